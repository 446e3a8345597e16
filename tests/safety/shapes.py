"""Texts that can be made as long as one likes, out of every sign that means something to somebody who reads.

What takes a reader of texts too long is nearly always something short, over and over: what opens and does
not close, what nearly fits, what can be parted in many ways. Each shape is such a text, at any size.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

MARKDOWN = (
    *("[", "]", "(", ")", "![", "](", "[](", "[a](b)", "[a]: b", "[^a]", "[^a]: b", "*", "**", "_", "~~"),
    *("`", "```", "~~~", "> ", ">", "- ", "* ", "1. ", "# ", "|", "|-", "- [ ] ", "> [!NOTE]", "\\", "    "),
    *("***a", "[a][b]", "[](a   .", "[](a .", "[a] (../", "[a] (https://", "../a.md", ".png", "    a"),
)
HTML = (
    *("<", ">", "<a ", "</a>", "<b>", "<!--", "-->", "<code>", "</code>", "<h1>", "</h1>", "<?", "?>"),
    *("<![CDATA[", "]]>", "<!a", "=", '="', "='", '"', "'", "&", "&amp;", "&#35;", "&#1", "&#x1", "&a"),
    *("&lt;", "&lt;code", "&gt;", "&NotEqualTilde;", "<img src=", "<a href=", "<p ", "<meta charset"),
)
YAML = (
    *(
        ": ",
        ":",
        "- ",
        "-",
        "? ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "#",
        " #",
        "a: ",
        "a:",
        "a: b\n",
        "- a\n",
        "|",
        ">",
    ),
    *(
        '"',
        "'",
        "\\",
        "\\u0041",
        "%",
        "@",
        "&a ",
        "*a ",
        "!a ",
        "---",
        "---\n",
        "...",
        "type: ",
        "visibility",
    ),
)
MEANT = (
    *(
        "1",
        "12",
        "2025",
        "-",
        "/",
        ".",
        "1.",
        "2025-",
        "1-1-",
        "3 april ",
        "T",
        "0",
        "06",
        "+31",
        "0612345678",
    ),
    *(
        "@",
        "a@b",
        "a@b.c ",
        " a@b.c ",
        "' a@b.c '",
        "a@b.",
        ".a",
        "NL91",
        "NL91ABNA",
        "52.1234",
        "°",
        "123456789",
    ),
    *(
        "http://",
        "https://a",
        "https://a/",
        "www.",
        "www.a.b ",
        "mailto:",
        "a.nl",
        "%20",
        "?",
        "a=b&",
        "52.1234,",
    ),
    *("a", "A", "aB", "é", "ÿ", "ß", "a ", "a.", "Jan ", "Jan Judge ", "'s ", "word ", "{a}", "{", ";", ","),
)
SIGNS = (
    *(" ", "\n", "\n\n", "\t", " \n", "\n    ", "  ", "\u00a0", "\u2003", "\u3000", "\u0301", "\u0301\u0323"),
    *(
        "e\u0301",
        "\u20e3",
        "\ufe0f",
        "1\ufe0f\u20e3",
        "👩\u200d",
        "🇳",
        "\u200d",
        "\u0e33",
        "ﷺ",
        "İ",
        "\u1100\u1161",
    ),
    *("–", "’", "“", "½", "¹", "١", "中", "\u0345", "\u0f73", "\U0001d15e", "\u0344"),
)
TOKENS = tuple(dict.fromkeys((*MARKDOWN, *HTML, *YAML, *MEANT, *SIGNS)))


@dataclass(frozen=True)
class Shape:
    """A text of any size: a beginning, something over and over, its counterpart as often, and an end.

    ``{n}`` in what is repeated counts, but in the number of a sign: others cost more or less to read.
    """

    again: str
    begin: str = ""
    back: str = ""
    end: str = ""

    def of(self, size: int) -> str:
        """About as many characters as that; what goes in pairs leaves one over at any size."""
        once = len(self.again) + len(self.back)
        times = (size // once) | 1
        forth = (
            "".join(self.again.replace("{n}", str(n)) for n in range(times))
            if self._counts
            else self.again.replace("{n}", "1") * times
        )
        return f"{self.begin}{forth}{self.back * times}{self.end}"

    @property
    def _counts(self) -> bool:
        return "{n}" in self.again and "&#" not in self.again

    def __str__(self) -> str:
        parts = (self.begin, self.again, self.back, self.end)
        return " ".join(ascii(part) for part in parts)


KNOWN = (
    *(
        Shape("[](a   ."),
        Shape(" a", "["),
        Shape("[](a", "", " .md)"),
        Shape("x ", "[](", ".md"),
        Shape("' a@b.c '"),
    ),
    *(
        Shape("(", "", ")"),
        Shape("[", "", "]"),
        Shape("<", "", ">"),
        Shape("{", "", "}"),
        Shape("<b>", "", "</b>"),
    ),
    *(
        Shape("[a](b{n}.md)\n"),
        Shape("![a{n}](b{n}.png)\n"),
        Shape("<b{n}>\n"),
        Shape("[^{n}]"),
        Shape("[^{n}]: a\n\n"),
    ),
    *(
        Shape("[a{n}]: b\n"),
        Shape("[a{n}]"),
        Shape("f{n}: a\n"),
        Shape("f{n}:a\n"),
        Shape("- a{n}\n"),
        Shape("w{n} "),
    ),
    *(
        Shape("[^a]", "", "", "\n\n[^a]: b"),
        Shape("[a]", "", "", "\n\n[a]: b"),
        Shape("[](a{n}", "", " .png)"),
    ),
    *(
        Shape("|", "", "\n|-|\n"),
        Shape("a|", "", "\n", "-|"),
        Shape("- ", "", "", "a"),
        Shape("> ", "", "", "a"),
    ),
    *(
        Shape("\u0301\u0323", "a"),
        Shape("&#769;&#803;", "a"),
        Shape("1", "&#"),
        Shape("1", "&#x"),
        Shape("\\u0301\\u0323", '"', "", '"'),
    ),
    *(
        Shape("[a](b c{n}.md) "),
        Shape("`[a](b c{n}.md)` [a](b c{n}.md) "),
        Shape("[a] (../b{n}.md) "),
        Shape(" ", "a", "", "b"),
    ),
    *(
        Shape("\n", "a", "", "b"),
        Shape("\n\n", "- a", "", "b"),
        Shape("a\n", "> "),
        Shape("a\n\n"),
        Shape("    a\n"),
    ),
    *(
        Shape("<!--{n}-->\n\n"),
        Shape("<!--", "", "", "-->"),
        Shape("a<!--b-->"),
        Shape("<h1>a"),
        Shape("# a{n}\n"),
    ),
    *(
        Shape("j judge "),
        Shape("Jan1 Judge "),
        Shape("Jan Judge\n"),
        Shape("word "),
        Shape("a a. "),
        Shape("a.", "a "),
    ),
    *(Shape("[a](b c{n}.md)\n\n"), Shape("[a] (../b{n}.md)\n\n")),
)
"""Shapes that took too long once, and their like."""

NAMED = (
    *(Shape("judge "), Shape("Judge, "), Shape("judge{n} "), Shape("jan de "), Shape("Jan "), Shape("de ")),
    *(Shape("jan1judge"), Shape("JudgeJan"), Shape("jan-a-b-judge-"), Shape("Judge, A "), Shape("a-judge-")),
    *(Shape("%25"), Shape("%2541"), Shape("aB"), Shape("李"), Shape("jan v.d. ")),
    *(Shape("Judge J. "), Shape("J. "), Shape("jan-"), Shape("JanJudge"), Shape("judge ", "jan ")),
    *(Shape("1 "), Shape("1-"), Shape("1 2 3 4 5 6 7 8 9 0 ")),
)
"""Texts that say a part of ``Jan de Judge`` over and over, and what nobody is called."""


def shapes(seed: int, number: int) -> Iterator[Shape]:
    """So many shapes by chance, always the same for a seed."""
    chance = random.Random(seed)
    for _ in range(number):
        yield _shape(chance)


def every_token() -> Iterator[Shape]:
    """Each sign alone, and each one on a line of its own."""
    for token in TOKENS:
        yield Shape(token)
        yield Shape(f"{token}\n")


def _shape(chance: random.Random) -> Shape:
    again = "".join(chance.choices(TOKENS, k=chance.choices((1, 2, 3, 4), (2, 5, 3, 2))[0]))
    begin, end = (chance.choice(TOKENS) if chance.random() < 0.4 else "" for _ in range(2))
    back = chance.choice(TOKENS) if chance.random() < 0.15 else ""
    count = "{n}" if chance.random() < 0.1 else ""
    return Shape(f"{again}{count}", begin, back, end)
