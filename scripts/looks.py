"""Take the pictures of every palette with every header: ``python -m scripts.looks``.

A site is built for each header; a palette is a word on the page's root, so it is changed there. Each palette
has one picture: the three headers by day above, in the dark below, and one on a telephone beside them.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import typing
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from generator.hosts.command import build_site
from generator.model import Header, Palette
from tests.browser.conftest import CHROMIUM, served

ROOT = Path(__file__).resolve().parent.parent
GOAL = ROOT / "docs/pictures/looks"
HEADERS, PALETTES = typing.get_args(Header), typing.get_args(Palette)
WIDE, NARROW, SCHEMES = (1280, 800), (360, 720), ("light", "dark")
SMALL, GAP = 480, 8
Shots = dict[tuple[str, str, str, int], Image.Image]


def main() -> None:
    GOAL.mkdir(parents=True, exist_ok=True)
    shots: Shots = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for header in HEADERS:
            school = with_header(Path(folder, header), header)
            assert (
                build_site(school / "mkdocs.yml", strict=True, site_dir=None, audience=None, quiet=True) == 0
            )
            with served(school / "site") as address:
                shots |= {(header, *key): shot for key, shot in taken(browser, f"{address}/amina/")}
        browser.close()
    for palette in PALETTES:
        sheet(shots, palette).save(GOAL / f"{palette}.webp", quality=82, method=6)
    (ROOT / "docs/looks.md").write_text(page(), encoding="utf-8")


def with_header(folder: Path, header: str) -> Path:
    """The sample cohort with one learner, who has this header."""
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    docs = folder / "portfolios"
    shutil.copytree(ROOT / "portfolios/amina", docs / "amina")
    shutil.copytree(ROOT / "portfolios/frameworks", docs / "frameworks")
    for name in ("cohort.yml", "register.yml", "logo.png", "logo-donker.png"):
        shutil.copy(ROOT / "portfolios" / name, docs)
    profile = docs / "amina/profile.md"
    text = re.sub(r"  header: \w+", f"  header: {header}", profile.read_text(encoding="utf-8"))
    profile.write_text(text, encoding="utf-8")
    return folder


def taken(browser: Browser, address: str) -> Iterator[tuple[tuple[str, str, int], Image.Image]]:
    """A picture of a page in each palette, by day and in the dark, wide and narrow."""
    for (width, height), scheme in ((size, scheme) for size in (WIDE, NARROW) for scheme in SCHEMES):
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        shown = context.new_page()
        shown.goto(address)
        shown.reload()  # the face of titles is there by now
        for palette in PALETTES:
            shown.evaluate("name => document.documentElement.dataset.palette = name", palette)
            image = Image.open(io.BytesIO(shown.screenshot())).convert("RGB")
            high = round(SMALL * WIDE[1] / WIDE[0])
            size = (round(image.width * high / image.height), high)
            yield (palette, scheme, width), image.resize(size, Image.Resampling.LANCZOS)
        context.close()


def sheet(shots: Shots, palette: str) -> Image.Image:
    """All pictures of a palette on one sheet."""
    rows = [
        [
            shots[header, palette, scheme, width]
            for header in HEADERS
            for width, *_ in (WIDE, NARROW)
            if width == WIDE[0] or header == "wide"
        ]
        for scheme in SCHEMES
    ]
    high = [max(shot.height for shot in row) for row in rows]
    wide = sum(shot.width + GAP for shot in rows[0]) - GAP
    whole = Image.new("RGB", (wide, sum(high) + GAP), "#888888")
    y = 0
    for row, height in zip(rows, high, strict=True):
        x = 0
        for shot in row:
            whole.paste(shot, (x, y))
            x += shot.width + GAP
        y += height + GAP
    return whole


def page() -> str:
    """The page of the documentation that shows them all."""
    shown = "".join(
        f"## {name}\n![{name}: {', '.join(HEADERS)}, by day and in the dark](pictures/looks/{name}.webp)\n\n"
        for name in PALETTES
    )
    about = (
        "Each palette with the headers calm, portrait and wide, by day and in the dark, and on a telephone."
    )
    text = f"# Palettes and headers\n\n{about} `python -m scripts.looks` took the pictures.\n\n{shown}"
    return f"{text.rstrip()}\n"


if __name__ == "__main__":
    main()
