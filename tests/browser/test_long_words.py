"""A word that is longer than a telephone is wide is broken, and no page is wider than the screen for it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.hosts.conftest import ROOT, mkdocs

from .conftest import CHROMIUM, served
from .pages import kinds

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}")

OF_NAME = "Aansprakelijkheidswaardevaststellingsveranderingen"
LONG = OF_NAME * 2
_FIELDS = (
    "title|headline|text|motivation|ambition|learning_style|advice|rationale|caption"
    "|focus|region|situation|task|action|result|reflection|transfer|response|answer|support|outcome|label"
)
_FIELD = re.compile(rf"^([ -]*(?:{_FIELDS}): )(?=[A-Za-z])", re.MULTILINE)
_IN_LANGUAGES = re.compile(r"(?<=[{ ](?:nl|en): )(\"?)(?=[A-Z])")
_NAME = re.compile(r"\bYusuf\b|(?<=organisation: )(?=[A-Z])|(?<=school: )(?=[A-Z])")
PROSE = f"""
# {LONG}

{LONG} and **{LONG}**, `{LONG.lower()}`,
[{LONG}](https://kade.example/{LONG}), ~~{LONG}~~ and {LONG}[^{LONG[:40]}].

- {LONG}
  - {LONG}
    1. {LONG}

> {LONG}

| {LONG} | {LONG} |
|---|---|
| {LONG} | `{LONG}` |

```
{LONG * 3}
```

<details><summary>{LONG}</summary>{LONG}</details>

[^{LONG[:40]}]: {LONG}
"""


_WIDER = """[...document.querySelectorAll('main *')].filter(it => {
  const box = it.getBoundingClientRect(); return box.width && box.right > innerWidth + 1
}).slice(-3).map(it => it.outerHTML.slice(0, 300))"""
"""What reaches past the side."""


def lengthened(file: Path) -> None:
    text = _NAME.sub(f"{OF_NAME} ", _FIELD.sub(rf"\1{LONG} ", file.read_text(encoding="utf-8")))
    text = _IN_LANGUAGES.sub(rf"\1{LONG} ", text)
    more = PROSE if file.suffix == ".md" and text.startswith("---") else ""
    file.write_text(text + more, encoding="utf-8")


@pytest.fixture
def site(tmp_path):
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for name in ("portfolios", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    files = [path for path in (tmp_path / "portfolios").rglob("*") if path.suffix in {".md", ".yml"}]
    for file in files:
        lengthened(file)
    said = mkdocs("build", folder=tmp_path)
    assert said.returncode == 0, said.stdout
    assert not re.search("error:|fout:", said.stdout), said.stdout
    with served(tmp_path / "site") as address:
        yield address


@pytest.mark.heavy
def test_on_no_kind_of_page_does_a_long_word_reach_past_the_side(site, chromium):
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    wide, seen = [], 0
    for kind, path in kinds().items():
        page.goto(f"{site}/{path}")
        seen += LONG.lower() in page.content().lower()
        if page.evaluate("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"):
            wide.append((kind, page.evaluate(_WIDER)))
    page.close()
    assert wide == [], "\n".join(map(str, wide))
    assert seen >= len(kinds()) - 2
