"""A badge as a picture and as a drawing, with its credential in it."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image

from generator.credentials.envelopes import envelope_of
from generator.media.badge_picture import SIDE, BadgeLook, BadgeText, badge_png, badge_svg
from generator.media.badges import has_credential, is_badge
from generator.places import THEME
from generator.writing.faces import face_files

LOOK = BadgeLook("#612f8d", "#f6f1fc", THEME / face_files("serif")[0])
SAID = {"name": "Één & <b>]]></b> \U0001f642 \"'", "deep": [{"at": "\\u003c"}, None, True, 1]}
TITLES = ["EVC Verzorgende-IG", "أمينة", "X" * 300, "A " * 200, "", "<script>]]>&\"'", "\N{BOM}\x85"]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_can_be_drawn_and_the_credential_comes_out_as_it_went_in(title):
    said = BadgeText(title, title, "2026")
    content = json.dumps(SAID, ensure_ascii=False).encode()
    png, svg = badge_png(said, LOOK, content), badge_svg(said, LOOK, SAID)
    assert png == badge_png(said, LOOK, content)
    assert svg == badge_svg(said, LOOK, SAID)
    assert envelope_of(png).content == content
    assert json.loads(envelope_of(svg).content) == SAID
    assert has_credential(png)
    assert is_badge(svg)


def test_a_picture_is_a_picture_for_other_programs_too():
    content = json.dumps(SAID, ensure_ascii=False).encode()
    with Image.open(io.BytesIO(badge_png(BadgeText("Badge", "Kade", "2026"), LOOK, content))) as image:
        image.load()
        assert image.size == (SIDE, SIDE)
        assert image.getpixel((SIDE // 2, 20)) == (0x61, 0x2F, 0x8D)
        assert image.text["openbadgecredential"].encode() == content
