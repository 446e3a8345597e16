"""Nothing jumps while a page comes in over a slow network: layout shift, as browsers measure it.

Here are the pages on which something comes late; ``test_every_look.py`` has every kind of page.
"""

from __future__ import annotations

import pytest

from .conftest import CHROMIUM
from .pages import shift, slowed

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")

MOST = 0.05
"""Of all that is on the screen, and how far it went."""

PATHS = (
    "",
    "learners/",
    "amina/",
    "samir/nl/",
    "amina/value/",
    "amina/evidence/certificaat-medicatie/",
    "amina/evidence/dagplan/",
    "joris/evidence/lasnaad/",
    "samir/experiences/bridge-office/",
    "grace/evidence/",
)
"""With pictures, a face of letters, charts, or a list that a script begins."""


@pytest.mark.parametrize(
    ("width", "every"),
    [(390, 2), *(pytest.param(width, 1, marks=pytest.mark.heavy) for width in (390, 1280))],
)
def test_pages_with_something_that_comes_late_stand_still(width, every, chromium, address):
    with slowed(chromium, address, width) as page:
        shifted = {path: shift(page, path) for path in PATHS[::every]}

    assert {path: found for path, found in shifted.items() if found > MOST} == {}
