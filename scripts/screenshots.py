"""Take the pictures of every kind of page: ``make screenshots``.

Each kind in each of its languages, wide and narrow, light and dark; the page Print also as its first
sheets. They go to ``docs/pictures/pages``, with a page that shows them all.
"""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from generator.desk.folder import write_desk
from generator.desk.pages import Pages
from generator.desk.place import DeskPlace
from generator.hosts.command import build_site
from generator.places import languages
from generator.serving.run import served as editor_of
from generator.serving.workplace import Workplace
from tests.browser.conftest import CHROMIUM, served
from tests.browser.pages import kinds
from tests.serving.browsing import workplace

ROOT = Path(__file__).resolve().parent.parent
GOAL = ROOT / "docs/pictures/pages"
FORMS, NAME = ROOT / "docs/pictures/forms", "Leerkring"
FORMS_OF = {
    "home": "/of/amina",
    "form": "/edit/amina/evidence/dagplan.md",
    "question": "/path/amina/2/1",
}
LOOKS = {"wide": (1280, 800, "light"), "wide-dark": (1280, 800, "dark"), "narrow": (360, 740, "light")}
DESK, ON = ROOT / "docs/pictures/desk", datetime.date(2026, 11, 30)
DESK_OF = {"everybody": "index.html", "learner": "learners/amina.html"}
HOME = "amina/"
SEVERAL = {"front page, nl": "", "cohort of several, nl": "2026/"}
COLOURS = 128
"""Flat pages need no more, and the files stay small."""


def main() -> None:
    GOAL.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        assert build_site(ROOT / "mkdocs.yml", strict=True, site_dir=site, audience=None, quiet=True) == 0
        with served(site) as address:
            names = taken(address, kinds())
            at_home(address)
        school = several(Path(folder, "school"))
        assert build_site(school / "mkdocs.yml", strict=True, site_dir=None, audience=None, quiet=True) == 0
        with served(school / "site") as address:
            names += taken(address, SEVERAL)
        forms(Path(folder, "forms"))
        desks(Path(folder, "desks"))
    rows = "".join(row(name) for name in names)
    title = "# Every kind of page\n\nThe sample cohort, as `make screenshots` took it.\n"
    (ROOT / "docs/pages.md").write_text(
        f"{title}\n| | wide | dark | narrow |\n|---|---|---|---|\n{rows}", encoding="utf-8"
    )


def forms(folder: Path) -> None:
    """The forms of ``leerkring edit``, as somebody sees them who begins and somebody who goes on."""
    FORMS.mkdir(parents=True, exist_ok=True)
    docs = folder / "portfolios"
    for name in ("amina", "frameworks", "trust"):
        shutil.copytree(ROOT / "portfolios" / name, docs / name)
    for file in (ROOT / "portfolios").glob("*.yml"):
        shutil.copy(file, docs)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for language in languages():
            place = workplace(folder / "nothing/portfolios", language)
            place.name = NAME
            with edited(place) as address:
                photographed(browser, address, {"new": "/new"}, language)
            place = workplace(docs, language)
            place.name, place.only = NAME, "amina"
            with edited(place) as address:
                photographed(browser, address, FORMS_OF, language)
        browser.close()


def desks(folder: Path) -> None:
    """The teacher's desk, and the sheet for the next conversation."""
    DESK.mkdir(parents=True, exist_ok=True)
    docs = Path(shutil.copytree(ROOT / "portfolios", folder / "portfolios"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        for language in languages():
            place = DeskPlace(docs, folder, "", NAME, language, ON)
            write_desk(Pages(place.desk()), folder / language, [docs])
            for name, path in DESK_OF.items():
                page.goto((folder / language / path).as_uri())
                saved(page.screenshot(), DESK / f"{name}-{language}.png", 1280)
        browser.close()


@contextmanager
def edited(place: Workplace) -> Iterator[str]:
    """The address that opens an editor."""
    editor = editor_of(place)
    Thread(target=editor.server.serve_forever, daemon=True).start()
    yield editor.address
    editor.server.shutdown()


def photographed(browser: Browser, address: str, pages: dict[str, str], language: str) -> None:
    """Take pictures of pages of an editor."""
    page = browser.new_page(viewport={"width": 1000, "height": 720})
    page.set_default_timeout(300_000)  # whatever else the computer does
    page.goto(address)
    for name, path in pages.items():
        page.goto(f"{address.partition('/?')[0]}{path}")
        saved(page.screenshot(), FORMS / f"{name}-{language}.png", 1000)
    page.close()


def several(folder: Path) -> Path:
    """The sample learners in two cohorts on one site."""
    docs = folder / "portfolios"
    for cohort, learners in {"2025": ("joris", "lotte"), "2026": ("amina", "grace", "samir")}.items():
        for learner in learners:
            shutil.copytree(ROOT / "portfolios" / learner, docs / cohort / learner)
        text = (ROOT / "portfolios/cohort.yml").read_text(encoding="utf-8")
        text = text.replace("start: 2024-09", f"start: {cohort}-09").replace(
            "De leerkring", f"Leerkring {cohort}"
        )
        (docs / cohort / "cohort.yml").write_text(text, encoding="utf-8")
        for file in ("logo.png", "logo-donker.png", "register.yml"):
            shutil.copy(ROOT / "portfolios" / file, docs / cohort)
    for shared in ("frameworks", "trust"):
        shutil.copytree(ROOT / "portfolios" / shared, docs / shared)
    shutil.copy(ROOT / "portfolios/trust.yml", docs)
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def row(name: str) -> str:
    pictures = (f"![{name}, {look}](pictures/pages/{name}-{look}.png)" for look in LOOKS)
    return f"| {name.replace('-', ' ')} | {' | '.join(pictures)} |\n"


def taken(address: str, pages: dict[str, str]) -> list[str]:
    """Take the pictures of some pages by their kinds; the names of the kinds."""
    names = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for look, (width, height, scheme) in LOOKS.items():
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            for kind, path in pages.items():
                name = kind.replace("/", "-").replace(", ", "-").replace(" ", "-")
                page.goto(f"{address}/{path}")
                saved(page.screenshot(), GOAL / f"{name}-{look}.png", width)
                if look == "wide":
                    names.append(name)
            context.close()
        browser.close()
    return names


def at_home(address: str) -> None:
    """The picture of the README, and the first sheets of the page Print."""
    width, height, scheme = LOOKS["wide"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.goto(f"{address}/{HOME}")
        page.screenshot(path=ROOT / "docs/pictures/home.png")
        page.goto(f"{address}/{HOME}print/")
        on_paper(page.pdf(prefer_css_page_size=True))
        browser.close()


def saved(png: bytes, goal: Path, width: int) -> None:
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(png)
        file.flush()
        image = Image.open(file.name)
        smaller = (
            image.resize((width // 2, image.height * (width // 2) // image.width)) if width > 600 else image
        )
        smaller.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(goal, optimize=True)


def on_paper(pdf: bytes) -> None:
    """The first four sheets beside each other."""
    sheets = [sheet.render(scale=0.5).to_pil() for sheet in list(pypdfium2.PdfDocument(pdf))[:4]]
    whole = Image.new("RGB", (sum(it.width for it in sheets), sheets[0].height), "white")
    for number, sheet in enumerate(sheets):
        whole.paste(sheet, (number * sheet.width, 0))
    whole.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(GOAL / "paper.png", optimize=True)


if __name__ == "__main__":
    main()
