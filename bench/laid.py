"""A cohort as Hugo and Eleventy want it: the same Markdown, what they read as data, pages without Markdown.

A learner's profile becomes the index of their folder. The framework, the settings of the cohort and the words
on the pages are JSON. Eleventy makes pages from data by itself; Hugo needs a file for each page, so those
that nobody wrote (overviews, the page for printing, one for each competence) get some lines of front matter.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

_SHARED = Path(__file__).with_name("sites") / "shared"
_INDEX = {"hugo": "_index.md", "eleventy": "index.md"}
_Fields = Mapping[str, object]


def lay(name: str, cohort: Path, folder: Path) -> None:
    """Put all of a cohort into the folder of a site, and move the profiles."""
    shutil.copytree(_SHARED, folder, dirs_exist_ok=True)
    portfolios, data = cohort / "portfolios", folder / "data"
    for document in portfolios.glob("*/**/*.md"):
        copy = folder / "content" / document.relative_to(portfolios)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(document, copy)
    for file in (portfolios / "cohort.yml", portfolios / "frameworks" / "trade.yml"):
        read = yaml.safe_load(file.read_text(encoding="utf-8"))
        (data / f"{file.stem}.json").write_text(json.dumps(read), encoding="utf-8")
    profiles = sorted(folder.glob("content/*/profile.md"))
    for profile in profiles:
        profile.rename(profile.with_name(_INDEX[name]))
    if name == "hugo":
        for path, fields in _stubs(folder, [profile.parent for profile in profiles]):
            _write(path, fields)


def _stubs(folder: Path, learners: Iterable[Path]) -> Iterator[tuple[Path, _Fields]]:
    words, framework = (_read(folder / "data" / f"{name}.json") for name in ("words", "trade"))
    competences = {
        each["id"]: {
            "title": each["title"],
            "weight": number,
            "competence": f"{framework['id']}:{each['id']}",
            "code": each["id"],
        }
        for number, each in enumerate(framework["competences"], 1)
    }
    anybodys: set[str] = set()
    for learner in learners:
        yield from ((learner / path, fields) for path, fields in _overviews(words))
        shown = _shown(learner) & set(competences)
        anybodys |= shown
        for code in shown:
            yield learner / "competences" / f"trade-{code}.md", {"type": "competence", **competences[code]}
    for code in anybodys:
        fields = {"type": "cohort", "layout": "claimed", **competences[code]}
        yield folder / "content" / "competences" / f"trade-{code}.md", fields


def _overviews(words: Mapping[str, Any]) -> Iterator[tuple[str, _Fields]]:
    for phase in words["phases"]:
        name, title = phase["id"], phase["title"]
        fields = {"type": "overview", "layout": "phase", "phase": name, "title": title, "shelf": f"{name}/"}
        yield f"{name}.md", fields
    for name, title in words["overviews"].items():
        yield f"{name}.md", {"type": "overview", "layout": name, "title": title, "shelf": f"{name}/"}


def _shown(learner: Path) -> set[str]:
    """The competences that a learner's documents name."""
    texts = (file.read_text(encoding="utf-8") for file in learner.rglob("*.md"))
    return {code for text in texts for code in re.findall(r"\btrade:(\w+)\b", text)}


def _read(file: Path) -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read


def _write(file: Path, fields: _Fields) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = (f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
    file.write_text(f"---\n{''.join(lines)}---\n", encoding="utf-8")
