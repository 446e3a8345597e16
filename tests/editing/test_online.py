"""The schemas are forms on the web, as the content system there wants them; nothing comes from elsewhere."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import tarfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import jsonschema_rs
import pytest

from generator.editing import online_files as files_module
from generator.editing.choices import Choices
from generator.editing.online import HOSTS, Keeping, Online
from generator.editing.online_files import ContentSystem, OtherScriptError, content_system, online_files
from generator.model import FOLDERS, KIND
from generator.reading.documents import read_document
from generator.reading.schemas import schema
from tests.serving.browsing import workplace

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def accepts():
    """Says whether Sveltia CMS takes a configuration, by the schema that it publishes."""
    text = gzip.decompress((HERE / "sveltia/schema.json.gz").read_bytes())
    return jsonschema_rs.validator_for(json.loads(text))


@cache
def choices_of(whose: str) -> Choices:
    place = workplace(ROOT / "portfolios")
    document = place.document(f"{whose}/profile.md")
    return place.choices(document, read_document(document.file, document.path, KIND["profile"]))


def every(made):
    """All fields of a configuration, however deep."""
    if isinstance(made, dict):
        if "widget" in made:
            yield made
        for each in made.values():
            yield from every(each)
    elif isinstance(made, list):
        for each in made:
            yield from every(each)


@pytest.mark.parametrize("whose", ["", *sorted(p.parent.name for p in ROOT.glob("portfolios/*/profile.md"))])
def test_the_content_system_takes_the_forms_of_every_portfolio(accepts, whose):
    choices = choices_of(whose) if whose else Choices("nl")
    for language, forge in zip(("nl", "en", "nl"), HOSTS, strict=True):
        spoken = replace(choices, language=language)
        made = Online("portfolios/x", Keeping(forge, "school/portfolio"), spoken).configuration()
        assert [error.message for error in accepts.iter_errors(made)] == []


def test_every_kind_of_document_with_prose_and_every_field_of_it_is_a_form():
    made = Online("portfolios/amina", Keeping("github", "a/b"), choices_of("amina")).configuration()
    forms = {each["name"]: each["fields"] for each in (*made["collections"], *made["singletons"])}
    assert set(forms) == {"profile", *(kind.name for kind in FOLDERS.values() if kind.has_prose)}
    for kind, fields in forms.items():
        asked = {name for name, says in schema(kind)["properties"].items() if says.get("x-ask") != ""}
        assert {each["name"] for each in fields} == asked | {"body"}, kind
    for each in every(made):
        if each["widget"] != "hidden":
            assert each.get("label") or each.get("name") is None, each
        assert each.get("options", True), each


def test_questions_and_choices_are_in_the_words_of_our_own_forms():
    made = Online("portfolios/amina", Keeping("github", "a/b"), choices_of("amina")).configuration()
    evidence = next(each for each in made["collections"] if each["name"] == "evidence")
    fields = {each["name"]: each for each in evidence["fields"]}
    assert fields["media"]["hint"] == "Wat voor bewijs is het?"
    assert {"label": "foto of tekening", "value": "image"} in fields["media"]["options"]
    assert fields["experience"]["widget"] == "relation"
    assert evidence["filter"] == {"field": "type", "value": "evidence"}


@pytest.mark.parametrize(
    ("keeping", "backend", "asked"),
    [
        (Keeping("github", "a/b"), {"name": "github"}, "https://api.github.com"),
        (
            Keeping("gitlab", "a/b/c"),
            {"name": "gitlab", "base_url": "https://gitlab.com"},
            "https://gitlab.com",
        ),
        (
            Keeping("forgejo", "a/b", "https://git.kade.example"),
            {"name": "gitea", "api_root": "https://git.kade.example/api/v1"},
            "https://git.kade.example",
        ),
    ],
)
def test_a_page_asks_its_own_forge_and_nobody_else(keeping, backend, asked):
    online = Online("portfolios/x", keeping, Choices("en"))
    assert backend.items() <= online.configuration()["backend"].items()
    page = online_files(online, ContentSystem({"sveltia-cms.js": b"//"}))["index.html"].decode()
    told = re.search(r"connect-src ([^;]+);", page)[1]
    assert told == f"'self' blob: data: {asked}"
    assert "script-src 'self';" in page
    assert "default-src 'none'" in page


def test_a_browser_runs_no_other_script_than_the_one_in_the_folder():
    system = ContentSystem({"sveltia-cms.js": b"alert(1)"})
    page = online_files(Online("p/x", Keeping("github", "a/b"), Choices("en")), system)["index.html"].decode()
    assert f'<script src="sveltia-cms.js" integrity="{system.integrity}"></script>' in page
    assert re.findall(r"<script(?![^>]* src=)", page) == []
    assert "https://" not in page.replace("https://api.github.com", "")


def packed(folder: Path, **files: bytes) -> Path:
    package = folder / "cms.tgz"
    with tarfile.open(package, "w:gz") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return package


def test_only_the_package_that_was_pinned_is_taken(tmp_path, monkeypatch):
    files = {"dist/sveltia-cms.js": b"//", "LICENSE.txt": b"MIT", "locales/nl.json": b"{}"}
    package = packed(tmp_path, **files)
    with pytest.raises(OtherScriptError):
        content_system(package, "nl")
    monkeypatch.setattr(files_module, "PACKAGE", hashlib.sha256(package.read_bytes()).hexdigest())
    assert set(content_system(package, "nl").files) == {
        "sveltia-cms.js",
        "sveltia-cms.LICENSE.txt",
        "locales/nl.json",
    }
    package.write_bytes(package.read_bytes() + b"\0")
    with pytest.raises(OtherScriptError):
        content_system(package, "nl")
