"""The school's list of learners, as text: a new one, one learner more, a folder by another name.

Only what must change does. It is read back, and a list that would then say anything else is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.guide.plain_yaml import inline, scalar
from generator.guide.school_lists import SchoolList, list_in_order
from generator.languages import words
from generator.model import KIND
from generator.problems import Place
from generator.reading.files import LEARNERS_LIST, folder_problems, learner_folders
from generator.reading.read import read_profile


def new_list(names: Mapping[str, str], language: str) -> str:
    """A list of learners: their full names by their folders."""
    say = words(language).gettext
    comments = (
        say("Who takes part. The site shows a full name only if the learner's own profile does."),
        say("Only staff change this list. Whoever leaves stays on it: so the name stays hidden."),
    )
    told = "".join(f"# {comment}\n" for comment in comments)
    lines = "".join(f"\n  {entry(folder, name)}" for folder, name in names.items())
    return f"{told}type: learners\nlearners:{lines or ' []'}\n"


def names_here(docs: Path) -> dict[str, str]:
    """The full names of the learners of a folder, as far as their profiles can be read."""
    sound = (name for name in learner_folders(docs) if not list(folder_problems(docs, name)))
    found = {name: read_profile(docs, name)[0] for name in sound if _has_profile(docs / name)}
    return {name: profile.name for name, profile in found.items() if profile}


def entry(folder: str, name: str) -> str:
    """The line of a learner."""
    return f"- {{folder: {scalar(folder)}, name: {inline(name)}}}"


@dataclass(frozen=True)
class LearnersList(SchoolList):
    """A list that is in order, and the file it stands in."""

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """All that the learner of a folder is called."""
        found: dict[str, tuple[str, ...]] = {}
        for each in self.entries:
            found[each["folder"]] = (*found.get(each["folder"], ()), each["name"], *each.get("also", ()))
        return found

    def lines(self, folder: str) -> tuple[int, ...]:
        """The lines on which a folder is named."""
        return tuple(place.line for place in self._places(folder))

    def with_learner(self, folder: str, name: str) -> bytes | None:
        """What the file must hold to have one learner more; None if that cannot be told from its text."""
        lines, line = self.text_lines(), entry(folder, name)
        if self.entries:
            last = lines[self.draft.read.places["learners", len(self.entries) - 1].line - 1]
            indent = last[: len(last) - len(last.lstrip())]
            lines.insert(self._end, f"{indent}{line}")
        else:
            lines[self._end - 1] = lines[self._end - 1].removesuffix(" []")
            lines.insert(self._end, f"  {line}")
        return self.content(lines, [*self.entries, {"folder": folder, "name": name}])

    def with_folder(self, folder: str, new: str) -> bytes | None:
        """What the file must hold to have another name for a folder; None as above."""
        lines = self.text_lines()
        for row, start, end in sorted(self._places(folder), reverse=True):
            line = lines[row - 1]
            lines[row - 1] = f"{line[: start - 1]}{scalar(new)}{line[end - 1 :]}"
        entries = [{**each, "folder": new} if each["folder"] == folder else each for each in self.entries]
        return self.content(lines, entries)

    def _places(self, folder: str) -> Iterator[Place]:
        for number, each in enumerate(self.entries):
            if each["folder"] == folder:
                yield self.draft.read.places["learners", number, "folder"]

    @property
    def _end(self) -> int:
        """The last line on which something of the list begins."""
        places = self.draft.read.places.items()
        return max(place.line for path, place in places if path[:1] == ("learners",))


def learners_list(docs: Path) -> LearnersList | None:
    """The list that a folder of learners has, if it can be used. A link is not followed."""
    file = docs / LEARNERS_LIST
    read = list_in_order(file, KIND["learners"])
    return LearnersList(file, read) if read else None


def _has_profile(folder: Path) -> bool:
    """Whether it has one that is no link: somebody else's name may stand there."""
    return not (folder / "profile.md").is_symlink()
