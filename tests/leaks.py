"""What the gate lets pass and the last look does not."""

from __future__ import annotations

from pathlib import Path

from tests.media.leaky import pdf_that_says

NOTE = (
    "---\ntype: evidence\ntitle: {title}\nmedia: observation\ndate: 2025\ncycle: 1\n"
    "visibility: {seen}\n---\n{prose}\n"
)


def hidden(title: str, prose: str) -> str:
    return NOTE.format(title=title, seen="private", prose=prose)


def shown(prose: str) -> str:
    return NOTE.format(title="A", seen="public", prose=prose)


def leak(learner: Path, said: str = "I could not sleep") -> None:
    """In a public file of a learner's one reads what a private document says."""
    folder = learner / "evidence"
    folder.mkdir(exist_ok=True)
    (folder / "x.md").write_text(hidden("A", f"{said}."))
    (folder / "y.md").write_text(shown("[A letter](letter.pdf)"))
    (folder / "letter.pdf").write_bytes(pdf_that_says(said))
