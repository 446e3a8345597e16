"""What each audience may see: everything that is not said to be seen is withheld."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from PIL import Image

from generator.gate.consent import ends_soon, reason_to_withhold
from generator.gate.hidden_names import HiddenNames
from generator.gate.people import shown_name, shown_person
from generator.gate.said import said_by
from generator.model import PARTS, Contact, Date, Document, Frameworks, Person, PersonConsent, Photo
from generator.reading.read import read_site
from tests.portfolios import PROFILE, ann, site_of, written
from tests.publications import publication

DAY = datetime.date(2026, 6, 1)


@pytest.fixture
def portfolio(tmp_path):
    return ann(tmp_path)[0]


def with_consent(portfolio, **changes):
    consent = replace(portfolio.profile.consent, **changes)
    return replace(portfolio, profile=replace(portfolio.profile, consent=consent))


def with_profile(portfolio, **changes):
    return replace(portfolio, profile=replace(portfolio.profile, **changes))


def test_a_portfolio_with_consent_is_seen_by_everybody(portfolio):
    for audience in ("public", "cohort", "private"):
        assert reason_to_withhold(portfolio.profile, audience, DAY) is None


def test_without_consent_only_its_author_sees_a_portfolio(portfolio):
    portfolio = with_profile(portfolio, consent=None)

    assert reason_to_withhold(portfolio.profile, "public", DAY) == "no-consent"
    assert reason_to_withhold(portfolio.profile, "cohort", DAY) == "no-consent"
    assert reason_to_withhold(portfolio.profile, "private", DAY) is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"withdrawn_on": Date("2026-05-01")}, "withdrawn"),
        ({"withdrawn_on": Date("2027-05-01")}, "withdrawn"),
        ({"until": Date("2026-05-31")}, "expired"),
        ({"until": Date("2026-05")}, "expired"),
        ({"given_on": Date("2026-06-02")}, "not-yet"),
        ({"scope": ("photo",)}, "not-in-scope"),
        ({"audience": "cohort"}, "other-audience"),
        ({"age_band": "under-16"}, "no-guardian"),
    ],
)
def test_consent_that_does_not_hold_withholds_the_portfolio(portfolio, changes, reason):
    assert reason_to_withhold(with_consent(portfolio, **changes).profile, "public", DAY) == reason


@pytest.mark.parametrize(
    "changes",
    [
        {"until": Date("2026-06-01")},
        {"until": Date("2026-06")},
        {"given_on": Date("2026-06-01")},
        {"age_band": "under-16", "given_by": "guardian"},
    ],
)
def test_consent_that_just_holds_is_enough(portfolio, changes):
    assert reason_to_withhold(with_consent(portfolio, **changes).profile, "public", DAY) is None


def test_consent_for_the_cohort_is_enough_for_the_cohort(portfolio):
    assert reason_to_withhold(with_consent(portfolio, audience="cohort").profile, "cohort", DAY) is None


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [
        ("public", {"public", "cohort", "private"}),
        ("cohort", {"cohort", "private"}),
        ("private", {"private"}),
        (None, {"private"}),
    ],
)
def test_a_profile_is_seen_by_those_its_visibility_names(portfolio, visibility, seen_by):
    portfolio = with_profile(portfolio, visibility=visibility)

    seen = {
        a for a in ("public", "cohort", "private") if reason_to_withhold(portfolio.profile, a, DAY) is None
    }
    assert seen == seen_by


EXPERIENCE = (
    "type: experience\ntitle: {title}\nlearning: informal\nstage: initial\nsetting: work\nstart: 2020\n"
)


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        ("public", ["default", "public"]),
        ("cohort", ["cohort", "default", "public"]),
        ("private", ["cohort", "default", "private", "public"]),
    ],
)
def test_a_document_is_seen_by_those_its_visibility_names(tmp_path, audience, seen):
    documents = {
        f"experiences__{name}": EXPERIENCE.format(title=name)
        + (f"visibility: {name}" if name != "default" else "")
        for name in ("public", "cohort", "private", "default")
    }
    site = site_of(tmp_path, **documents)

    published = publication(site, audience, DAY).site.portfolios[0]
    assert [experience.slug for experience in published.experiences] == seen


def test_what_is_withheld_is_named_with_its_reason(tmp_path):
    portfolio, site = ann(tmp_path)
    site = replace(site, portfolios=(with_profile(portfolio, consent=None),))

    published = publication(site, "public", DAY)
    assert published.site.portfolios == ()
    assert [(entry.slug, entry.reason) for entry in published.withheld] == [("ann", "no-consent")]


@pytest.mark.parametrize(
    ("show_as", "alias", "shown"),
    [("full", None, "Ann de Vries-Bakker"), ("first-name", None, "Ann"), ("alias", "Nan", "Nan")],
)
def test_a_learner_is_shown_as_they_chose(portfolio, show_as, alias, shown):
    assert shown_name(replace(portfolio.profile, show_as=show_as, alias=alias)) == shown


def test_only_the_chosen_name_passes_the_gate(tmp_path):
    profile = publication(site_of(tmp_path), "public", DAY).site.portfolios[0].profile

    assert profile.name == "Ann"
    assert "de Vries" not in repr(profile)


GIVEN = PersonConsent(given_on=Date("2025-01-01"))


@pytest.mark.parametrize(
    ("show_as", "consent", "name"),
    [
        ("name", GIVEN, "Bob van Dam"),
        ("initials", GIVEN, "B. v. D."),
        ("role", GIVEN, None),
        ("name", None, None),
        ("initials", None, None),
        ("name", replace(GIVEN, withdrawn_on=Date("2026-01-01")), None),
        ("name", replace(GIVEN, until=Date("2026-05-31")), None),
        ("name", replace(GIVEN, given_on=Date("2026-06-02")), None),
    ],
)
def test_somebody_else_is_named_only_as_they_agreed(show_as, consent, name):
    person = Person(
        id="bob",
        role="facilitator",
        name="Bob van Dam",
        organisation="Linde",
        show_as=show_as,
        consent=consent,
    )

    shown = shown_person(person, DAY)
    assert shown.name == name
    if consent is None:
        assert "Dam" not in repr(shown)
        assert shown.organisation is None


@pytest.mark.parametrize(
    ("scope", "photo", "contact"),
    [
        (("portfolio",), False, False),
        (("portfolio", "photo"), True, False),
        (("portfolio", "contact"), False, True),
    ],
)
def test_photo_and_contact_are_shown_only_within_the_scope(tmp_path, scope, photo, contact):
    portfolio, site = ann(tmp_path)
    portfolio = with_profile(
        portfolio, photo=Photo(file="a.png", alt="a"), contact=Contact(email="a@b.example")
    )
    site = replace(site, portfolios=(with_consent(portfolio, scope=scope),))

    profile = publication(site, "public", DAY).site.portfolios[0].profile
    assert (profile.photo is not None, profile.contact is not None) == (photo, contact)


def test_consent_itself_is_never_published(tmp_path):
    assert publication(site_of(tmp_path), "public", DAY).site.portfolios[0].profile.consent is None


def test_what_is_left_refers_to_nothing_that_is_gone(tmp_path):
    hidden = "visibility: private\n"
    site = site_of(
        tmp_path,
        experiences__secret=EXPERIENCE.format(title="x") + hidden,
        evidence__secret="type: evidence\ntitle: x\nmedia: observation\ndate: 2025\n" + hidden,
        evidence__plan="type: evidence\ntitle: x\nmedia: observation\ndate: 2025\nexperience: secret\n",
        questions__secret="type: question\ntitle: x\nstatus: open\ncycle: 1\n" + hidden,
        questions__open="type: question\ntitle: x\nstatus: open\ncycle: 1\ngoal: secret\n",
        goals__secret="type: goal\ntitle: x\nstatus: active\ncycle: 1\ncompetence: kade:A\n" + hidden,
        goals__known=(
            "type: goal\ntitle: x\nstatus: active\ncycle: 1\ncompetence: kade:A\n"
            "gap: secret\nquestion: secret\n"
        ),
        validations__secret=(
            "type: validation\ntitle: x\nstandard: kade:job\nassessor: judge\ndate: 2025\ncycle: 1\n"
            "methods: [portfolio]\noutcomes: [{competence: 'kade:A', verdict: met}]\n" + hidden
        ),
        validations__known=(
            "type: validation\ntitle: x\nstandard: kade:job\nassessor: judge\ndate: 2025\ncycle: 1\n"
            "methods: [portfolio]\n"
            "outcomes: [{competence: 'kade:A', verdict: met, evidence: [secret, plan]}]\n"
            "fingerprint: {secret: 0123456789abcdef, plan: 0123456789abcdef}\n"
        ),
        dialogues__talk=(
            "type: dialogue\ntitle: x\ndate: 2025\ncycle: 1\nphase: value\nparticipants: [self, coach]\n"
            "about: [experiences/secret, evidence/plan]\n"
            "feedback: [{from: coach, about: evidence/secret, text: y}]\n"
        ),
    )

    published = publication(site, "public", DAY).site.portfolios[0]
    assert "secret" not in repr(published)
    assert published.validations[0].outcomes[0].evidence == ("plan",)
    assert published.dialogues[0].about == ("evidence/plan",)
    assert published.dialogues[0].feedback[0].text == "y"


def test_consent_that_ends_within_thirty_days_is_reminded_of(tmp_path):
    portfolio, _ = ann(tmp_path)

    def reminded(until):
        return ends_soon(with_consent(portfolio, until=until and Date(until)).profile, DAY)

    assert reminded("2026-07-01")
    assert not reminded("2026-07-02")
    assert not reminded("2026-05-31")
    assert not reminded(None)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"given_on": Date("2026-06-02"), "until": Date("2027-06-01")}, "not-yet"),
        ({"given_on": Date("2026-06-01"), "until": Date("2027-06-01")}, None),
        ({"given_on": Date("2026-06")}, None),
        ({"given_by": "guardian"}, None),
        ({"withdrawn_on": Date("2026-05-01"), "until": Date("2026-05-02")}, "withdrawn"),
    ],
)
def test_the_reason_is_the_one_its_author_can_do_something_about(portfolio, changes, reason):
    assert reason_to_withhold(with_consent(portfolio, **changes).profile, "public", DAY) == reason


def test_the_title_of_a_portfolio_does_not_give_away_a_name(tmp_path):
    portfolio, site = ann(tmp_path)

    def title(audience, **changes):
        changed = replace(site, portfolios=(with_profile(portfolio, **changes),))
        return publication(changed, audience, DAY).site.portfolios[0].profile.title

    assert title("public", show_as="first-name") == "Ann"
    assert title("cohort", show_as="alias", alias="Nan") == "Nan"
    assert title("public", show_as="full") == "Portfolio of Ann"
    assert title("private", show_as="first-name") == "Portfolio of Ann"


def test_an_alias_never_passes_beside_the_name(tmp_path):
    portfolio, site = ann(tmp_path)
    site = replace(site, portfolios=(with_profile(portfolio, show_as="full", alias="Nan"),))

    assert publication(site, "public", DAY).site.portfolios[0].profile.alias is None


def test_an_author_sees_photo_and_contact_in_the_preview_whatever_the_scope(tmp_path):
    portfolio, site = ann(tmp_path)
    portfolio = with_profile(
        portfolio, photo=Photo(file="a.png", alt="a"), contact=Contact(email="a@b.example"), consent=None
    )

    profile = publication(replace(site, portfolios=(portfolio,)), "private", DAY).site.portfolios[0].profile
    assert profile.photo
    assert profile.contact


def test_the_organisation_of_somebody_who_agreed_is_shown():
    person = Person(
        id="bob", role="customer", name="Bob", organisation="Linde", function="nurse", consent=GIVEN
    )

    shown = shown_person(person, DAY)
    assert (shown.name, shown.organisation, shown.function) == (None, "Linde", "nurse")
    assert shown.consent is None


def test_initials_are_of_every_part_of_a_name():
    person = Person(id="x", role="learner", name="Jan-Willem d'Hont", show_as="initials", consent=GIVEN)

    assert shown_person(person, DAY).name == "J. W. d."


def test_everybody_a_portfolio_names_goes_through_the_gate(tmp_path):
    portfolio, site = ann(tmp_path)
    named = tuple(
        Person(id=f"p{number}", role="learner", name=f"Secret{number}", show_as="name") for number in range(3)
    )
    site = replace(site, portfolios=(with_profile(portfolio, people=named),))

    for audience in ("public", "cohort", "private"):
        assert "Secret" not in repr(publication(site, audience, DAY))


def test_what_is_left_still_refers_to_what_is_there(tmp_path):
    site = site_of(
        tmp_path,
        experiences__care=EXPERIENCE.format(title="x") + "competences: [{competence: 'kade:A'}]",
        evidence__plan=(
            "type: evidence\ntitle: x\nmedia: observation\ndate: 2025\ncycle: 1\nexperience: care\n"
            "competences: [{competence: 'kade:A'}]"
        ),
        assessments__self=(
            "type: assessment\ntitle: x\nby: self\ndate: 2025\ncycle: 1\n"
            "scores: [{competence: 'kade:A', level: 1}]"
        ),
        questions__open=(
            "type: question\ntitle: x\nstatus: open\ncycle: 1\ngoal: known\ncompetences: ['kade:A']"
        ),
        goals__known=(
            "type: goal\ntitle: x\nstatus: active\ncycle: 1\ncompetence: kade:A\ngap: scan\nquestion: open\n"
        ),
        validations__scan=(
            "type: validation\ntitle: x\nstandard: kade:job\nassessor: judge\ndate: 2025\ncycle: 1\n"
            "methods: [portfolio]\noutcomes: [{competence: 'kade:A', verdict: met, evidence: [plan]}]\n"
            "fingerprint: {plan: 0123456789abcdef}\n"
        ),
        dialogues__talk=(
            "type: dialogue\ntitle: x\ndate: 2025\ncycle: 1\nphase: value\nparticipants: [self, coach]\n"
            "about: [experiences/care]\nfeedback: [{from: coach, about: evidence/plan, text: y}]\n"
        ),
    )
    site = replace(
        site, portfolios=(with_profile(site.portfolios[0], frameworks=("kade",), highlights=("kade:A",)),)
    )
    before, after = site.portfolios[0], publication(site, "public", DAY).site.portfolios[0]

    for part in PARTS:
        assert getattr(after, part) == getattr(before, part)
    assert after.profile.frameworks == ("kade",)
    assert after.profile.highlights == ("kade:A",)

    without = publication(replace(site, frameworks=Frameworks()), "public", DAY).site.portfolios[0]
    assert without.profile.frameworks == without.profile.highlights == ()
    assert without.experiences[0].competences == without.evidence[0].competences == ()
    assert without.assessments[0].scores == without.questions[0].competences == ()
    assert without.validations[0].outcomes == ()


# Names, however they are written ---------------------------------------------------------------


@pytest.mark.parametrize(
    "prose",
    [
        "Milan Verbeek hielp mij.",
        "MILAN  VERBEEK hielp mij.",
        "Dank aan Milan **Verbeek**.",
        "> Dit zei Milan\n> Verbeek.",
        "Milan&nbsp;Verbeek hielp mij.",
        "Verbeek, Milan",
        "M. Verbeek",
        "Milan-Verbeek en Milan_Verbeek",
        "Mi\u200dlan Verbeek",
        "Milàn Verbeek",
        "Milan Verbeeks netwerk",
        "Mi<!-- x -->lan Verbeek",
        "Mi**lan** Ver**beek**",
        "`Mi`lan Verbeek",
        "M Verbeek",
    ],
)
def test_a_document_that_names_somebody_without_consent_is_withheld(prose, tmp_path):
    assert _published_questions(tmp_path, prose) == []


@pytest.mark.parametrize(
    "prose",
    [
        "Milan hielp mij.",
        "Mevrouw Verbeek",
        "Milano Verbeekstraat",
        "Milan en Verbeek",
        "'m verbeek",  # what a word is when somebody is called so who wants to make others' texts vanish
        "m verbeek",
    ],
)
def test_a_part_of_a_name_is_no_full_name(prose, tmp_path):
    assert _published_questions(tmp_path, prose) == ["why"]


def test_the_name_of_a_file_may_name_nobody(tmp_path):
    assert _published_questions(tmp_path, "Who?", slug="milan-verbeek") == []


def test_who_agreed_may_be_named(tmp_path):
    agreed = "show_as: name, consent: {given_on: 2025-01-01}"
    assert _published_questions(tmp_path, "Milan Verbeek hielp mij.", agreed=f", {agreed}") == ["why"]


def _published_questions(folder, prose, slug="why", agreed=""):
    person = f"  - {{id: milan, name: Milan Verbeek, role: learner{agreed}}}\n"
    question = f"---\ntype: question\ntitle: Why?\nstatus: open\ncycle: 1\n---\n{prose}\n"
    docs = written(
        folder,
        {
            "ann/profile.md": PROFILE.replace("people:\n", f"people:\n{person}"),
            f"ann/questions/{slug}.md": question,
        },
    )
    (found,) = publication(read_site(docs).site, "public", DAY).site.portfolios
    return [each.slug for each in found.questions]


HANNA = PROFILE.replace("Ann de Vries-Bakker", "Hanna Brouwer").replace("Portfolio of Ann", "Hanna")


@pytest.mark.parametrize(
    ("hers", "slug", "seen"),
    [
        (HANNA, "hanna", False),  # shown by her first name
        (HANNA.replace("visibility: public", "visibility: private"), "hanna", False),
        (
            HANNA.replace("given_on: 2025-01-10", "given_on: 2025-01-10, withdrawn_on: 2026-01-01"),
            "hanna",
            False,
        ),
        (HANNA.replace("language: en", "language: en\nshow_as: full"), "hanna", True),
        (HANNA, "mallory", True),  # who only says that it is her name
    ],
)
def test_a_neighbour_names_no_learner_who_does_not_show_that_name(hers, slug, seen, tmp_path):
    question = "---\ntype: question\ntitle: Why?\nstatus: open\ncycle: 1\n---\nHanna Brouwer helped.\n"
    docs = written(
        tmp_path,
        {
            "cohort.yml": "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n",
            f"{slug}/profile.md": hers,
            "ann/questions/why.md": question,
        },
    )
    found = publication(read_site(docs).site, "public", DAY).site.portfolios
    (questions,) = [portfolio.questions for portfolio in found if portfolio.slug == "ann"]
    assert [question.prose for question in questions] == [
        "Hanna Brouwer helped." if seen else "A fellow learner helped."
    ]


def test_an_alias_is_no_neighbours_hidden_name(tmp_path):
    docs = written(
        tmp_path,
        {
            "cohort.yml": "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [en]\n",
            "hanna/profile.md": HANNA,
            "ann/profile.md": PROFILE.replace(
                "language: en", "language: en\nshow_as: alias\nalias: H. Brouwer"
            ),
        },
    )
    assert [each.slug for each in publication(read_site(docs).site, "public", DAY).site.portfolios] == [
        "hanna"
    ]


def test_a_file_of_a_withheld_document_is_withheld_though_another_links_to_it(tmp_path):
    picture = "---\ntype: evidence\ntitle: {}\nmedia: image\ndate: 2025\nfile: a.png\nalt: A\n{}---\n"
    link = "---\ntype: question\ntitle: Why?\nstatus: open\ncycle: 1\n---\n![see](../evidence/a.png)\n"
    docs = written(tmp_path, {"ann/questions/why.md": link})
    (docs / "ann/evidence").mkdir()
    Image.new("RGB", (8, 8)).save(docs / "ann/evidence/a.png")
    for visibility, files in (("public", 1), ("private", 0)):
        text = picture.format("Plan", f"visibility: {visibility}\n")
        (docs / "ann/evidence/a.md").write_text(text, encoding="utf-8")
        (found,) = publication(read_site(docs).site, "public", DAY).site.portfolios
        assert len(found.files) == files


# Names that must not be told ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "Anna Vries",
        "Vries, Anna",
        "ANNA VRIES",
        "A. Vries",
        "_A. Vries_",
        "__A. Vries__",
        "_A._ Vries",
        "A. _Vries_",
        "*A.* **Vries**",
        "A.&nbsp;Vries",
        "A. VRIES",
        "A. Vri*e*s",
        "Anna<!-- -->Vries en An<!-- -->na Vries",
        "van A. Vries's hand",
    ],
)
def test_a_hidden_name_is_found_however_it_is_written(said):
    assert found_in(said, "Anna Vries")


@pytest.mark.parametrize(
    "said", ["E. Bakker", "\u00c9. Bakker", "E\u0301. Bakker", "\u00c9. BAKKER", "e\u0301lise bakker"]
)
def test_accents_hide_no_name(said):
    assert found_in(said, "\u00c9lise Bakker")


@pytest.mark.parametrize(
    "said", ["'s avonds", "\u2019s avonds en \u2019s morgens", "mooie avonds", "USA vonds"]
)
def test_ordinary_words_are_no_name(said):
    assert not found_in(said, "Sara Avonds")


def found_in(said, name):
    """Whether a text tells a hidden name, as it stands in a document."""
    document = Document(source="ann/questions/x.md", slug="x", title=said)
    told = HiddenNames.of({"bob": name}).told_in(said_by(document))
    return told is not None and told.name == name
