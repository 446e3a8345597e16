"""Prose cannot put anything on a page but prose: every payload, in every construct of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import comrak
import nh3
import pytest

from generator.markdown import extensions
from generator.model import KIND
from generator.writing import prose

from .allowed import runs, strays, tree
from .every_place import free_fields
from .payloads import Payload, hostile, needs_payloads, ordinary

pytestmark = needs_payloads


def _indented(text: str, first: str, others: str) -> str:
    return first + text.replace("\n", f"\n{others}")


PLACES: dict[str, Callable[[Payload], str]] = {
    "alone": lambda it: it.text,
    "link target": lambda it: f"[word]({it.line})",
    "link target between brackets": lambda it: f"[word](<{it.line}>)",
    "link text": lambda it: f"[{it.text}](https://a.example/)",
    "link title": lambda it: f'[word](there.md "{it.line}")',
    "picture target": lambda it: f"![word](<{it.line}>)",
    "picture name": lambda it: f"![word]({it.line}.png)",
    "alternative text": lambda it: f"![{it.text}](picture.png)",
    "reference": lambda it: f"[word] and ![word]\n\n[word]: <{it.line}>\n",
    "reference name": lambda it: f"[{it.line}]\n\n[{it.line}]: there.md '{it.line}'\n",
    "autolink": lambda it: f"<{it.line}> and https://a.example/{it.line}",
    "heading": lambda it: f"## {it.line}",
    "heading underlined": lambda it: f"{it.text}\n===\n",
    "table": lambda it: f"| a | {it.line} |\n|:--|--:|\n| b | {it.line} |\n",
    "list": lambda it: _indented(it.text, "1. ", "   "),
    "task": lambda it: _indented(it.text, "- [x] ", "  "),
    "quote": lambda it: _indented(it.text, "> ", "> "),
    "footnote": lambda it: _indented(it.text, "word[^1]\n\n[^1]: ", "    "),
    "footnote name": lambda it: f"word[^{it.line}]\n\n[^{it.line}]: word\n",
    "alert": lambda it: _indented(it.text, "> [!NOTE]\n> ", "> "),
    "alert title": lambda it: f"> [!WARNING] {it.line}\n> word\n",
    "kind of code": lambda it: f"```{it.line}\nword\n```\n",
    "code": lambda it: f"`{it.line}` and\n\n~~~\n{it.text}\n~~~\n",
    "emphasis": lambda it: f"**{it.text}** ~~{it.text}~~",
}
"""Where in a document's prose a payload stands."""


def written() -> Iterator[tuple[str, str]]:
    """Every payload in every place, with a name for both."""
    for payload in (*hostile(), *ordinary()):
        for place, put in PLACES.items():
            yield f"{payload.name}, {place}", put(payload)


def published(text: str) -> str:
    """Prose as it is published, when no address is known and each is kept as it was written."""
    return prose.rendered(text, str, str)


def found_in(render: Callable[[str], str], *, harmless: str = r"(?!)") -> tuple[int, str]:
    """How many texts were rendered, and everything in them that may not be there, one text a line."""
    count, found = 0, []
    for name, text in written():
        count += 1
        strange = [stray for stray in strays(render(text)) if not re.match(harmless, stray)]
        found += [f"{name}: {', '.join(strange)}"] if strange else []
    return count, "\n".join(found)


def test_there_are_as_many_payloads_as_there_should_be():
    assert (len(hostile()), len(ordinary())) == (482, 652)


def test_prose_has_no_node_that_is_not_allowed(capsys):
    count, found = found_in(published)

    with capsys.disabled():
        print(f"[{count} texts: {count // len(PLACES)} payloads in {len(PLACES)} places]", end=" ")
    assert not found


def test_the_second_fence_alone_lets_nothing_through():
    options = comrak.RenderOptions()
    options.unsafe_ = True

    def without_the_first(text: str) -> str:
        return prose.outlined(
            prose._cleaner().clean(comrak.render_markdown(text, extensions(), None, options)), 1
        )

    count, found = found_in(without_the_first, harmless=_LOOSE)
    assert count == 27216
    assert not found


class _Nothing:
    """A second fence that lets everything through."""

    def clean(self, text: str) -> str:
        return text


def test_the_first_fence_alone_makes_no_element_and_no_address_that_runs(monkeypatch):
    monkeypatch.setattr(prose, "_cleaner", _Nothing)
    _, found = found_in(published, harmless=f"{_LOOSE}|{_BARE}")
    assert not found


_LOOSE = r"<a href=.* without rel|<input> that takes input"
"""What only both together see to, and what does no harm."""
_BARE = r"<h1>|<(?:a|section) data-footnote|<t[hd] align=|<(?:a|li) id=|<code class=|<img src="
_BARE += r"|<a href=[\"'](?!(?i:javascript|vbscript|data|file):)"
"""What comrak writes and nh3 makes neat: text in attributes, and addresses that run nothing."""


def test_cleaning_what_is_clean_changes_nothing():
    """But for the names of headings, which are ours and given last."""
    for name, text in written():
        once = re.sub(r'(<h[2-6]) id="[^"]*"', r"\1", published(text))
        assert tree(prose._cleaner().clean(once)) == tree(once), name


@pytest.mark.parametrize(
    "hostile_html",
    [
        "<script>alert(1)</script>",
        "<p onclick=alert(1)>x</p>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="java\tscript:alert(1)">x</a>',
        '<a href="//elsewhere.example">x</a>',
        '<img src="https://elsewhere.example/x.png" alt="">',
        '<img src="x.svg" alt="">',
        '<a href="https://elsewhere.example/">x</a>',
        '<p id="__config">x</p>',
        '<p class="lk-verdict">x</p>',
        "<!-- x -->",
        "</main><p>x</p>",
        "<svg></svg>",
    ],
)
def test_the_list_used_here_sees_what_is_wrong(hostile_html):
    assert strays(hostile_html)


def test_the_list_used_here_allows_what_markdown_makes():
    text = "## A\n\n> [!TIP]\n> [b](c.md)[^1]\n\n- [x] d\n\n| e |\n|--:|\n| ![f](g.png) |\n\n[^1]: h https://i.example/\n"
    html = published(text)
    assert nh3.is_html(html)
    assert strays(html) == []


def test_the_list_for_whole_pages_sees_what_a_page_without_guards_has():
    active = [payload for payload in hostile() if runs(payload.text, frozenset())]
    assert len(active) > 250


def test_every_kind_of_document_has_fields_of_free_text():
    fields = {kind: free_fields(kind) for kind in KIND}
    assert [kind for kind, paths in fields.items() if ("title",) not in paths] == [
        "learners",
        "trust",
        "register",
        "confirmations",
    ]
    assert sum(len(paths) for paths in fields.values()) >= 79
