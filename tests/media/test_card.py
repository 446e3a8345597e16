"""The picture for links."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from generator.media.card import HEIGHT, WIDTH, card_picture


@pytest.mark.parametrize("name", ["Amina Yusuf", "أمينة", "X" * 300, "A " * 200, ""])
def test_a_picture_can_be_drawn_of_any_name_and_is_always_the_same(name):
    drawn = card_picture(name, name, (0, 1 / 3, 1, 0.5))
    assert Image.open(io.BytesIO(drawn)).size == (WIDTH, HEIGHT)
    assert drawn == card_picture(name, name, (0, 1 / 3, 1, 0.5))
    assert len(drawn) < 40_000
