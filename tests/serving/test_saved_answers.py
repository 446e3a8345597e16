"""What is in a document is shown as a person types it, and kept as it was."""

from __future__ import annotations

import re
import shutil

import pytest

from generator.confined import Confined
from generator.editing.choices import Choices
from generator.editing.fields import Field
from generator.editing.filled import dated
from generator.model import Frameworks
from generator.places import languages
from generator.reading.suggestions.dates import DATES
from generator.serving.views import _shown
from generator.writing.wording import language_names
from tests.editing.texts import PORTFOLIOS
from tests.portfolios import PROFILE, written
from tests.serving.browsing import Browser

PATH = "/edit/ann/profile.md"
DIPLOMA = "---\ntype: evidence\ntitle: D\nmedia: credential\nfile: diploma.jwt\ndate: 2014\n---\n"
AGREED = re.search(r"given_on: [-0-9]+", PROFILE)[0]
TYPED = {
    "2026-01-12": {"nl": "12 januari 2026", "en": "12 January 2026"},
    "2026-01": {"nl": "januari 2026", "en": "January 2026"},
    "2026": {"nl": "2026", "en": "2026"},
    '"2026"': {"nl": "2026", "en": "2026"},
    "2026-1-2": {"nl": "2026-1-2", "en": "2026-1-2"},
    "ooit": {"nl": "ooit", "en": "ooit"},
}


@pytest.fixture
def ann(tmp_path):
    return written(tmp_path / "docs", {})


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("there", TYPED)
def test_a_date_is_shown_as_people_type_it_and_kept_to_the_byte(ann, there, language):
    file = ann / "ann/profile.md"
    file.write_text(PROFILE.replace(AGREED, f"given_on: {there}"), encoding="utf-8")
    before, browser = file.read_bytes(), Browser.at(ann, language)
    page = browser.get(PATH).text
    assert re.search(r'name="f/consent/given_on"[^>]* value="([^"]*)"', page)[1] == TYPED[there][language]
    assert browser.filled(PATH).status_code == 303
    assert file.read_bytes() == before
    assert browser.filled(PATH, {"f/consent/given_on": "3-4-2026"}).status_code == 303
    assert "given_on: 2026-04-03" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", languages())
def test_each_month_is_understood_as_it_is_shown(language):
    for name in sorted(DATES):
        for month in range(1, 13):
            for text in (f"2026-{month:02}", f"2026-{month:02}-01", f"2024-{month:02}-28"):
                shown = _shown(Field((name,), "date", value=text), language)
                assert shown != text
                assert dated(shown, name) == text


@pytest.mark.parametrize("language", languages())
def test_no_two_languages_are_called_the_same(language):
    names = [it.casefold() for it in language_names(language).values()]
    assert len(set(names)) == len(names) > 150


@pytest.mark.parametrize(
    ("language", "called", "other"), [("nl", "Arabisch", "pools"), ("en", "Arabic", "polish")]
)
def test_a_language_is_shown_by_its_name_and_kept_as_it_was(ann, language, called, other):
    file = ann / "ann/profile.md"
    skills = "language_skills: [{name: ar, native: true}, {name: Tarifit}]\n"
    file.write_text(PROFILE.replace("people:", f"{skills}people:"), encoding="utf-8")
    before, browser = file.read_bytes(), Browser.at(ann, language)
    page = browser.get(PATH).text
    assert re.search(r'name="f/language_skills/0/name"[^>]* value="([^"]*)"', page)[1] == called
    assert f'<option value="{Choices(language, Frameworks()).called("nl")}"></option>' in page
    assert browser.filled(PATH).status_code == 303
    assert file.read_bytes() == before
    assert browser.filled(PATH, {"f/language_skills/1/name": other}).status_code == 303
    assert "{name: pl}" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "why", "what"),
    [
        (
            "nl",
            "Voor iemand onder de 16 moet een ouder of voogd toestemming geven.",
            "Vraag het je ouder of voogd. Vinden die het goed, kies dat dan.",
        ),
        ("en", "For somebody under 16 a parent or guardian has to agree.", "Ask your parent or guardian."),
    ],
)
def test_who_is_under_sixteen_reads_at_the_question_who_must_agree(ann, language, why, what):
    """Also where another question of those about consent has no answer yet."""
    told = PROFILE.replace("16-or-older", "under-16").replace(f"{AGREED}, ", "")
    (ann / "ann/profile.md").write_text(told, encoding="utf-8")
    browser = Browser.at(ann, language)
    box = re.search(r'id="f-consent-given_by-wrong">(.*?)</div>', browser.get(PATH).text, re.DOTALL)[1]
    assert why in box
    assert what in box
    assert f'href="{PATH}#f-consent-given_by"' in browser.get("/of/ann").text


def test_a_credential_that_did_not_change_is_looked_at_once(tmp_path, monkeypatch):
    """Counted in processes: each key that is pressed would begin one else."""
    docs = written(tmp_path / "docs", {"ann/evidence/diploma.md": DIPLOMA})
    shutil.copy(PORTFOLIOS / "amina/evidence/diploma-helpende.jwt", docs / "ann/evidence/diploma.jwt")
    begun, begin = [], Confined._begun  # what is counted
    monkeypatch.setattr(Confined, "_begun", lambda it: begun.append(it.module) or begin(it))
    browser = Browser.at(docs)
    for _ in range(3):
        browser.get("/edit/ann/cycles/2.md")
    assert begun.count("generator.credentials.worker") == 1
    file = docs / "ann/evidence/diploma.jwt"
    file.write_bytes(file.read_bytes() + b"\n")
    browser.get("/edit/ann/cycles/2.md")
    assert begun.count("generator.credentials.worker") == 2
