"""Draw what the samples' looks need: a logo for the school, and a wide picture for who has one.

The same bytes every time, as in ``draw_pictures.py``. Shapes are drawn four times as large and made smaller,
so that their edges are smooth.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "portfolios"
FACE = ROOT / "theme" / "assets" / "faces" / "bitter-latin.woff2"
FINE = 4
WIDE, HIGH = 1600, 500
Draw = ImageDraw.ImageDraw


def logo(words: str, sign: str, at: str) -> None:
    """A quay with two waves below it, and the school's name beside it; one looks through the ground."""
    image = Image.new("RGBA", (572 * FINE, 120 * FINE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for box in ((8, 14, 34, 66), (44, 30, 70, 66), (80, 6, 106, 66)):
        draw.rounded_rectangle([part * FINE for part in box], 6 * FINE, fill=sign)
    for top in (80, 102):
        points = [(x * FINE, (top + (5 if x // 14 % 2 else -3)) * FINE) for x in range(4, 112, 14)]
        draw.line(points, fill=sign, width=7 * FINE, joint="curve")
    face = ImageFont.truetype(str(FACE), 52 * FINE)
    face.set_variation_by_axes([700])
    draw.text((132 * FINE, 60 * FINE), "Leerhuis De Kade", font=face, fill=words, anchor="lm")
    image.resize((572, 120), Image.Resampling.LANCZOS).save(DOCS / at, "PNG", optimize=True)


def canvas(sky: str) -> tuple[Image.Image, Draw]:
    image = Image.new("RGB", (WIDE * 2, HIGH * 2), sky)
    return image, ImageDraw.Draw(image)


def kept(image: Image.Image, at: str) -> None:
    small = image.resize((WIDE, HIGH), Image.Resampling.LANCZOS)
    small.quantize(96, dither=Image.Dither.NONE).save(DOCS / at, "PNG", optimize=True)


def street(at: str) -> None:
    """A row of narrow houses along a canal, early in the morning."""
    luck, (image, draw) = random.Random(at), canvas("#fbe9d2")
    draw.ellipse((2300, 120, 2640, 460), fill="#f7c873")
    left = -40
    while left < WIDE * 2:
        wide, high = luck.randrange(150, 260), luck.randrange(330, 560)
        wall = luck.choice(("#8a4b3a", "#a8604a", "#6e4a5e", "#b9785a", "#7d5a6b"))
        top = 780 - high
        draw.rectangle((left, top, left + wide, 780), fill=wall)
        draw.polygon([(left, top), (left + wide / 2, top - 90), (left + wide, top)], fill=wall)
        for row in range(top + 30, 700, 120):
            for column in range(left + 26, left + wide - 40, 62):
                lit = luck.random() < 0.35
                draw.rounded_rectangle(
                    (column, row, column + 34, row + 60), 4, fill="#ffd98a" if lit else "#f4ece2"
                )
        left += wide + 6
    draw.rectangle((0, 780, WIDE * 2, HIGH * 2), fill="#53728a")
    for _ in range(70):
        x, y = luck.randrange(WIDE * 2), luck.randrange(800, HIGH * 2)
        draw.line((x, y, x + luck.randrange(60, 200), y), fill="#7f9db2", width=5)
    kept(image, at)


def bridge(at: str) -> None:
    """An arch over water, with its hangers."""
    image, draw = canvas("#dfe9f1")
    draw.polygon(
        [(0, 600), (700, 380), (1500, 640), (2300, 420), (3200, 620), (3200, 1000), (0, 1000)], fill="#b7cbd9"
    )
    draw.rectangle((0, 760, WIDE * 2, HIGH * 2), fill="#5d87a5")
    draw.arc((300, 160, 2900, 1360), 180, 360, fill="#23415c", width=34)
    for x in range(420, 2800, 110):
        y = 760 - (1 - ((x - 1600) / 1300) ** 2) ** 0.5 * 600
        draw.line((x, y, x, 730), fill="#23415c", width=8)
    draw.rectangle((0, 720, WIDE * 2, 764), fill="#23415c")
    for x in (300, 2860):
        draw.rectangle((x, 740, x + 60, 960), fill="#35566f")
    kept(image, at)


def table(at: str) -> None:
    """Bread on a table, and a wall of shelves with toys."""
    luck, (image, draw) = random.Random(at), canvas("#f3efe2")
    colours = ("#2f6f5e", "#c9583e", "#e2a53a", "#3f6fa3", "#8c5a8f")
    for row in (70, 300, 530):
        draw.rectangle((0, row + 190, WIDE * 2, row + 214), fill="#b99b6f")
        x = 40
        while x < WIDE * 2 - 160:
            wide, high = luck.randrange(70, 190), luck.randrange(70, 180)
            shape = luck.choice((draw.rectangle, draw.ellipse))
            shape((x, row + 190 - high, x + wide, row + 190), fill=luck.choice(colours))
            x += wide + luck.randrange(24, 90)
    draw.rectangle((0, 860, WIDE * 2, HIGH * 2), fill="#8b6a43")
    kept(image, at)


PICTURES: tuple[tuple[Callable[[str], None], str], ...] = (
    (street, "amina/route.png"),
    (bridge, "samir/bridge.png"),
    (table, "lotte/speelotheek.png"),
)

if __name__ == "__main__":
    logo("#1d2127", "#0b5d6b", "logo.png")
    logo("#f2f5f8", "#7fd3df", "logo-donker.png")
    for draw_it, where in PICTURES:
        draw_it(where)
        print(where)
