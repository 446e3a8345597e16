import json
import re

import pytest
from click.testing import CliRunner

from generator import __version__
from generator.cli import leerkring
from generator.cli.here import site_language

PROFILE = "---\ntype: profile\ntitle: Portfolio\nname: Amina Yusuf\nlanguage: nl\n---\n"
CYCLE = "---\ntype: cycle\nnumber: 1\ntitle: Begin\nstart: {start}\nphase: recognise\n---\n"
FRAMEWORK = (
    'type: framework\nid: kade\ntitle: Kade\nversion: "1"\npublisher: De Kade\nlicence: CC0\n'
    "source: https://leerhuis.example\ncompetences:\n  - {id: A, title: A}\n"
    "requirements:\n  - {id: vak, title: Vak, kind: function, asks: []}\n"
)
EVIDENCE = "---\ntype: evidence\ntitle: Plan\nmedia: product\ndate: 2025\n---\n"
VALIDATION = (
    '---\ntype: validation\ntitle: Scan\nstandard: "kade:vak"\nassessor: peter\ndate: 2025\ncycle: 1\n'
    'methods: [portfolio]\noutcomes:\n  - {competence: "kade:A", verdict: met, evidence: [plan]}\n---\n'
)


@pytest.fixture(autouse=True)
def _outside_a_build(monkeypatch, tmp_path):
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR", "LEERKRING_AUDIENCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    site_language.cache_clear()


@pytest.fixture
def docs(tmp_path):
    write(tmp_path / "docs/amina/profile.md", PROFILE)
    write(tmp_path / "docs/amina/cycles/1.md", CYCLE.format(start=2025))
    return tmp_path / "docs"


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def run(*arguments):
    return CliRunner().invoke(leerkring, arguments)


@pytest.fixture
def site(tmp_path):
    """A whole site as ``new`` makes it."""
    assert run("new", "--name", "Sanne de Vries").exit_code == 0
    return tmp_path


# check ------------------------------------------------------------------------------------------


def test_check_exits_with_0_when_all_is_well(docs):
    result = run("check", "--docs", str(docs))
    assert (result.exit_code, result.stdout) == (0, "✓ 2 bestanden in orde (1 portfolio)\n")


def test_check_exits_with_1_when_something_is_wrong(docs):
    write(docs / "amina/cycles/1.md", CYCLE.format(start="ooit"))
    result = run("check", "--docs", str(docs))
    assert result.exit_code == 1
    assert result.stdout.startswith("docs/amina/cycles/1.md:5:8: fout: ")


def test_check_speaks_english_when_asked(docs):
    write(docs / "amina/cycles/1.md", CYCLE.format(start="ooit"))
    assert ": error: " in run("--lang", "en", "check", "--docs", str(docs)).stdout


def test_check_shows_only_what_is_wrong_in_the_paths_given(docs):
    write(docs / "amina/cycles/1.md", CYCLE.format(start="ooit"))
    write(docs / "amina/questions/x.md", "---\ntype: question\n---\n")
    everywhere = json.loads(run("check", "--docs", str(docs), "--format", "json").stdout)
    found = run("check", "docs/amina/questions", "--docs", str(docs), "--format", "json")
    assert len(everywhere["problems"]) > len(json.loads(found.stdout)["problems"])
    assert found.exit_code == 1
    assert run("check", "docs/amina/profile.md", "--docs", str(docs)).exit_code == 0


def test_a_path_outside_the_docs_folder_is_wrong_use(docs, tmp_path):
    result = run("check", str(write(tmp_path / "elders.md", "")), "--docs", str(docs))
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("form", ["text", "concise", "json", "github", "gitlab", "sarif", "junit"])
def test_check_reports_in_every_format(docs, form):
    write(docs / "amina/cycles/1.md", CYCLE.format(start="ooit"))
    result = run("check", "--docs", str(docs), "--format", form)
    assert result.exit_code == 1
    assert "amina/cycles/1.md" in result.stdout


def test_on_github_the_format_is_github_and_the_summary_gets_a_table(docs, tmp_path, monkeypatch):
    write(docs / "amina/cycles/1.md", CYCLE.format(start="ooit"))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert run("check", "--docs", str(docs)).stdout.startswith("::error file=docs/amina/cycles/1.md,line=5")
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("### Leerkring: ")


def test_a_format_that_does_not_exist_is_wrong_use(docs):
    assert run("check", "--docs", str(docs), "--format", "xml").exit_code == 2


def test_outside_a_site_a_verb_says_so(tmp_path):
    result = run("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Er is hier geen mkdocs.yml. Ga naar de map van je site.\n"
    assert run("build").exit_code == run("serve").exit_code == run("status").exit_code == 2
    assert list(tmp_path.iterdir()) == []


# new and add ------------------------------------------------------------------------------------


def test_a_new_site_is_checked_and_built(site):
    assert run("check").exit_code == 0
    assert run("build", "--strict", "--site-dir", "out").exit_code == 0
    assert (site / "out/404.html").exists()


def test_new_says_which_files_there_are_and_what_to_do_next(tmp_path):
    result = run("new", "mijn", "--name", "Sanne", "--lang", "en")
    assert "mijn/portfolios/sanne/profile.md" in result.stdout.split("\n")
    assert result.stderr == "Your site is there. mijn/README.md says what to do next.\n"
    assert (tmp_path / "mijn/README.md").exists()


def test_new_never_overwrites(tmp_path):
    write(tmp_path / "mkdocs.yml", "site_name: Van mij\n")
    result = run("new", "--name", "Sanne")
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_new_needs_a_name(tmp_path):
    assert run("new").exit_code == run("new", "--name", " ").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_second_portfolio_needs_a_cohort(site):
    result = run("new", "portfolio", "Bram", "Bakker")
    assert result.exit_code == 0
    assert "leerkring add cohort" in result.stderr
    assert (site / "portfolios/bram/profile.md").exists()


def test_who_joins_is_put_on_the_list_of_learners(tmp_path):
    run("new", "--cohort", "--name", "Sanne de Vries")
    told = run("new", "portfolio", "Bram Bakker")
    assert told.stdout.splitlines()[-1].endswith("portfolios/learners.yml")
    assert "{folder: bram, name: Bram Bakker}" in (tmp_path / "portfolios/learners.yml").read_text()


def test_whoever_cannot_be_put_on_the_list_is_told_which_line_to_write(tmp_path):
    run("new", "--cohort", "--name", "Sanne de Vries")
    write(tmp_path / "portfolios/learners.yml", "type: learners\nlearners: [{folder: sanne, name: S V}]\n")
    told = run("new", "portfolio", "Bram", "Bakker,", "jr.")
    assert told.exit_code == 0
    assert told.stderr == (
        "portfolios/learners.yml kon niet worden aangevuld. Zet deze regel zelf op de lijst: "
        '- {folder: bram, name: "Bram Bakker, jr."}\n'
    )


def test_a_list_of_learners_needs_no_title(docs):
    told = run("--lang", "en", "add", "learners", "--docs", str(docs))
    assert told.stdout == "docs/learners.yml\n"
    assert told.stderr == (
        "Nothing is left to fill in.\n"
        "These are the names in the profiles. See that each is what the school calls that learner.\n"
    )
    assert run("check", "--docs", str(docs)).exit_code == 0


def test_add_names_the_file_and_what_is_blank(docs):
    result = run("add", "question", "Hoe zeg ik nee?", "--docs", str(docs))
    assert result.stdout == "docs/amina/questions/hoe-zeg-ik-nee.md\n"
    assert result.stderr == "Nog in te vullen:\n  docs/amina/questions/hoe-zeg-ik-nee.md:20: status\n"


@pytest.mark.usefixtures("site")
def test_add_makes_a_translation_beside_its_document():
    result = run("add", "translation", "portfolios/sanne/cycles/1.md")
    assert (result.stdout, result.stderr) == (
        "portfolios/sanne/cycles/1.en.md\n",
        "Nog in te vullen:\n  portfolios/sanne/cycles/1.en.md:10: title\n",
    )
    assert run("add", "translation", "cycles/1", "--language", "en").exit_code == 2


def test_a_translation_asks_in_the_language_of_every_new_document(tmp_path):
    assert run("new", "--name", "Sanne", "--lang", "en").exit_code == 0
    docs = tmp_path / "portfolios"
    assert run("add", "goal", "Nee", "--docs", str(docs)).exit_code == 0
    assert run("add", "translation", "goals/nee", "--docs", str(docs)).exit_code == 0
    for name in ("nee", "nee.nl"):
        assert "# Vul in wat leeg is." in (docs / f"sanne/goals/{name}.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Noem het bestand dat je wilt vertalen: leerkring add translation goals/nee.md\n"),
        (
            ("goals/ja",),
            "Er is geen document goals/ja om te vertalen. Noem het bestand, zoals goals/nee.md.\n",
        ),
        (("cycle/1",), "Er is geen document cycle/1 om te vertalen. Bedoel je: sanne/cycles/1.md?\n"),
        (
            ("cycles/1", "--language", "nl"),
            "Het portfolio zelf is in die taal. Een vertaling kan zijn in: en.\n",
        ),
    ],
)
def test_why_there_is_no_translation_is_told(arguments, told):
    result = run("add", "translation", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", told)


@pytest.mark.parametrize(
    "arguments",
    [
        ("profile", "Ik"),
        ("goal", "Doel", "--language", "en"),
        ("gaol", "Doel"),
        ("goal", "  "),
        ("goal", "Doel", "--portfolio", "bram"),
        ("goal", "Doel", "--slug", "../../elders"),
        ("goal",),
    ],
)
def test_what_cannot_be_added_is_wrong_use(docs, arguments):
    before = sorted(docs.rglob("*"))
    assert run("add", *arguments, "--docs", str(docs)).exit_code == 2
    assert sorted(docs.rglob("*")) == before


def test_add_never_overwrites(docs):
    arguments = ("add", "experience", "Oma", "--docs", str(docs))
    assert [run(*arguments).exit_code for _ in range(2)] == [0, 2]


def test_with_several_portfolios_add_asks_which(docs):
    write(docs / "bram/profile.md", PROFILE)
    result = run("add", "goal", "Doel", "--docs", str(docs))
    assert (result.exit_code, result.stderr) == (2, "Zeg welk portfolio: amina, bram.\n")
    assert run("add", "goal", "Doel", "--portfolio", "bram", "--docs", str(docs)).exit_code == 0


def test_a_title_is_kept_on_one_line(docs):
    run("add", "experience", "Oma\ntype: goal\x1b[2J", "--slug", "oma", "--docs", str(docs))
    assert '\ntitle: "Oma type: goal·[2J"\n' in (docs / "amina/experiences/oma.md").read_text(
        encoding="utf-8"
    )


# the others -------------------------------------------------------------------------------------


def test_status_tells_how_far_it_is_and_what_comes_next(docs):
    result = run("status", "--docs", str(docs))
    assert result.exit_code == 0
    assert '  leerkring add experience "Wat het was"\n' in result.stdout


def test_a_reminder_is_no_problem_in_the_status(docs):
    write(docs / "amina/cycles/1.md", CYCLE.format(start=2150))
    assert "Kijk het jaartal na" in run("check", "--docs", str(docs)).stdout
    result = run("status", "--docs", str(docs))
    assert "Ronde 1: Begin" in result.stdout
    assert "Vul in wat nog leeg is" not in result.stdout
    assert result.stderr == ""


def test_status_of_an_unknown_portfolio_is_wrong_use(docs):
    assert run("status", "bram", "--docs", str(docs)).exit_code == 2


def test_explain_tells_about_a_code():
    assert run("--lang", "en", "explain", "blank").stdout.startswith("blank: ")


def test_explaining_an_unknown_code_names_the_nearest():
    result = run("--lang", "en", "explain", "blanc")
    assert result.exit_code == 2
    assert "blank" in result.stderr


def test_fingerprint_prints_lines_for_the_validation(docs):
    write(docs / "amina/evidence/plan.md", EVIDENCE)
    result = run("fingerprint", str(write(docs / "amina/validations/scan.md", VALIDATION)))
    assert result.exit_code == 0
    assert re.fullmatch(r'fingerprint:\n  plan: "[0-9a-f]{16}"\n', result.stdout)


def test_fingerprints_are_those_that_the_site_reckons_with(docs):
    profile = PROFILE.replace(
        "---\n", "---\npeople:\n  - {id: peter, name: Peter Smit, role: facilitator}\n", 1
    )
    write(docs / "amina/profile.md", profile)
    write(
        docs / "frameworks/kade.yml",
        FRAMEWORK.replace("asks: []", 'asks: [{competence: "kade:A", level: 1}]'),
    )
    write(docs / "amina/evidence/plan.md", EVIDENCE)
    file = write(docs / "amina/validations/scan.md", VALIDATION)
    lines = run("fingerprint", str(file)).stdout
    write(file, VALIDATION.replace("cycle: 1\n", f"cycle: 1\n{lines}"))
    from generator.reading.read import read_site

    (portfolio,) = read_site(docs).site.portfolios
    (piece,) = portfolio.evidence
    assert lines == f'fingerprint:\n  plan: "{piece.fingerprint}"\n'


def test_no_fingerprint_of_evidence_that_is_not_there(docs):
    result = run("fingerprint", str(write(docs / "amina/validations/scan.md", VALIDATION)))
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_fingerprint_is_of_a_validation(docs):
    assert run("fingerprint", str(docs / "amina/profile.md")).exit_code == 2


def test_the_help_is_in_the_language_asked_for():
    assert run("--help").stdout.startswith("Gebruik: ")
    assert "Laat zien hoever een portfolio is" in run("--help").stdout
    assert "Schrijf een nieuw document" in run("add", "--help").stdout
    assert "Write a new document" in run("--lang", "en", "add", "--help").stdout


def test_the_version_is_that_of_the_package():
    assert __version__ in run("--version").stdout


def test_check_says_who_is_not_published_and_why(docs):
    told = run("check", "--docs", str(docs)).stderr
    assert told.startswith("Niet gepubliceerd: amina (geen toestemming)\nEr is nu niets gepubliceerd.")


def test_the_full_name_is_in_nothing_that_is_shown(site):
    """Until the learner asks for more, the first name is what others see."""
    assert "site_name: Portfolio van Sanne\n" in (site / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\ntitle: Portfolio van Sanne\n" in (site / "portfolios/sanne/profile.md").read_text(
        encoding="utf-8"
    )


def test_who_withdraws_is_told_that_the_title_of_the_site_names_them(site):
    profile = site / "portfolios/sanne/profile.md"
    given = "given_on: 2026-01-01, given_by: self, age_band: 16-or-older"
    consent = f"consent: {{audience: public, scope: [portfolio], {given}}}"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("\n#consent:", f"\n{consent}\n#consent:"), encoding="utf-8")
    before = (site / "mkdocs.yml").read_bytes()

    result = run("withdraw", "sanne", "--no-build")
    assert "mkdocs.yml:1: noemt deze persoon op elke bladzijde; verander dit zelf\n" in result.stdout
    assert result.exit_code == 1
    assert (site / "mkdocs.yml").read_bytes() == before


def test_where_there_is_no_list_of_learners_withdrawing_advises_one(docs):
    write(docs / "cohort.yml", "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [nl]\n")
    advice = "Maak een lijst: leerkring add learners\n"
    assert advice in run("withdraw", "amina", "--docs", str(docs)).stderr
    assert run("add", "learners", "--docs", str(docs)).exit_code == 0
    told = run("withdraw", "amina", "--docs", str(docs))
    assert advice not in told.stderr
    assert "docs/learners.yml:5: deze regel houdt de naam verborgen" in told.stdout
    assert told.exit_code == 0


def test_the_advice_says_in_which_cohort_a_list_is_missing(docs):
    write(docs / "2025/cohort.yml", "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [nl]\n")
    (docs / "amina").rename(docs / "2025/amina")
    assert "leerkring add learners --in 2025\n" in run("withdraw", "amina", "--docs", str(docs)).stderr


def test_a_site_of_one_needs_no_list_of_learners(docs):
    assert "leerkring add learners" not in run("withdraw", "amina", "--docs", str(docs)).stderr


def test_who_withdraws_is_put_on_the_list_of_learners(docs):
    write(docs / "learners.yml", "type: learners\nlearners:\n  - {folder: bo, name: Bo Bos}\n")
    told = run("--lang", "en", "withdraw", "amina", "--docs", str(docs))
    assert "docs/learners.yml:4: on the list now, as the profile has the name" in told.stdout
    assert told.exit_code == 0


def test_a_list_that_withdrawing_cannot_extend_is_a_place_to_change_by_hand(docs):
    write(docs / "learners.yml", "type: learners\nlearners: [{folder: bo, name: Bo Bos}]\n")
    told = run("withdraw", "amina", "--docs", str(docs))
    assert "docs/learners.yml:1: deze persoon staat niet op de lijst" in told.stdout
    assert told.exit_code == 1


# rename -----------------------------------------------------------------------------------------


@pytest.fixture
def cohort(tmp_path):
    """A site of Sanne, whose folder tells her name, and Bram."""
    run("new", "--cohort", "--name", "Sanne de Vries")
    run("new", "portfolio", "Bram Bakker")
    (tmp_path / "portfolios/sanne").rename(tmp_path / "portfolios/sanne-de-vries")
    listed = tmp_path / "portfolios/learners.yml"
    write(listed, listed.read_text(encoding="utf-8").replace("folder: sanne,", "folder: sanne-de-vries,"))
    write(tmp_path / "CODEOWNERS", "* @school/staff\n/portfolios/sanne-de-vries/ @sanne\n")
    return tmp_path


def test_rename_tells_what_changed_and_that_the_old_addresses_are_gone(cohort):
    told = run("--lang", "en", "rename", "sanne-de-vries")
    assert told.exit_code == 0
    assert told.stdout == (
        "portfolios/sanne\n"
        "CODEOWNERS:2: names the new folder now\n"
        "portfolios/learners.yml:5: names the new folder now\n"
    )
    assert told.stderr.startswith(
        "sanne-de-vries/ becomes sanne/, with every page below it. After the next build"
    )
    assert (cohort / "portfolios/sanne/profile.md").exists()


def test_rename_tells_whole_addresses_where_the_site_has_one(cohort):
    settings = cohort / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    write(settings, re.sub("^site_url:.*$", "site_url: https://kade.example/", text, flags=re.MULTILINE))
    told = run("rename", "sanne-de-vries", "kim").stderr
    assert told.startswith(
        "https://kade.example/sanne-de-vries/ wordt https://kade.example/kim/, met elke bladzijde"
    )


def test_what_rename_leaves_is_told_and_gives_an_exit_code(cohort):
    write(cohort / "portfolios/index.md", "# Klas\n\n[Sanne](sanne-de-vries/)\n")
    told = run("rename", "sanne-de-vries")
    assert "portfolios/index.md:3: noemt misschien de oude map; kijk er zelf naar\n" in told.stdout
    assert told.stderr.endswith("Sommige plaatsen moet je zelf veranderen; ze staan hierboven.\n")
    assert told.exit_code == 1


def test_the_folder_of_the_only_portfolio_of_a_site_is_in_no_address(site):
    told = run("rename", "sanne", "kim")
    assert told.stderr == "Er verandert geen adres, want dit portfolio is de hele site.\n"
    assert (site / "portfolios/kim/profile.md").exists()


def test_an_archive_with_the_old_addresses_is_named(docs):
    write(docs / "2025/cohort.yml", "type: cohort\ntitle: Class\nschool: Kade\nlanguages: [nl]\n")
    (docs / "amina").rename(docs / "2025/yusuf")
    write(docs.parent / "archive/2025.zip", "")
    told = run("rename", "yusuf", "--docs", str(docs))
    assert told.stdout.startswith("docs/2025/amina\narchive/2025.zip: de oude adressen staan erin;")
    assert told.stderr.startswith("2025/yusuf/ wordt 2025/amina/, ")


RENAMED_WRONG = {
    ("sanne-de-vries", "bram"): "bram is al in gebruik, of staat op de lijst van lerenden bij iemand anders.",
    ("sanne-de-vries", "search"): "De site heeft de naam search zelf nodig.",
    ("sanne-de-vries", "De Vries"): "Een naam heeft hier kleine letters, cijfers en streepjes",
    ("sanne-de-vries", "vries-sanne"): "vries-sanne verklapt een naam die dit portfolio niet laat zien.",
    ("sanne-de-vries", "sanne-de-vries"): "De map heet al sanne-de-vries.",
    ("bram",): "De map heet al bram.",
    ("eva",): "Er is geen portfolio eva. ",
    (): "FOLDER ontbreekt.",
}


@pytest.mark.parametrize("typed", RENAMED_WRONG, ids=" ".join)
def test_why_a_folder_is_not_renamed_is_told(cohort, typed):
    before = sorted(path.name for path in (cohort / "portfolios").iterdir())
    told = run("rename", *typed)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith(RENAMED_WRONG[typed])
    assert sorted(path.name for path in (cohort / "portfolios").iterdir()) == before


@pytest.mark.usefixtures("cohort")
def test_a_folder_that_cannot_be_renamed_is_told_so(monkeypatch):
    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.rename", refused)
    told = run("rename", "sanne-de-vries")
    assert told.stderr == "De map kon geen andere naam krijgen (Permission denied). Alles is zoals het was.\n"
    assert told.exit_code == 2


def test_switching_every_line_on_withdraws_nothing(site):
    for written in (site / "portfolios/sanne").rglob("*.md"):
        assert "withdrawn_on" not in written.read_text(encoding="utf-8")


def test_serve_wants_an_address_with_a_port():
    assert run("serve", "--address", "8473").exit_code == 2


def test_a_site_without_the_plugin_is_told_what_to_add(tmp_path):
    write(tmp_path / "mkdocs.yml", "site_name: x\nplugins: []\n")
    (tmp_path / "docs").mkdir()
    told = run("--lang", "en", "check")
    assert (told.exit_code, told.stderr) == (
        2,
        "The mkdocs.yml here does not use Leerkring. Add a line below plugins: - leerkring\n",
    )


WRONG = {
    ("chekc",): "Het commando chekc bestaat niet. Bedoel je: check?\nHulp: leerkring --help",
    (
        "check",
        "--forma",
        "x",
    ): "De optie --forma bestaat niet. Bedoel je: --format?\nHulp: leerkring check --help",
    ("check", "--format"): "Achter de optie --format hoort een waarde.\nHulp: leerkring check --help",
    ("check", "--format", "x"): "--format kan zijn: text, concise, json, github, gitlab, sarif, junit.\n",
    ("add", "leerervaring", "Oma"): (
        "KIND kan zijn: cycle, experience, evidence, assessment, question, dialogue, validation, goal, "
        "own-framework, framework, cohort, programme, learners, translation. Bedoel je: experience?\n"
        "Hulp: leerkring add --help"
    ),
    ("add",): "KIND ontbreekt.\nHulp: leerkring add --help",
    ("check", "nowhere"): "PATHS…: dat bestand bestaat niet.\n",
    ("check", "--docs", "nowhere"): "--docs: die map bestaat niet.\n",
    ("explain", "a", "b"): "Hier staat meer dan dit commando aankan.",
}


@pytest.mark.parametrize("typed", WRONG, ids=" ".join)
def test_what_is_typed_wrong_is_told_in_the_readers_language(typed):
    told = CliRunner().invoke(leerkring, ["--lang", "nl", *typed], prog_name="leerkring")
    assert told.exit_code == 2
    assert told.stderr.startswith(WRONG[typed])
    assert not told.stdout


# import and competences --------------------------------------------------------------------------


@pytest.mark.usefixtures("docs")
def test_import_writes_the_framework_and_says_what_it_read_and_what_comes_next(tmp_path):
    write(tmp_path / "Onze lijst.csv", "Code;Titel;Opmerking\n1;Zorg;\n1.1;Wassen;x\n")
    result = run("--lang", "en", "import", "framework", "Onze lijst.csv", "--docs", "docs")
    assert (result.exit_code, result.stdout) == (0, "docs/frameworks/onze-lijst.yml\n")
    told = result.stderr.splitlines()
    assert told[0] == "Read: competences 1, groups 1, levels 0, requirement profiles 0."
    assert told[1] == "Onze lijst.csv:C1: The column Opmerking was not read."
    assert "onze-lijst:1.1" in told[2]
    assert run("check", "--docs", "docs").exit_code == 0


def test_import_exits_with_1_and_writes_nothing_where_there_is_a_fault(docs, tmp_path):
    write(tmp_path / "list.csv", "Code;Titel\nA;\n1-okt;Zorg\n")
    result = run("--lang", "en", "import", "framework", "list.csv", "--docs", "docs")
    assert (result.exit_code, [line.partition(" ")[0] for line in result.stdout.splitlines()]) == (
        1,
        ["list.csv:B2:", "list.csv:A3:"],
    )
    assert not (docs / "frameworks").exists()


def test_import_refuses_what_is_there_and_what_is_no_list(docs, tmp_path):
    write(docs / "frameworks/list.yml", FRAMEWORK.replace("kade", "list"))
    write(tmp_path / "list.csv", "Code;Titel\nA;Zorg\n")
    write(tmp_path / "web.xls", "<html>")
    there = run("--lang", "en", "import", "framework", "list.csv", "--docs", "docs")
    assert (there.exit_code, "--replace" in there.stderr) == (2, True)
    assert run("import", "framework", "list.csv", "--docs", "docs", "--replace").exit_code == 0
    assert run("import", "framework", "web.xls", "--docs", "docs").exit_code == 2


def test_competences_shows_what_to_write(docs):
    write(docs / "frameworks/kade.yml", FRAMEWORK[: FRAMEWORK.index("requirements")])
    found = run("--lang", "en", "competences", "a", "--docs", "docs")
    assert found.stdout.splitlines() == ["kade:A  A  (Kade)", "  - competence: kade:A", "  - kade"]
    (told,) = json.loads(run("competences", "--format", "json", "--docs", "docs").stdout)
    assert (told["competence"], told["framework"]) == ("kade:A", "kade")


@pytest.mark.usefixtures("docs")
def test_competences_exits_with_1_where_nothing_is_found():
    assert run("competences", "a", "--docs", "docs").exit_code == 1


def test_a_verb_finds_the_site_from_any_folder_in_it_and_says_which(site, monkeypatch):
    (folder,) = (site / "portfolios").glob("*/profile.md")
    here = run("status")
    assert "De site in" not in here.stderr
    monkeypatch.chdir(folder.parent)
    below = run("status")
    assert below.exit_code == 0
    assert below.stderr.count(f"De site in {site}.") == 1


def test_a_portfolio_that_is_alone_is_told_nothing_of_others_and_no_list(docs):
    write(docs / "amina/profile.md", PROFILE.replace("Amina Yusuf", "Hanna de Bakker"))
    told = run("check", "--docs", str(docs)).stdout
    assert "tip: Geef de map de voornaam: leerkring rename amina\n" in told
    assert "learners.yml" not in told
    people = "people:\n  - {id: ria, name: Ria Jansen, role: baas}\n---\n"
    write(docs / "amina/profile.md", PROFILE.removesuffix("---\n") + people)
    assert "name-not-hidden" not in run("check", "--docs", str(docs)).stdout


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", ["Kim Lie", "Nguyễn Thị Lan", "de Vries"])
def test_a_folder_that_is_called_after_nobody_is_explained(name):
    told = run("new", "portfolio", name).stderr
    assert "De map heet portfolio, want het is niet te zien welk deel van de naam" in told
    assert "leerkring rename portfolio NIEUW" in told
    assert "portfolio-2" in run("new", "portfolio", name).stderr


@pytest.mark.usefixtures("site")
def test_a_folder_with_a_first_name_is_not_explained(tmp_path):
    assert "De map heet" not in run("new", "portfolio", "Kim Jansen").stderr
    assert "De map heet portfolio" in run("new", str(tmp_path / "x"), "--name", "Kim Lie").stderr


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("kind", ["framework", "own-framework"])
def test_a_framework_with_a_long_name_is_told_how_to_have_a_shorter_one(kind):
    long = run("add", kind, "Wat ik leer in de keuken van het verpleeghuis aan de haven")
    assert "De competenties erin heten wat-ik-leer-in-de-keuken-van-het:… " in long.stderr
    assert "--slug" in long.stderr
    assert (
        "--slug" not in run("add", kind, "Wat ik leer in de keuken van dit huis", "--slug", "keuken").stderr
    )
    assert "--slug" not in run("add", kind, "De keuken").stderr


@pytest.fixture
def several(tmp_path, monkeypatch):
    """A site of a cohort with two learners, and somebody in a folder of the second of them."""
    assert run("new", "--cohort", "--name", "Sanne de Vries").exit_code == 0
    assert run("new", "portfolio", "Ben Bosveld").exit_code == 0
    monkeypatch.chdir(tmp_path / "portfolios/ben/cycles")
    return tmp_path / "portfolios"


def test_whoever_stands_in_a_portfolio_means_that_one(several):
    added = run("add", "goal", "Zwemmen")
    assert (added.exit_code, (several / "ben/goals/zwemmen.md").exists()) == (0, True)
    shown = run("status")
    assert "(ben)" in shown.stdout
    assert "(sanne)" not in shown.stdout


def test_whoever_stands_in_a_portfolio_is_told_of_no_other_ones_faults(several):
    write(several / "sanne/questions/x.md", "---\ntype: question\n---\n")
    (several / "cohort.yml").write_text("type: cohort\ntitle: A\nschool: B\nlanguages: [nl]\n")
    assert "niet meegeteld" not in run("status").stderr
    assert "niet meegeteld" in run("status", "sanne").stderr
    assert run("check", "..").exit_code == 0
    assert "sanne/questions/x.md" in run("check").stdout


@pytest.mark.parametrize("named", ["sanne", "../../sanne", "../../sanne/"])
def test_a_portfolio_can_be_named_by_the_path_to_it(named, several):
    assert run("add", "goal", "Zwemmen", "--portfolio", named).exit_code == 0
    assert (several / "sanne/goals/zwemmen.md").exists()


def test_where_one_stands_among_all_a_portfolio_must_be_named(several, monkeypatch):
    monkeypatch.chdir(several)
    assert "Zeg welk portfolio: ben, sanne." in run("add", "goal", "Zwemmen").stderr
    assert {"(ben)", "(sanne)"} <= set(run("status").stdout.split())


def test_a_translation_is_of_the_document_in_the_portfolio_one_stands_in(several):
    for name in ("ben", "sanne"):
        (several / name / "goals").mkdir()
        write(several / name / "goals/no.md", "---\ntype: goal\ntitle: Nee\n---\n")
    write(several / "sanne/goals/ja.md", "---\ntype: goal\ntitle: Ja\n---\n")
    assert run("add", "translation", "goals/no.md").exit_code == 0
    assert (several / "ben/goals/no.en.md").exists()
    assert run("add", "translation", "ja").exit_code == 0
    assert (several / "sanne/goals/ja.en.md").exists()


def test_whoever_stands_in_a_cohort_means_that_one(docs, monkeypatch):
    for cohort in ("2024", "2025"):
        write(docs / cohort / "cohort.yml", "type: cohort\ntitle: A\nschool: Kade\nlanguages: [nl]\n")
        write(docs / cohort / "amina/profile.md", PROFILE)
    monkeypatch.chdir(docs / "2025")
    assert run("add", "goal", "Zwemmen", "--docs", str(docs)).exit_code == 0
    assert run("new", "portfolio", "Ben Bosveld", "--docs", str(docs)).exit_code == 0
    assert {each.parent.name for each in docs.rglob("zwemmen.md")} == {"goals"}
    assert (docs / "2025/amina/goals/zwemmen.md").exists()
    assert (docs / "2025/ben/profile.md").exists()


def test_a_site_of_somebody_elses_above_is_nobodys(site, monkeypatch):
    monkeypatch.chdir(site / "portfolios")
    monkeypatch.setattr("os.getuid", lambda: -1)
    assert run("status").exit_code == 2


def test_a_second_portfolio_of_one_name_is_told(site):
    assert "heeft hier al" not in run("new", "portfolio", "Ben Bosveld").stderr
    again = run("new", "portfolio", "Ben Bosveld")
    assert "Ben Bosveld heeft hier al een portfolio: portfolios/ben." in again.stderr
    assert (site / "portfolios/ben-2/profile.md").exists()


def test_a_new_cohort_has_the_school_and_the_languages_of_the_one_before(tmp_path):
    docs = tmp_path / "docs"
    write(docs / "2024/cohort.yml", "type: cohort\ntitle: A\nschool: Kade\nlanguages: [en, nl]\n")
    assert run("add", "cohort", "B", "--in", "2025", "--docs", str(docs)).exit_code == 0
    text = (docs / "2025/cohort.yml").read_text(encoding="utf-8")
    assert "\nschool: Kade\n" in text
    assert "\nlanguages:\n  - en\n  - nl\n" in text
