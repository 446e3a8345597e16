"""The picture for links."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from generator.media.card import HEIGHT, WIDTH, CardText, card_picture
from generator.model import Look, Photo, PublicFile
from generator.places import THEME
from generator.writing.faces import FACES, face_files
from generator.writing.portfolio_pages import portfolio_pages
from tests.portfolios import ann

FACE = THEME / face_files("serif")[0]
OWN, SOFT = "#612f8d", "#f6f1fc"


def photo(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(stream, "PNG")
    return stream.getvalue()


def pixel(drawn: bytes, x: int, y: int) -> tuple[int, ...]:
    return Image.open(io.BytesIO(drawn)).convert("RGB").getpixel((x, y))


@pytest.mark.parametrize("name", ["Amina Yusuf", "Łukasz Żółć", "أمينة", "X" * 300, "A " * 200, ""])
def test_a_picture_can_be_drawn_of_any_name_and_is_always_the_same(name):
    said = CardText(name, name, name)
    drawn = card_picture(said, OWN, SOFT, FACE, photo("#123456"))
    assert Image.open(io.BytesIO(drawn)).size == (WIDTH, HEIGHT)
    assert drawn == card_picture(said, OWN, SOFT, FACE, photo("#123456"))
    assert len(drawn) < 60_000


@pytest.mark.parametrize("face", FACES)
def test_it_is_in_the_learner_s_colours_in_any_face_with_the_photo_where_there_is_one(face):
    said, file = CardText("Ann"), THEME / face_files(face)[0]
    plain, shown = card_picture(said, OWN, SOFT, file), card_picture(said, OWN, SOFT, file, photo("#123456"))
    for drawn in (plain, shown):
        assert pixel(drawn, 5, 300) == pytest.approx((0x61, 0x2F, 0x8D), abs=6)
        assert pixel(drawn, 600, 20) == pytest.approx((0xF6, 0xF1, 0xFC), abs=6)
    assert pixel(shown, 920, 315) == pytest.approx((0x12, 0x34, 0x56), abs=6)
    assert pixel(plain, 920, 315) == pytest.approx((0xF6, 0xF1, 0xFC), abs=6)


def test_what_stands_on_it_is_what_the_pages_show(tmp_path):
    care = "type: experience\ntitle: Caring\nlearning: informal\nstage: initial\nsetting: care\nstart: 2025"
    made, site = ann(tmp_path, experiences__care=care)
    profile = replace(made.profile, look=Look(palette="sea"), photo=Photo(file="ann.png", alt="Ann"))
    files = (
        (
            "ann/ann.png",
            PublicFile("full.jpg", "image", 900, 900, (PublicFile("small.jpg", "image", 400, 400),)),
        ),
    )
    with_photo = replace(made, profile=profile, files=files)
    card = portfolio_pages(with_photo, site.frameworks, root="ann/").card
    assert (card.palette, card.photo, card.line) == ("sea", "small.jpg", "1 experience")
    without = replace(with_photo, profile=replace(profile, photo=None))
    assert portfolio_pages(without, site.frameworks, root="ann/").card.photo == ""
