"""Learners who want to harm the others of their cohort, one way each. None of it needs more than a folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

CONSENT = (
    "{audience: public, scope: [portfolio, photo, contact], given_on: 2025-01-10, given_by: self, "
    "age_band: 16-or-older}"
)


def profile(name: str, more: str = "", *, show_as: str = "first-name", prose: str = "") -> str:
    return (
        f"---\ntype: profile\ntitle: A\nname: {name}\nshow_as: {show_as}\nlanguage: nl\nvisibility: public\n"
        f"consent: {CONSENT}\n{more}---\n{prose}\n"
    )


CYCLE = "---\ntype: cycle\ntitle: A\nnumber: 1\nstart: 2025-01\nphase: value\n---\n"
NOTE = "---\ntype: question\ntitle: {title}\nstatus: open\ncycle: 1\nvisibility: {seen}\n---\n{prose}\n"


def note(title: str, prose: str = "", seen: str = "private") -> str:
    return NOTE.format(title=title, seen=seen, prose=prose)


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for path, text in {"cycles/1.md": CYCLE, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        content = text if isinstance(text, bytes) else text.encode()
        (folder / path).write_bytes(content)


def hides_ordinary_words(docs: Path, others: str) -> None:  # noqa: ARG001  # all are called alike
    write(docs / "mallory", {"profile.md": profile("met de")})


def hides_words_in_a_broken_profile(docs: Path, others: str) -> None:
    text = f"---\nname: en het\nnaam: {others}\nname = van de\n---\nIn De Van Het {others} En De\n"
    write(docs / "mal", {"profile.md": text})


def hides_anothers_name(docs: Path, others: str) -> None:
    write(docs / "mallory-2", {"profile.md": profile(others)})


def hides_anothers_name_turned_round(docs: Path, others: str) -> None:
    first, _, last = others.rpartition(" ")
    write(docs / last.lower(), {"profile.md": profile(f"{last} {first}", "alias: Q\n", show_as="alias")})


def hides_an_ordinary_word_behind_initials(docs: Path, others: str) -> None:  # noqa: ARG001  # the same
    write(docs / "mo", {"profile.md": profile("Mo met")})


def hides_what_the_program_writes(docs: Path, others: str) -> None:  # noqa: ARG001  # the same
    files = {
        f"questions/{number}.md": note(title, prose)
        for number, (title, prose) in enumerate(
            [
                ("schemas", "urlset loc lastmod"),
                ("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9"),
                ("Competenties", "Leervragen Validaties Naar de inhoud"),
                ("leerkring.css", "index.html sitemap.xml 404.html search.json"),
                ("viewport", "width=device-width initial-scale=1 charset utf-8"),
            ]
        )
    }
    write(docs / "max", {"profile.md": profile("Max Mol"), **files})


def quotes_the_school(docs: Path, others: str) -> None:  # noqa: ARG001  # the same
    texts = [(docs / name).read_text(encoding="utf-8") for name in ("cohort.yml", "huisregels.md")]
    files = {f"questions/{number}.md": note("Huisregels", text) for number, text in enumerate(texts)}
    write(docs / "mies", {"profile.md": profile("Mies Mol"), **files})


def has_half_a_number(docs: Path, others: str) -> None:  # noqa: ARG001  # the same
    more = "headline: Bel 06 12 34 5\nmotivation: 06 12 34 5\nambition: 12 34 56 7\n"
    files = {"questions/a.md": note("06 12 34 5", "06 12 34 5", "public")}
    write(docs / "mart", {"profile.md": profile("Mart Mol", more), **files})


def takes_the_address_of_a_page(docs: Path, others: str) -> None:  # noqa: ARG001  # the same
    for name in ("huisregels", "Huisregels", "index", "learners", "assets2"):
        write(docs / name, {"profile.md": profile("Hui Regels")})


def writes_until_it_hurts(docs: Path, others: str) -> None:  # noqa: ARG001  # the same
    shapes = ("[", "![", "[](a   .", "' a@b.c '", "<!--", "*a_", "[a]: ", "&#")
    files = {
        f"questions/{number}.md": note("A", shape * (120_000 // len(shape)), "public")
        for number, shape in enumerate(shapes)
    }
    write(docs / "muk", {"profile.md": profile("Muk Mol"), **files})


def leaves_odd_files(docs: Path, others: str) -> None:  # noqa: ARG001  # the same
    write(docs / "mik", {"profile.md": profile("Mik Mol")})
    os.mkfifo(docs / "mik/pipe")
    (docs / "mik/evidence").mkdir()
    (docs / "mik/evidence/loop").symlink_to("..")
    (docs / "mik/evidence/passwd.png").symlink_to("/etc/passwd")
    (docs / "mik/evidence/a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)


HOSTILE: tuple[Callable[[Path, str], None], ...] = (
    hides_ordinary_words,
    hides_words_in_a_broken_profile,
    hides_anothers_name,
    hides_anothers_name_turned_round,
    hides_an_ordinary_word_behind_initials,
    hides_what_the_program_writes,
    quotes_the_school,
    has_half_a_number,
    takes_the_address_of_a_page,
    writes_until_it_hurts,
    leaves_odd_files,
)
