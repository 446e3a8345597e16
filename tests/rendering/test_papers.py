"""Papers are real PDFs, for everybody, with nothing on them but what the pages say."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from generator.media.shelf import Shelf
from generator.reading.read import read_site
from generator.rendering import papers as rendering
from generator.rendering.papers import Pdf, pdf_of
from generator.writing.portfolio_pages import portfolio_pages
from tests.pdfs import faults, text_in, torn
from tests.portfolios import PROFILE, site_of, written
from tests.publications import publication

ROOT = Path(__file__).resolve().parents[2]
SITE = "https://kade.example/"
HOSTILE = (
    '#import "@preview/cetz:0.3.4": *',
    '#read("/etc/passwd") #eval("1 + 1") #sys.inputs',
    "$ x^2 $ = a_1 *bold* _emph_ `raw` <label> @ref // gone? /* gone? */",
    '#set page(width: 1cm) #pagebreak() #panic() #include "a.typ" #plugin("a.wasm")',
    "\\u{41} \\ #{ while true {} } ~ -- --- ... 'x' \"y\" [content] https://a.example",
)


@pytest.fixture(scope="module")
def samples(tmp_path_factory) -> list[Pdf]:
    """Every paper of every sample."""
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    site = publication(
        read_site(ROOT / "portfolios", shelf=shelf).site, "public", datetime.date(2026, 11, 30)
    ).site
    return [
        pdf_of(paper, shelf.content, SITE)
        for each in site.portfolios
        for paper in portfolio_pages(each, site.frameworks, root=f"{each.slug}/", cohort=("nl", "en")).papers
    ]


def papers(folder: Path, site: str = SITE, **files: str) -> list[Pdf]:
    """The papers of Ann's documents."""
    shelf = Shelf(folder / "shelf")
    found = site_of(folder / "docs", **files)
    pages = portfolio_pages(found.portfolios[0], found.frameworks, root="ann/")
    return [pdf_of(paper, shelf.content, site) for paper in pages.papers]


def test_a_cv_of_every_sample_has_one_or_two_sheets(samples):
    sheets = {it.paper.address: it.sheets for it in samples if it.paper.kind == "cv"}

    assert sheets
    assert set(sheets.values()) <= {1, 2}


def test_no_heading_is_stranded_and_no_row_is_torn(samples):
    assert {it.paper.kind for it in samples} == {"cv", "dossier"}
    assert {it.paper.address: torn(it.content) for it in samples} == {it.paper.address: [] for it in samples}


def test_a_dossier_has_each_requirement_with_its_proof_and_the_numbered_annexes(samples):
    (amina,) = (it for it in samples if it.paper.address == "amina/dossier-amina.pdf")
    said = text_in(amina.content)

    for words in ("Eis voor eis", "Gevraagd", "Gevonden", "Bijlagen", "Ondertekening", "Handtekening"):
        assert words in said
    assert "Beoordeeld door P. H. (assessor, EVC-centrum Maas) op 18 juni 2026" in said
    assert said.count("B1 Dagplan voor mevrouw B.") >= 3  # contents, a requirement, the annex


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("amina/dossier-amina.pdf", "gehaald en 2 voor een deel; bevestigd door de school."),
        ("joris/cv-joris.pdf", "gehaald en 2 voor een deel; veranderd nadat de school het bevestigde."),
    ],
)
def test_papers_say_what_the_home_page_says_was_found(address, said, samples):
    (paper,) = (it for it in samples if it.paper.address == address)
    text = " ".join(text_in(paper.content).split())
    assert said in text
    assert "gehaald" in text.replace(said, "")


def test_a_dossier_keeps_what_the_assessor_used_apart_and_fills_in_the_names_that_may_be_told(samples):
    (amina,) = (it for it in samples if it.paper.address == "amina/dossier-amina.pdf")
    said = " ".join(text_in(amina.content).split())
    assert "Gebruikt door de assessor" in said
    assert "Ook ingebracht" in said
    signing = said.rpartition("Ondertekening")[2]
    assert "Amina Yusuf" in signing
    assert "P. H." in signing


def test_what_others_said_of_a_competence_is_proof_too(tmp_path):
    seen = (
        "type: assessment\ntitle: Seen at work\nby: coach\ndate: 2025-09-02\ncycle: 2\n"
        "scores: [{competence: 'kade:A', level: 2}]"
    )
    judged = (
        "type: validation\ntitle: Judged\nstandard: kade:job\nassessor: judge\ndate: 2025-10-01\ncycle: 2\n"
        "methods: [portfolio]\noutcomes: [{competence: 'kade:A', level: 2, verdict: met}]"
    )
    profile = PROFILE.replace("people:", "papers: [dossier]\npeople:").strip("-\n")
    (dossier,) = papers(tmp_path, profile=profile, assessments__a=seen, validations__v=judged)
    said = " ".join(text_in(dossier.content).split())
    assert "Proof Seen at work, Cor Coach (coach), 2 September 2025" in said


def test_every_paper_is_for_everybody(samples):
    assert {it.paper.address: faults(it.content) for it in samples} == {
        it.paper.address: [] for it in samples
    }


def test_a_paper_says_nothing_that_the_last_look_does_not_read(samples):
    """Each word that can be read in a PDF is in a text that is searched for what must not be there."""
    for pdf in samples:
        known = {word for text in pdf.said for word in text.replace("\u200b", "").split()}
        found = set(text_in(pdf.content).partition("<?xpacket")[0].split())
        assert {it for it in found - known if it.isalpha() and len(it) > 3} == set(), pdf.paper.address


def test_the_same_data_are_the_same_bytes_in_every_process(tmp_path):
    program = (
        "import sys, hashlib, pathlib\n"
        "from tests.rendering.test_papers import papers\n"
        "print([hashlib.sha256(it.content).hexdigest() for it in papers(pathlib.Path(sys.argv[1]))])"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / str(number))],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for number in range(2)
    }

    assert len(made) == 1
    assert "[]" not in made.pop()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_typst_would_take_for_markup_stays_text(tmp_path, hostile):
    quoted = hostile.replace("'", "''")
    (pdf,) = papers(
        tmp_path,
        experiences__care=f"type: experience\ntitle: '{quoted}'\nlearning: informal\nstage: initial\n"
        f"setting: care\nstart: 2020\nrole: '{quoted}'\nstarrt:\n  result: '{quoted}'",
    )

    assert text_in(pdf.content).count(" ".join(hostile.split())) >= 3


def test_no_file_no_package_and_no_face_of_the_machine_is_read(tmp_path):
    """Typst itself sees nothing but the pictures that a paper names."""
    compiler = rendering._compiler()
    for source in (b'#read("/../../etc/passwd")', b'#import "@preview/cetz:0.3.4"', b'#import "cv.typ"'):
        with pytest.raises(RuntimeError):
            compiler.compile(source, format="pdf", root=str(tmp_path))
    templates = [it.read_text(encoding="utf-8") for it in (ROOT / "papers").glob("*.typ")]
    assert len(templates) > 1
    assert not any(word in text for text in templates for word in ("eval(", "@preview", "read(", "plugin("))


def cv_of_name(folder: Path, name: str) -> Pdf:
    profile = PROFILE.replace("Ann de Vries-Bakker", name).replace("people:", "show_as: full\npeople:")
    site = read_site(written(folder / "docs", {"ann/profile.md": profile})).site
    pages = portfolio_pages(site.portfolios[0], site.frameworks, root="ann/")
    return pdf_of(pages.papers[0], Shelf(folder / "shelf").content, "")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("محمد الحسن", "محمد"),
        ("אברהם לוי", "אברהם"),
        ("ሰላም ተስፋይ", "ሰላም"),
        ("Ξένια Παπαδοπούλου", "Ξένια"),
        ("Володимир Зеленко", "Володимир"),
        ("Łucja Żółć Ștefan", "Łucja"),
        ("王小明 🎓 Wang", "Wang"),
        ("ก ᄀ ① Ann", "Ann"),
    ],
)
def test_a_name_in_any_script_is_shown_and_never_a_box(tmp_path, name, shown):
    pdf = cv_of_name(tmp_path, name)

    assert faults(pdf.content) == []
    assert shown in text_in(pdf.content).replace("\u200f", "")


def test_signs_of_two_scripts_in_one_are_set_in_latin_letters(tmp_path, monkeypatch):
    """Where no face has what stands together, the paper is made all the same."""
    monkeypatch.setattr(rendering, "shown", lambda value: value)

    pdf = cv_of_name(tmp_path, "王小明")

    assert "WangXiaoMing" in text_in(pdf.content).replace(" ", "")


def test_who_writes_as_much_as_can_be_has_two_sheets(tmp_path):
    line, long = ("W" * 58 + " ") * 3 + "W" * 23, "word " * 799
    experiences = {
        f"experiences__a{number}": f"type: experience\ntitle: {line}\nlearning: informal\nstage: initial\n"
        f"setting: {'care' if number % 2 else 'school'}\nstart: 2020\nrole: {line}\norganisation: {line}\n"
        f"starrt: {{result: {long}}}"
        for number in range(40)
    }
    profile = PROFILE.replace("people:", f"headline: {line}\nskills: [{line}]\npeople:")
    texts = {
        f"ann/{name.replace('__', '/')}.md": f"---\n{it}\n---\n{long}" for name, it in experiences.items()
    }
    found = read_site(written(tmp_path / "docs", {"ann/profile.md": profile + long * 5, **texts}))
    assert not found.problems, found.problems[0]
    pages = portfolio_pages(found.site.portfolios[0], found.site.frameworks, root="ann/")

    pdf = pdf_of(pages.papers[0], Shelf(tmp_path / "shelf").content, SITE)

    assert pdf.sheets <= 2
    assert faults(pdf.content) == []


def test_a_dossier_of_who_writes_as_much_as_can_be_has_an_end(tmp_path):
    long, more = "word " * 799, "a " * 9000
    claims = f"[{{competence: 'kade:A', rationale: {long}}}, {{competence: 'kade:B', rationale: {long}}}]"
    steps = ", ".join(f"{step}: {long}" for step in ("situation", "task", "action", "result", "reflection"))
    pieces = {
        f"ann/evidence/e{number}.md": f"---\ntype: evidence\ntitle: Piece {number}\nmedia: observation\n"
        f"date: 2024\ncycle: 1\ntranscript: {long}\ncontribution: {long}\n"
        f"competences: {claims}\n---\n{more}\n"
        for number in range(80)
    }
    experiences = {
        f"ann/experiences/x{number}.md": "---\ntype: experience\ntitle: Care\nlearning: informal\n"
        f"stage: initial\nsetting: care\nstart: 2020\ncompetences: {claims}\nstarrt: {{{steps}}}\n---\n"
        for number in range(40)
    }
    profile = PROFILE.replace("people:", "papers: [dossier]\nstandard: 'kade:job'\npeople:")
    found = read_site(written(tmp_path / "docs", {"ann/profile.md": profile, **pieces, **experiences}))
    assert not found.problems
    pages = portfolio_pages(found.site.portfolios[0], found.site.frameworks, root="ann/")

    pdf = pdf_of(pages.papers[0], Shelf(tmp_path / "shelf").content, SITE)

    assert pdf.sheets < 150
    assert faults(pdf.content) == torn(pdf.content) == []


def test_a_profile_chooses_its_papers_and_none_is_a_choice(tmp_path):
    def chosen(papers: str) -> list[str]:
        profile = PROFILE.replace("people:", f"{papers}\npeople:").strip("-\n")
        site = site_of(tmp_path / papers.replace(" ", ""), profile=profile)
        pages = portfolio_pages(site.portfolios[0], site.frameworks, root="ann/")
        return [it.address for it in pages.papers]

    assert chosen("") == ["ann/cv-ann.pdf"]
    assert chosen("papers: [cv]") == ["ann/cv-ann.pdf"]
    assert chosen("papers: []") == []


def test_the_home_page_knows_the_papers_in_its_language(samples):
    made = tuple(it for it in samples if it.paper.address.startswith("amina/"))
    site = publication(read_site(ROOT / "portfolios").site, "public", datetime.date(2026, 11, 30)).site
    amina = next(it for it in site.portfolios if it.slug == "amina")
    pages = portfolio_pages(amina, site.frameworks, root="amina/", cohort=("nl", "en"))

    homes = {
        page.address: [it["url"] for it in page.data["papers"] if it["kind"] == "cv"]
        for page in rendering.with_papers(pages.pages, made)
        if "papers" in page.data
    }

    assert homes == {"amina/": ["amina/cv-amina.pdf"], "amina/en/": ["amina/cv-amina.pdf"]}
    offered = next(rendering.with_papers(pages.pages, made)).data["papers"][0]
    assert offered["sheets"] == 1
    assert offered["size"] == f"{round(len(made[0].content) / 1000)} kB"
    assert offered["title"] == "Download mijn cv"


CARE = "type: experience\ntitle: Zorg\nlearning: informal\nstage: initial\nsetting: care\nstart: 2020\n"
SAID = "starrt: {situation: Oma was ziek., result: Ze at weer.}"


def in_two_languages(folder: Path, *titles: str) -> list[Pdf]:
    """The papers of somebody with three experiences, of which some have a title in Dutch, too."""
    for name in ("a", "b", "c"):
        path = folder / f"docs/ann/experiences/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{CARE}{SAID}\n---\n")
        if name in titles:
            path.with_suffix(".nl.md").write_text(f"---\ntype: translation\ntitle: Zorg {name}\n---\n")
    files = {"ann/profile.md": PROFILE + "I care.\n"}
    files["ann/profile.nl.md"] = "---\ntype: translation\ntitle: Portfolio\n---\nIk zorg.\n"
    shelf = Shelf(folder / "shelf")
    found = read_site(written(folder / "docs", files)).site
    pages = portfolio_pages(found.portfolios[0], found.frameworks, root="ann/")
    return [pdf_of(paper, shelf.content, SITE) for paper in pages.papers]


def test_a_cv_is_in_another_language_only_if_most_of_it_is(tmp_path):
    assert [it.paper.language for it in in_two_languages(tmp_path / "one", "a")] == ["en"]
    assert [it.paper.language for it in in_two_languages(tmp_path / "two", "a", "b")] == ["en", "nl"]


def test_what_is_not_translated_is_no_sentence_of_a_translated_cv(tmp_path):
    _, dutch = in_two_languages(tmp_path, "a", "b")
    said = text_in(dutch.content)
    assert "Zorg a" in said
    assert "Ik zorg." in said
    assert "Ze at weer" not in said


def test_a_line_says_what_something_was_with_what_came_of_it(tmp_path):
    def said(starrt: str, prose: str = "") -> str:
        folder = tmp_path / str(len(list(tmp_path.glob("*"))))
        text = f"---\n{CARE}{starrt}\n---\n{prose}"
        docs = written(folder / "docs", {"ann/experiences/care.md": text})
        site = read_site(docs).site
        pages = portfolio_pages(site.portfolios[0], site.frameworks, root="ann/")
        return text_in(pdf_of(pages.papers[0], Shelf(folder / "shelf").content, "").content)

    assert "Oma was ziek. Ze at weer." in said("starrt: {situation: Oma was ziek, result: Ze at weer.}")
    alone = said("starrt: {result: Hij werd aanvoerder.}", "We speelden elke week. Soms won ik.")
    assert "We speelden elke week." in alone
    assert "aanvoerder" not in alone
    long = said(f"starrt: {{situation: Lang {'a ' * 150}, result: Kort.}}", "Dit was het.")
    assert "Dit was het." in long
    assert "Kort." not in long


def test_without_an_address_of_the_site_there_is_no_code_and_no_link(tmp_path):
    (pdf,) = papers(tmp_path, site="")

    assert b"/Link" not in pdf.content
    assert "QR" not in text_in(pdf.content)


def test_a_photo_is_on_the_cv_only_if_it_is_shown(tmp_path):
    """Behind the gate there is no photo without consent, and no other file is read for a paper."""
    docs = written(tmp_path / "docs", {})
    Image.new("RGB", (300, 300), "teal").save(docs / "ann/me.png")
    profile = (docs / "ann/profile.md").read_text()
    (docs / "ann/profile.md").write_text(
        profile.replace("people:", "photo: {file: me.png, alt: Ann laughs}\npeople:")
    )
    shelf = Shelf(tmp_path / "shelf")
    site = read_site(docs, shelf=shelf).site
    for scope, is_shown in (("[portfolio]", False), ("[portfolio, photo]", True)):
        (docs / "ann/profile.md").write_text(
            (docs / "ann/profile.md").read_text().replace("[portfolio]", scope)
        )
        site = publication(read_site(docs, shelf=shelf).site, "public", datetime.date(2026, 1, 1)).site
        paper = portfolio_pages(site.portfolios[0], site.frameworks, root="ann/").papers[0]
        assert ("Ann laughs" in text_in(pdf_of(paper, shelf.content, "").content)) is is_shown
        assert bool(paper.pictures) is is_shown


HEADINGS = (
    "# One\n\nText.\n\n###### Six\n\nText.\n\n## Two",
    "## Two\n\n> #### Four\n\nText.",
    "# \U0001f600\n\n## Two\n\n# &nbsp;\n\n### &zwj;\n\n###### Six",
)


_QUOTED = ["> " * depth for depth in range(18)]
DEEP = (
    "".join(f"{it}|a|\n{it}|-|\n{it}|b|\n\n" for it in _QUOTED),
    "".join(f"{'  ' * depth}- {depth}\n" for depth in range(100)),
    "".join(f"{'> - ' * depth}{depth}\n\n" for depth in range(9))
    + "> - > - > - > - |a|\n> - > - > - > - |-|",
    f"|{'a|' * 300}\n|{'-|' * 300}\n|{'b|' * 300}",
)
"""Tables in quotations in quotations, lists in lists, each in the other; a table of hundreds of columns."""


@pytest.mark.parametrize("prose", HEADINGS + DEEP)
def test_however_a_text_is_built_a_dossier_is_made_of_it(prose, tmp_path):
    fields = (
        "type: evidence\ntitle: Piece\ndate: 2025-08-01\nmedia: document\n"
        'competences: [{competence: "kade:A"}]'
    )
    files = {
        "ann/profile.md": PROFILE.replace("people:", "papers: [cv, dossier]\npeople:") + prose,
        "ann/evidence/piece.md": f"---\n{fields}\n---\n{prose}\n",
    }
    found = read_site(written(tmp_path / "docs", files)).site
    pages = portfolio_pages(found.portfolios[0], found.frameworks, root="ann/")
    made = [pdf_of(paper, Shelf(tmp_path / "shelf").content, SITE) for paper in pages.papers]

    assert [it.paper.kind for it in made] == ["cv", "dossier"]


def test_a_title_of_signs_that_no_face_has_is_told_by_what_they_are_called(tmp_path):
    fields = (
        'type: experience\ntitle: "\U0001f600"\nstart: 2025-08\nsetting: work\n'
        'learning: informal\nstage: initial\ncompetences: [{competence: "kade:A"}]\n'
        "starrt: {reflection: I learned.}"
    )
    files = {
        "ann/profile.md": PROFILE.replace("people:", "papers: [dossier]\npeople:"),
        "ann/experiences/care.md": f"---\n{fields}\n---\n",
    }
    reading = read_site(written(tmp_path / "docs", files))
    pages = portfolio_pages(reading.site.portfolios[0], reading.site.frameworks, root="ann/")
    (made,) = (pdf_of(paper, Shelf(tmp_path / "shelf").content, SITE) for paper in pages.papers)

    assert any("grinning" in said for said in made.said)
