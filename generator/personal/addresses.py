"""E-mail addresses, also where a word stands for one of their signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.personal.suspects import MAILBOXES

_OPEN, _CLOSED = r" ?[(\[{<] ?", r" ?[)\]}>] ?"
_DOT = r"(?:dot|Dot|DOT|punt|Punt|PUNT)"
_SAID = rf"{_OPEN}(?:{_DOT}|\.){_CLOSED}| {{1,3}}{_DOT} {{1,3}}"
"""A point in words."""
_APART = r" {1,2}\. {0,2}(?=(?i:nl|be|com|org|net|eu)\b)|\. {1,2}(?=(?:nl|be|com|org|net|eu)\b)"
"""A point with a space beside it, which elsewhere ends a sentence."""
_POINT = rf"(?:\.|{_SAID}|{_APART})"
_TAIL = r"(?i:apen?staart(?:je)?)"
_AT = re.compile(
    r"(?:@ {0,3}|%40"
    rf"|[(\[{{<] ?(?:[aA][tT]|@|{_TAIL}){_CLOSED}"
    rf"|(?P<joint>[-_])(?:[aA][tT]|{_TAIL})(?P=joint)"
    r"|[aA](?<= [aA])(?:(?i:pen?staart(?:je)?)|(?P<word>[tT])) {1,3})(?=\w)"
)
_LABEL = r"[\w-]{1,63}"
_DOMAIN = re.compile(
    rf"(?!v?\d{{1,9}}(?:\.\d{{1,9}}){{1,9}}|v?\d{{1,9}}\.(?:alpha|beta|canary|dev|lts|next|pre|rc|stable)(?!\w))"
    rf"{_LABEL}(?:{_POINT}{_LABEL}){{0,7}}{_POINT}(?P<last>[^\W\d_]{{2,63}}(?![\w-])|xn--[\w-]{{1,59}})"
)
_KNOWN = r"(?i:nl|be|de|fr|uk|eu|com|org|net|edu|info|io|me|school|example)(?!\w)"
_MAILBOXES = rf"(?i:{MAILBOXES})\.(?P<last>(?i:com|nl|be|me|de|net))(?!\w)"
_HAS_MAILBOXES = re.compile(_MAILBOXES)
_SAID_DOMAIN = re.compile(rf"{_LABEL}(?:{_POINT}{_LABEL})?(?:{_SAID})(?P<last>{_KNOWN})")
"""After the mere word "at" a point must be a word, too, and the end of the domain one that is known."""
_JOINED_DOMAIN = re.compile(
    rf"[^\W_]{{1,63}}(?:[-_]{_DOT}[-_][^\W_]{{1,63}})?[-_]{_DOT}[-_](?P<last>{_KNOWN})"
)
_WHO_BACKWARDS = re.compile(r"\"[^\"@<>\0\x1f]{1,64}\"|[\w.+-]{1,64}(?![\w.+@-])")
_LONGEST = 64
_USER = re.compile(r"(?<=://)[^\s/@]{1,200}@")
"""Whoever is let in by a web address is no part of an e-mail address."""
_FILE = re.compile(
    r"(?:png|jpe?g|svg|gif|webp|css|js|jsx|tsx|json|pdf|html?|txt|local\w*|internal|lan)\Z", re.IGNORECASE
)
_COMMAND = re.compile(r"(?<!\w)(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id) (?:[^ @\0]{1,30} ){0,4}\Z")
_LOOKED_BACK = 80
_PATHS = frozenset({":/", ":~"})
"""What stands after the name of a machine whose files are meant."""
_PROGRAMS = frozenset({"git", "hg", "svn"})


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where they are."""
    reached = 0
    looked_at = _USER.sub(lambda user: " " * len(user[0]), text) if "://" in text else text
    for at in _AT.finditer(looked_at):
        start = _start(looked_at, reached, at)
        where = _domain(looked_at, at)
        if start is not None and where and not _is_of_a_machine(looked_at, start, at, where):
            yield start, where.end()
            reached = where.end()


def _domain(text: str, at: re.Match[str]) -> re.Match[str] | None:
    if at["word"]:
        return _SAID_DOMAIN.match(text, at.end()) or _HAS_MAILBOXES.match(text, at.end())
    return (_JOINED_DOMAIN if at["joint"] else _DOMAIN).match(text, at.end())


def _start(text: str, reached: int, at: re.Match[str]) -> int | None:
    """Where the name before the sign begins; a handle, with a space before its sign only, has none."""
    before = text[max(reached, at.start() - _LONGEST - 5) : at.start()]
    name = before.rstrip(" ")
    spaces = len(before) - len(name)
    handle = at[0] == "@" and spaces and not _HAS_MAILBOXES.match(text, at.end())
    who = _WHO_BACKWARDS.match(name[::-1])
    return at.start() - spaces - len(who[0]) if who and spaces <= 3 and not handle else None


def _is_of_a_machine(text: str, start: int, at: re.Match[str], where: re.Match[str]) -> bool:
    """Whether it is an account on a machine, a file, a version or a piece of a program."""
    who = text[start : at.start()].rstrip(" ")
    after = text[where.end() : where.end() + 2]
    product = at[0].startswith("@ ") and (len(who) == 1 or after.startswith("("))
    before = text[max(0, start - _LOOKED_BACK) : start]
    program = (who in _PROGRAMS and after.startswith(":")) or bool(_COMMAND.search(before))
    return product or program or after in _PATHS or bool(_FILE.match(where["last"]))
