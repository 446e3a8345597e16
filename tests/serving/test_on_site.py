"""The first page says what stands between a portfolio and the site, and leads to what settles it."""

from __future__ import annotations

import re

import pytest

from generator.languages import words
from generator.serving.on_site import _ALSO, _WITHHELD
from tests.portfolios import PROFILE, written
from tests.serving.browsing import Browser

AGREED = re.search(r"consent: \{.*\}\n", PROFILE)[0]
GOAL = "---\ntype: goal\ntitle: {title}\nsubject: No\nstatus: planned\ncycle: 1\n{more}---\n"
WHY = {
    "no-consent": (AGREED, ""),
    "withdrawn": ("16-or-older}", "16-or-older, withdrawn_on: 2026-05-01}"),
    "expired": ("16-or-older}", "16-or-older, until: 2026-05-31}"),
    "not-yet": ("2025-01-10", "2026-12-24"),
    "not-in-scope": ("[portfolio]", "[photo]"),
    "other-audience": ("audience: public", "audience: cohort"),
    "private": ("visibility: public\n", ""),
}


@pytest.fixture
def ann(tmp_path):
    goals = {
        f"ann/goals/{name}.md": GOAL.format(title=name, more=more)
        for name, more in {"seen": "", "own": "visibility: private\n", "bare": "level:\n"}.items()
    }
    return written(tmp_path / "docs", goals)


def on_site(browser):
    return re.search(r'<section class="ed-on-site".*?</section>', browser.get("/of/ann").text, re.DOTALL)[0]


def test_each_reason_of_the_gate_leads_to_a_question_of_the_profile(ann):
    assert WHY.keys() == _WITHHELD.keys() - {"no-guardian"}  # which is wrong in the profile itself
    form = Browser.at(ann, "en").get("/edit/ann/profile.md").text
    for reason, change in WHY.items():
        (ann / "ann/profile.md").write_text(PROFILE.replace(*change), encoding="utf-8")
        found = on_site(Browser.at(ann, "en"))
        assert _WITHHELD[reason][0] in found, reason
        (place,) = re.findall(r'href="/edit/ann/profile\.md#([^"]+)"', found)
        assert f'id="{place}"' in form, reason


@pytest.mark.parametrize("language", ["nl", "en"])
def test_two_questions_that_stand_together_are_told_together(ann, language):
    told = words(language).gettext(_ALSO)
    for change, is_told in ((AGREED, False), (f"visibility: public\nframeworks: [kade]\n{AGREED}", True)):
        (ann / "ann/profile.md").write_text(PROFILE.replace(change, ""), encoding="utf-8")
        assert (told in on_site(Browser.at(ann, language))) == is_told
    assert not re.search("below|eronder", told)  # it is read where no question is


def test_a_profile_that_cannot_be_read_is_not_finished(ann):
    (ann / "ann/profile.md").write_text(PROFILE.replace("public, scope", "nobody, scope"), encoding="utf-8")
    assert "Je profiel is nog niet af." in on_site(Browser.at(ann, "nl"))


def test_what_only_its_author_sees_is_named_once_all_else_may_be_seen(ann):
    found = on_site(Browser.at(ann, "nl"))
    assert "Nog niet op de site" not in found
    assert re.findall(r'href="([^"]+)">(\w+)</a>', found) == [("/edit/ann/goals/own.md#f-visibility", "own")]
    assert "De school publiceert hem." in found


def test_what_is_not_finished_is_the_first_thing_to_do_and_is_told_once(ann):
    home = Browser.at(ann, "nl").get("/of/ann").text
    assert home.count("ed-todo") == 1
    assert re.search(r'class="ed-button ed-main" href="/edit/ann/goals/bare\.md"', home)
    assert 'class="ed-next"' not in home


def test_without_consent_it_says_so_and_not_that_the_question_may_stay_empty(ann):
    form = Browser.at(ann, "nl").get("/edit/ann/profile.md").text
    (legend,) = re.findall(r'id="f-consent-called">(.*?)</summary>', form, re.DOTALL)
    assert "zonder jouw toestemming wordt niets gepubliceerd" in legend
    assert "mag leeg blijven" not in legend
    assert form.index('id="f-consent-age_band"') < form.index('id="f-consent-given_on"')


def test_a_page_that_stands_alone_leads_back_and_one_beside_a_form_does_not(ann):
    browser = Browser.at(ann, "nl")
    for change, note in (("", ""), ("visibility: public\n", "Only you see this page")):
        (ann / "ann/profile.md").write_text(PROFILE.replace(change, ""), encoding="utf-8")
        (strip,) = re.findall('<p class="lk-note">.*?</p>', browser.get("/look/ann/").text)
        assert '<a href="/of/ann" lang="nl">Terug naar schrijven</a>' in strip
        assert note in strip
    assert 'href="/of/ann"' not in browser.get("/look/ann/", **{"Sec-Fetch-Dest": "iframe"}).text


def test_what_is_kept_says_what_to_do_next(ann):
    kept = Browser.at(ann, "nl").get("/edit/ann/goals/seen.md?kept=1").text
    (said,) = re.findall(r'<p class="ed-kept".*?</p>', kept)
    assert re.findall(r'href="([^"]+)"', said) == ["/of/ann", "/look/ann/goals/seen/"]


def test_what_has_no_page_yet_says_so_and_leads_to_none(ann):
    browser = Browser.at(ann, "nl")
    for name, has_page in (("seen", True), ("bare", False)):
        assert (browser.get(f"/look/ann/goals/{name}/").status_code == 200) == has_page
        kept = browser.get(f"/edit/ann/goals/{name}.md?kept=1").text
        assert (f'href="/look/ann/goals/{name}/"' in kept, "<iframe" in kept) == (has_page, has_page)
        assert ("Dit heeft geen pagina" in kept) != has_page
    typed = browser.filled("/edit/ann/goals/seen.md", {"f/title": ""}, [(".do", "more:activities")]).text
    assert "<iframe" in typed  # the page is of what was kept
    (ann / "ann/profile.md").write_text(PROFILE.replace("name: ", "nam: ", 1), encoding="utf-8")
    assert "<iframe" not in browser.get("/edit/ann/goals/seen.md").text


def test_whoever_tells_a_story_is_warned_of_names(ann):
    for path in ("/edit/ann/goals/seen.md", "/path/ann/1/1"):
        assert "Schrijf hier geen namen van cliënten" in Browser.at(ann, "nl").get(path).text


def test_where_there_is_no_picture_yet_nothing_is_to_be_chosen_but_a_new_one(ann):
    browser = Browser.at(ann, "nl")
    path = browser.filled("/add/ann/evidence", {"title": "Plan"}).headers["Location"]
    page = browser.get(path).text
    assert not re.search('<select[^>]*name="f/file"', page)
    assert re.search('id="f-file" tabindex="-1"><label for="f-file-up">', page)  # where what is missing leads
    (ann / "ann/evidence/plan.png").write_bytes(b"")
    page = browser.get(path).text
    assert page.index('id="f-file"') < page.index('id="f-file-up"')
