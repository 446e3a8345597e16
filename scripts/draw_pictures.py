"""Draw the pictures of the sample portfolios: simple shapes, the same bytes every time.

For every picture or PDF a sample document names, a motif is chosen by the words in its file name.
Run it after adding a sample document that names a new file; what is there is drawn again.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator.reading.documents import Draft, read_document
from generator.reading.files import learner_folder, learner_folders

DOCS = Path(__file__).resolve().parent.parent / "portfolios"
WIDE, HIGH = 960, 720
PALETTES = (
    ("#1b6b2f", "#a9d5b4", "#f4efe2", "#e0a458", "#27313b"),
    ("#0b5cad", "#b5d3ef", "#f5f2ea", "#d9763f", "#232a36"),
    ("#7b2d8e", "#dcc0e3", "#f6f1ea", "#e3b04b", "#2b2433"),
    ("#b83c0a", "#f0c8ac", "#f7f3e9", "#3f7d74", "#2d2621"),
)
NEVER = time.struct_time((2026, 1, 1, 0, 0, 0, 3, 1, 0))


class Sheet:
    """A picture being drawn: its canvas, its colours and its own luck."""

    def __init__(self, name: str, wide: int = WIDE, high: int = HIGH) -> None:
        self.luck = random.Random(name)
        self.deep, self.soft, self.paper, self.accent, self.ink = self.luck.choice(PALETTES)
        self.image = Image.new("RGB", (wide, high), self.paper)
        self.draw = ImageDraw.Draw(self.image)
        self.wide, self.high = wide, high

    def text(self, at: tuple[float, float], words: str, size: int, colour: str | None = None) -> None:
        self.draw.text(at, words, font=ImageFont.load_default(size), fill=colour or self.ink)

    def box(
        self, left: float, top: float, right: float, bottom: float, colour: str, radius: int = 14
    ) -> None:
        self.draw.rounded_rectangle((left, top, right, bottom), radius, fill=colour)

    def lines(self, left: float, top: float, wide: float, count: int, gap: int = 34) -> None:
        """Lines of writing that cannot be read."""
        for number in range(count):
            length = wide * self.luck.uniform(0.55, 1)
            self.box(left, top + number * gap, left + length, top + number * gap + 10, self.soft, 5)


def portrait(sheet: Sheet) -> None:
    sheet.draw.rectangle((0, 0, sheet.wide, sheet.high), fill=sheet.soft)
    skin = sheet.luck.choice(("#8d5524", "#c68642", "#e0ac69", "#f1c27d", "#6b4226"))
    hair = sheet.luck.choice(("#2b1d14", "#4a3728", "#8a8a8a", "#3a2a2a", "#a0622d"))
    sheet.draw.ellipse((40, 470, 560, 900), fill=sheet.deep)
    sheet.box(250, 380, 350, 520, skin, 40)
    sheet.draw.ellipse((170, 90, 430, 400), fill=hair)
    sheet.draw.ellipse((190, 140, 410, 420), fill=skin)
    sheet.draw.pieslice((185, 95, 415, 330), 180, 360, fill=hair)
    for eye in (250, 340):
        sheet.draw.ellipse((eye, 265, eye + 16, 285), fill=sheet.ink)
    sheet.draw.arc((250, 300, 350, 365), 20, 160, fill=sheet.ink, width=6)


def plan(sheet: Sheet) -> None:
    sheet.box(60, 50, 900, 670, "#ffffff")
    sheet.box(60, 50, 900, 130, sheet.deep)
    for column in range(7):
        left = 80 + column * 117
        sheet.draw.line((left - 10, 130, left - 10, 670), fill=sheet.soft, width=3)
        for row in range(4):
            if sheet.luck.random() < 0.7:
                top = 150 + row * 128
                sheet.box(left, top, left + 92, top + 96, sheet.luck.choice((sheet.soft, sheet.accent)))


def weld(sheet: Sheet) -> None:
    sheet.draw.rectangle((0, 0, sheet.wide, sheet.high), fill="#7d858d")
    sheet.draw.rectangle((0, 0, sheet.wide, 340), fill="#98a1a9")
    for step in range(46):
        left = 10 + step * 20
        shade = sheet.luck.randint(150, 205)
        sheet.draw.ellipse(
            (left, 312, left + 46, 372), fill=(shade, shade - 6, shade - 14), outline="#5b6167", width=2
        )
    for _ in range(60):
        left, top = sheet.luck.randint(0, sheet.wide), sheet.luck.randint(280, 410)
        sheet.draw.ellipse((left, top, left + 4, top + 4), fill="#4b4f54")


def certificate(sheet: Sheet) -> None:
    sheet.draw.rectangle((30, 30, 930, 690), outline=sheet.deep, width=14)
    sheet.draw.rectangle((56, 56, 904, 664), outline=sheet.accent, width=4)
    sheet.box(250, 120, 710, 170, sheet.deep, 8)
    sheet.lines(200, 240, 560, 6, 46)
    sheet.draw.ellipse((700, 500, 830, 630), fill=sheet.accent)
    sheet.draw.ellipse((725, 525, 805, 605), outline=sheet.paper, width=6)
    sheet.draw.arc((170, 540, 330, 620), 200, 340, fill=sheet.ink, width=5)


def drawing(sheet: Sheet) -> None:
    for line in range(0, 960, 40):
        sheet.draw.line((line, 0, line, 720), fill="#e6e1d2", width=1)
        sheet.draw.line((0, line, 960, line), fill="#e6e1d2", width=1)
    sheet.draw.rectangle((120, 110, 760, 560), outline=sheet.deep, width=8)
    for wall in ((120, 330, 440, 330), (440, 110, 440, 250), (440, 420, 440, 560), (600, 330, 760, 330)):
        sheet.draw.line(wall, fill=sheet.deep, width=8)
    sheet.draw.arc((380, 270, 500, 390), 270, 360, fill=sheet.accent, width=4)
    sheet.draw.line((120, 620, 760, 620), fill=sheet.ink, width=3)
    for end in (120, 760):
        sheet.draw.line((end, 605, end, 635), fill=sheet.ink, width=3)


def truss(sheet: Sheet) -> None:
    sheet.draw.line((80, 520, 880, 520), fill=sheet.deep, width=10)
    points = [(80 + 100 * step, 520 if step % 2 == 0 else 300) for step in range(9)]
    sheet.draw.line(points, fill=sheet.deep, width=8, joint="curve")
    sheet.draw.line((180, 300, 780, 300), fill=sheet.deep, width=10)
    for left, top in points:
        sheet.draw.ellipse((left - 12, top - 12, left + 12, top + 12), fill=sheet.accent)
    for left in range(180, 800, 200):
        sheet.draw.line((left, 140, left, 280), fill=sheet.ink, width=5)
        sheet.draw.polygon(((left - 14, 260), (left + 14, 260), (left, 290)), fill=sheet.ink)


def chart(sheet: Sheet) -> None:
    sheet.draw.line((110, 80, 110, 620, 880, 620), fill=sheet.ink, width=5)
    for column in range(6):
        high = sheet.luck.randint(120, 480)
        colour = sheet.accent if column == 5 else sheet.deep
        sheet.box(150 + column * 118, 616 - high, 230 + column * 118, 616, colour, 8)


def poster(sheet: Sheet) -> None:
    sheet.draw.rectangle((0, 0, sheet.wide, sheet.high), fill=sheet.deep)
    sheet.draw.ellipse((560, 60, 900, 400), fill=sheet.accent)
    sheet.draw.polygon(((60, 660), (330, 250), (600, 660)), fill=sheet.soft)
    sheet.draw.polygon(((380, 660), (600, 360), (820, 660)), fill=sheet.paper)
    sheet.box(60, 70, 460, 120, sheet.paper, 8)
    sheet.box(60, 140, 360, 170, sheet.soft, 8)


def rack(sheet: Sheet) -> None:
    for row in range(3):
        top = 120 + row * 190
        sheet.box(60, top + 130, 900, top + 152, "#8b6b4a", 4)
        for place in range(9):
            left = 90 + place * 92
            high = sheet.luck.randint(50, 122)
            sheet.box(
                left,
                top + 130 - high,
                left + 62,
                top + 130,
                sheet.luck.choice((sheet.deep, sheet.soft, sheet.accent)),
                10,
            )


def table(sheet: Sheet) -> None:
    sheet.draw.rectangle((0, 430, 960, 720), fill="#b98b5e")
    for place in range(4):
        left = 70 + place * 225
        sheet.draw.ellipse((left, 480, left + 170, 600), fill="#ffffff")
        sheet.draw.ellipse(
            (left + 25, 500, left + 145, 580), fill=sheet.luck.choice((sheet.deep, sheet.accent, sheet.soft))
        )
    for place in range(5):
        left = 60 + place * 180
        sheet.draw.ellipse(
            (left, 190, left + 110, 300), fill=sheet.luck.choice(("#8d5524", "#e0ac69", "#c68642"))
        )
        sheet.box(
            left - 20, 300, left + 130, 440, sheet.luck.choice((sheet.deep, sheet.soft, sheet.accent)), 40
        )


def screen(sheet: Sheet) -> None:
    sheet.box(90, 60, 870, 560, sheet.ink, 24)
    sheet.box(115, 85, 845, 535, "#ffffff", 8)
    sheet.box(115, 85, 845, 135, sheet.deep, 8)
    sheet.lines(150, 180, 380, 9)
    sheet.box(580, 180, 810, 340, sheet.soft)
    sheet.box(580, 370, 810, 490, sheet.accent)
    sheet.box(400, 560, 560, 650, "#9aa0a8", 4)


def writing(sheet: Sheet) -> None:
    sheet.box(150, 30, 810, 700, "#ffffff", 6)
    sheet.box(200, 80, 560, 112, sheet.deep, 6)
    sheet.lines(200, 160, 540, 14)


MOTIFS: tuple[tuple[Callable[[Sheet], None], tuple[str, ...]], ...] = (
    (portrait, ("portrait",)),
    (weld, ("las", "weld", "naad")),
    (certificate, ("certific", "diploma", "bewijs", "vca", "oorkonde")),
    (truss, ("truss", "beam", "constr", "bridge", "frame", "roof", "load", "calc")),
    (drawing, ("tekening", "drawing", "plattegrond", "floor", "plan-van", "map", "route", "draft")),
    (chart, ("chart", "grafiek", "cijfer", "begroting", "budget", "score", "stat", "meting", "report")),
    (poster, ("poster", "flyer", "affiche", "uitnodiging", "banner", "concert", "choir")),
    (rack, ("rek", "rack", "speelgoed", "shelf", "kast", "tool", "voorraad", "linen", "trolley", "repair")),
    (
        table,
        ("tafel", "table", "keuken", "kitchen", "taalcafe", "cafe", "team", "groep", "training", "toernooi"),
    ),
    (
        screen,
        (
            "scherm",
            "screen",
            "site",
            "pc",
            "netwerk",
            "network",
            "dashboard",
            "app",
            "script",
            "excel",
            "sheet",
        ),
    ),
    (
        plan,
        ("plan", "rooster", "roster", "week", "schema", "agenda", "planning", "kalender", "list", "lijst"),
    ),
)


def motif(name: str) -> Callable[[Sheet], None]:
    return next((draw for draw, words in MOTIFS if any(word in name for word in words)), writing)


def draw(path: Path) -> None:
    """Draw one file; a PDF is a page of unreadable writing."""
    name = path.stem.lower()
    pdf = path.suffix == ".pdf"
    size = (600, 600) if name.startswith("portrait") else (WIDE, HIGH)
    sheet = Sheet(f"{path.relative_to(DOCS).parts[0]}/{name}", *size)
    (writing if pdf else motif(name))(sheet)
    if pdf:
        sheet.image.save(path, "PDF", creationDate=NEVER, modDate=NEVER, producer=None)
    else:
        sheet.image.quantize(64).save(path, "PNG", optimize=True)


def wanted() -> list[Path]:
    """Every file that a sample document names."""
    found = []
    for slug in learner_folders(DOCS):
        for kind, document in learner_folder(DOCS, slug).documents:
            read = read_document(document.file, document.path, kind)
            if isinstance(read, Draft):
                names = (
                    read.data.get("file"),
                    read.data.get("credential"),
                    (read.data.get("photo") or {}).get("file"),
                )
                found += [document.file.with_name(name) for name in names if name]
    return sorted(set(found))


if __name__ == "__main__":
    for file in wanted():
        draw(file)
        print(file.relative_to(DOCS))
