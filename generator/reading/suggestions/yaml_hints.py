"""What an author probably did where YAML says that it cannot go on: told from the lines themselves.

libyaml tells where it stopped, which is seldom where the mistake is. The slips here are the ones people
make all the time, and each knows what the line should look like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.reading.flow import with_quotes
from generator.reading.suggestions.dates import DATES, likely_date

_FIELD = re.compile(r"(?P<before>[ \t]*(?:- +)?)(?P<name>[A-Za-z_]+):(?P<rest>.*)")
_GLUED_DASH = re.compile(r"[ \t]*-(?=[^\s-])")
_OPENS = re.compile(r"[ \t]*+(?:[|>][-+0-9]*+)?[ \t]*+\Z")
"""What stands after the colon of a field whose value is on the lines below it."""
_ODD_DASH = re.compile(r"[ \t]*(?P<sign>[–—•·*])[ \t]+(?=\S)")
"""What word processors make of the hyphen before an item of a list."""
_ODD_SPACE = re.compile(r"[^\S \t\n]")
"""A space that no key of a keyboard makes: Word and web pages have them."""
_ELISION = re.compile(r"'(?:[stnkmr]\b|\d)")
"""'s Avonds, 't Huis, '90: an apostrophe, and no quote."""
_OFF = re.compile(r"#(?P<name>[a-z_]+):[ \t]*\Z")
"""The line of a group in a new document, which somebody has yet to switch on."""
_CLOSING = "”“„’‘\"'"
_PAIRS = {"“": "”", "„": "”", "‘": "’", "‚": "’", "«": "»"}
_LONGEST = 200


@dataclass(frozen=True)
class Slip:
    """A code with its place, from 0, and what its sentence needs; ``end`` 0 when only the start is known."""

    code: str
    line: int
    column: int
    end: int = 0
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ended:
    """The last value that was read whole: its kind of quote or bracket, where it began and where it ended."""

    sign: str
    line: int
    column: int
    last_line: int
    end: int


@dataclass(frozen=True)
class Stop:
    """Where libyaml stopped, from 0, the code for its reason, and what there was before.

    ``bracket`` is the innermost one that is open, as its sign, line and column.
    """

    lines: Sequence[str]
    code: str
    line: int
    column: int
    ended: Ended | None = None
    bracket: tuple[str, int, int] | None = None

    @property
    def text(self) -> str:
        return self.lines[self.line]


def slips(stop: Stop) -> list[Slip]:
    """What probably went wrong; empty when it is none of these."""
    return next((found for look in _LOOKS if (found := list(look(stop)))), [])


def glued(text: str) -> tuple[str, str] | None:
    """What a line has too close to what follows, and how it is written: ``title:x`` → ``title: x``."""
    if (match := _FIELD.match(text)) and match["rest"][:1] not in {"", " ", "\t"}:
        rest = match["rest"].strip()
        if rest and not rest.startswith("//") and not _ODD_SPACE.match(match["rest"]):
            return f"{match['name']}:", f"{match['name']}: {rest}"
    if dash := _GLUED_DASH.match(text):
        return "-", f"- {text[dash.end() :].strip()}"
    return None


def odd_dash(text: str) -> tuple[str, str] | None:
    """The sign that stands for the hyphen of a list, and how the line is written."""
    match = _ODD_DASH.match(text)
    return (match["sign"], f"- {text[match.end() :].strip()}") if match else None


def set_aside(lines: Sequence[str], line: int, code: str) -> list[str]:
    """The lines with what is wrong in one taken out, so that those below can be read; none if they cannot.

    A field keeps its name, an item its hyphen; another line is no more, if nothing belongs to it.
    """
    text = lines[line] if code in _OF_A_LINE and line < len(lines) else ""
    if code == "yaml-no-space" and (close := glued(text)):
        mended = text[: text.index(close[0])] + close[1]
    elif code not in _OF_ITS_BEGINNING and (field := _FIELD.match(text)) and field["rest"].strip():
        below = _reaches(lines, line, field.start("name"))
        mended = f"{field['before']}{field['name']}: " + ("|" if below else "''")
    elif _reaches(lines, line, len(text) - len(text.lstrip())):
        return []
    else:
        mended = "#"
    return [*lines[:line], mended, *lines[line + 1 :]] if text else []


_OF_ITS_BEGINNING = frozenset({"yaml-indent", "yaml-tab", "yaml-too-far"})
_OF_A_LINE = _OF_ITS_BEGINNING | {
    *("yaml-after-quote", "yaml-anchor", "yaml-backslash", "yaml-bracket", "yaml-colon", "yaml-comment"),
    *("yaml-no-colon", "yaml-no-space", "yaml-odd-dash", "yaml-odd-space", "yaml-quote", "yaml-sign"),
    *("yaml-tag",),
}
"""What is wrong with one line, and nothing with those below it."""


def _reaches(lines: Sequence[str], line: int, column: int) -> bool:
    """Whether the next line that says something stands further to the right than a column."""
    below = next(filter(_says_something, lines[line + 1 :]), "")
    return len(below) - len(below.lstrip()) > column


def is_field(text: str) -> bool:
    """Whether a line looks like a field."""
    return _FIELD.match(text) is not None


def begins_oddly(text: str) -> bool:
    """Whether a text begins with a space that is none."""
    return _ODD_SPACE.match(text) is not None


def odd_space(text: str) -> int | None:
    """Where a line has a space that is none, before its field or after the colon; from 0."""
    space = _ODD_SPACE.search(text)
    if space and (not text[: space.start()].strip(" \t-") or text[: space.start()].rstrip().endswith(":")):
        return space.start()
    return None


def quoted(text: str) -> str:
    """A text in the quotes that let it be what it is."""
    text = text.strip()
    if len(text) > 1 and _PAIRS.get(text[0]) == text[-1]:
        text = text[1:-1]
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _odd_spaces(stop: Stop) -> Iterator[Slip]:
    for line in _suspects(stop):
        if (column := odd_space(stop.lines[line])) is not None:
            yield Slip("yaml-odd-space", line, column, column + 1)
            return


def _suspects(stop: Stop) -> tuple[int, ...]:
    """The line libyaml names, and the one above it where it took both for one text."""
    return (stop.line, stop.line - 1) if _is_first_colon(stop) and stop.line else (stop.line,)


def _is_first_colon(stop: Stop) -> bool:
    """Whether libyaml is astonished at the colon of a field that has no other."""
    match = _FIELD.match(stop.text)
    return stop.code == "yaml-colon" and match is not None and match.end("name") == stop.column


def _odd_dashes(stop: Stop) -> Iterator[Slip]:
    for line in _suspects(stop):
        if found := odd_dash(stop.lines[line]):
            column = stop.lines[line].index(found[0])
            yield Slip(
                "yaml-odd-dash", line, column, column + 1, {"found": found[0], "right": _short(found[1])}
            )
            return


def _loose_dash(stop: Stop) -> Iterator[Slip]:
    """A hyphen before a field where there is no list."""
    match, above = _FIELD.match(stop.text), _above(stop.lines, stop.line)
    is_dashed = match and match["before"].startswith("-")
    no_list = above and not above["before"] and not _OPENS.match(above["rest"])
    if stop.code == "yaml-indent" and match and is_dashed and no_list:
        yield Slip("yaml-indent", stop.line, 0, 1, {"field": match["name"]})


def _glued_lines(stop: Stop) -> Iterator[Slip]:
    """The line libyaml names, or those above it that it took for one text."""
    if stop.code not in {"yaml-no-colon", "yaml-colon", "yaml-documents", "yaml-not-fields"}:
        return
    if stop.code == "yaml-colon" and not _is_first_colon(stop):
        return
    line = stop.line - 1 if stop.code in {"yaml-colon", "yaml-documents"} else stop.line
    found: list[Slip] = []
    while line >= 0:
        if close := glued(stop.lines[line]):
            column = stop.lines[line].index(close[0])
            values = {"found": close[0], "right": _short(close[1])}
            found.append(Slip("yaml-no-space", line, column, column + len(close[0]), values))
        elif _says_something(stop.lines[line]):
            break
        line -= 1
    yield from reversed(found)


def _says_something(text: str) -> bool:
    """Whether a line is more than a comment."""
    return not text.lstrip().startswith("#") and bool(text.strip())


def _tab(stop: Stop) -> Iterator[Slip]:
    if stop.code != "yaml-tab":
        return
    column = stop.text.index("\t")
    match, above = _FIELD.match(stop.text), _above(stop.lines, stop.line)
    values: dict[str, str] = {}
    if not stop.text.strip():
        values = {}
    elif match and (above is None or (not above["before"] and not _OPENS.match(above["rest"]))):
        values = {"field": match["name"]}
    elif above:
        step = 2 if _OPENS.match(above["rest"]) else 0
        values = {"spaces": str(len(above["before"]) + step)}
    yield Slip("yaml-tab", stop.line, column, column + 1, values)


def _too_far(stop: Stop) -> Iterator[Slip]:
    """A field that begins further to the right than the one above it, which has a value already."""
    line = stop.line
    if stop.code == "yaml-documents":
        line = next((number for number, text in enumerate(stop.lines) if _says_something(text)), 0)
    elif stop.code not in {"yaml-colon", "yaml-indent"}:
        return
    match, above = _FIELD.match(stop.lines[line]), _above(stop.lines, line)
    if not match or not match["before"] or "-" in match["before"]:
        return
    if stop.code == "yaml-colon" and not _is_first_colon(stop):
        return
    switched = _switched_off(stop.lines, line)
    if (
        not switched
        and above
        and (_OPENS.match(above["rest"]) or len(above["before"]) >= len(match["before"]))
    ):
        return
    values = {
        "field": match["name"],
        "above": above["name"] if above and above["before"] else "",
        "switched": switched,
    }
    yield Slip("yaml-too-far", line, match.start("name"), match.end("name"), values)


def _switched_off(lines: Sequence[str], line: int) -> str:
    """The group above a line that is still a comment, as in a new document; else nothing."""
    for text in reversed(lines[:line]):
        if group := _OFF.match(text):
            return group["name"]
        if not text.startswith("#") and text[:1] not in {" ", ""}:
            return ""
    return ""


def _above(lines: Sequence[str], line: int) -> re.Match[str] | None:
    """The nearest field above a line."""
    matches = (_FIELD.match(lines[number]) for number in range(line - 1, -1, -1))
    return next((match for match in matches if match), None)


def _open_quote(stop: Stop) -> Iterator[Slip]:
    if stop.code == "yaml-quote":
        yield open_quote(stop.lines, stop.line, stop.column, simple=stop.bracket is None)
    elif stop.code == "yaml-backslash":
        inner = stop.text[stop.column :].strip().strip('"')
        values = _right(stop.lines, stop.line, stop.column, quoted(inner))
        yield Slip(stop.code, stop.line, stop.column, 0, values)


def open_quote(lines: Sequence[str], line: int, column: int, *, simple: bool) -> Slip:
    """A quote that opens and is not closed; ``simple`` when the value goes on to the end of its line."""
    raw = lines[line][column:].rstrip()
    match = _FIELD.match(lines[line])
    if match and match["name"] in DATES and (date := likely_date(raw)):
        right = date
    elif _ELISION.match(raw):
        right = quoted(raw)
    elif len(raw) > 1 and raw[-1] in _CLOSING:
        right = quoted(raw[1:].rstrip(_CLOSING))
    else:
        right = quoted(raw[1:]) if raw[0] == '"' else f"{raw}'"
    values = _right(lines, line, column, right) if simple else {}
    return Slip("yaml-quote", line, column, 0, values)


def _after_quote(stop: Stop) -> Iterator[Slip]:
    """Text after a value that its quote or bracket has closed."""
    ended = stop.ended
    if ended is None or stop.code not in {"yaml-indent", "yaml-syntax", "yaml-no-colon", "yaml-bracket"}:
        return
    if ended.last_line != stop.line or stop.text[ended.end : stop.column].strip():
        return
    simple = stop.bracket is None
    if ended.sign in "[{":
        values = {"found": ended.sign, **_whole(stop.lines, ended)}
        yield Slip("yaml-bracket", ended.line, ended.column, 0, values if simple else {"found": ended.sign})
    elif any(map(is_field, stop.lines[ended.line + 1 : ended.last_line + 1])):
        yield open_quote(stop.lines, ended.line, ended.column, simple=simple)
    else:
        yield Slip(
            "yaml-after-quote", stop.line, ended.end - 1, 0, _whole(stop.lines, ended) if simple else {}
        )


def _whole(lines: Sequence[str], ended: Ended) -> dict[str, str]:
    """The line with quotes around all of the value."""
    if ended.line != ended.last_line:
        return {}
    raw = lines[ended.line][ended.column :].strip()
    if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "'\"":
        raw = raw[1:-1]
    return _right(lines, ended.line, ended.column, quoted(raw))


def _bracket(stop: Stop) -> Iterator[Slip]:
    """A bracket that opens and is not closed, or that has a value with a second colon in it."""
    if right := _between_brackets(stop):
        yield Slip("yaml-colon", stop.line, stop.column, 0, {"right": right})
    elif stop.bracket and stop.code in {"yaml-syntax", "yaml-bracket", "yaml-no-colon", "yaml-colon"}:
        sign, line, column = stop.bracket
        yield Slip("yaml-bracket", line, column, 0, {"found": sign})


def _between_brackets(stop: Stop) -> str:
    """How a line is written of which only that colon was wrong; else nothing."""
    line = stop.bracket[1] if stop.bracket else -1
    if line != stop.line or stop.text[stop.column : stop.column + 1] != ":":
        return ""
    column = min(at for at in map(stop.text.find, "[{") if at >= 0)
    return _short(with_quotes(stop.text, column, quoted).strip())


def _sign(stop: Stop) -> Iterator[Slip]:
    """A value that begins with a sign that means something else there."""
    match = _FIELD.match(stop.text)
    if stop.code == "yaml-sign" and match and match["rest"].strip():
        raw = match["rest"].strip()
        column = stop.text.index(raw, match.end("name") + 1)
        values = {"sign": raw[0], **_right(stop.lines, stop.line, column, quoted(raw))}
        yield Slip("yaml-sign", stop.line, column, column + 1, values)


def _second_colon(stop: Stop) -> Iterator[Slip]:
    match = _FIELD.match(stop.text)
    if stop.code == "yaml-colon" and match and match.end("name") < stop.column and not stop.bracket:
        start = match.end("name") + 1
        values = _right(stop.lines, stop.line, start, " " + quoted(match["rest"]))
        yield Slip("yaml-colon", stop.line, stop.column, 0, values)


def _right(lines: Sequence[str], line: int, column: int, value: str) -> dict[str, str]:
    """How a line is written when this value stands from a column on; nothing if it goes on below."""
    below = lines[line + 1] if line + 1 < len(lines) else ""
    if below.startswith(" ") and _says_something(below) and not is_field(below):
        return {}
    right = _short(f"{lines[line][:column]}{value}".strip().removeprefix("- "))
    return {"right": right} if right else {}


def _short(text: str) -> str:
    """A text that fits into a hint, or nothing: half of it would be wrong again."""
    return text if len(text) <= _LONGEST else ""


_LOOKS: tuple[Callable[[Stop], Iterator[Slip]], ...] = (
    _odd_spaces,
    _odd_dashes,
    _loose_dash,
    _glued_lines,
    _tab,
    _too_far,
    _after_quote,
    _open_quote,
    _bracket,
    _sign,
    _second_colon,
)
