"""A portfolio to write in."""

from __future__ import annotations

import pytest

from tests.portfolios import written

CARE = "type: experience\ntitle: Care\nlearning: formal\nstage: initial\nsetting: care\nstart: 2025\n"


@pytest.fixture
def ann(tmp_path):
    return written(tmp_path / "docs", {"ann/experiences/care.md": f"---\n{CARE}---\n"})
