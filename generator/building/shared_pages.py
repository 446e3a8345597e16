"""Pages that are about nobody alone, a cohort's and the front page: all of a kind are kept together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from generator.building.artifact import Artifact, Facts, Rendering, packed, rendering_of, unpacked
from generator.building.context import BuildContext
from generator.building.learner_pages import file_of
from generator.building.output import leak_within
from generator.building.pool import DiedError, done
from generator.cache.keys import digest
from generator.cache.store import DamagedError
from generator.publishing.scan import Leak, Text, personal_in
from generator.writing.pages import Page, Pages

_ENDING = ".pages"


@dataclass(frozen=True)
class SharedPages:
    """Pages as files, the key they are kept under, and what must not be shown in them."""

    rendering: Rendering
    key: str
    leaks: tuple[Leak, ...] = ()


def shared_pages(
    context: BuildContext, about: tuple[object, ...], pages: Callable[[], Pages], jobs: int = 1
) -> SharedPages:
    """Pages that were made before, or are made now; ``about`` is all there is to them but their shell."""
    key = f"{digest(context.toolchain, sorted(context.texts.allowed), about)}{_ENDING}"
    with suppress(DamagedError):
        content = context.cache.get(key) if context.cache else None
        kept = unpacked(content).rendering if content else None
        if kept and kept.is_whole:
            return SharedPages(kept, key)
    rendering, leaks = _rendered(context, pages(), jobs)
    if context.cache and not leaks:
        context.cache.put(key, packed(Artifact(Facts(), rendering)))
    return SharedPages(rendering, key, leaks)


def _rendered(context: BuildContext, pages: Pages, jobs: int) -> tuple[Rendering, tuple[Leak, ...]]:
    files: dict[str, bytes] = {}
    leaks: list[Leak] = []
    making = _Making(context)
    things: tuple[Page | tuple[str, str], ...] = (*pages.pages, *pages.texts)
    for _, result in done(making, things, jobs):
        if isinstance(result, DiedError):
            raise result
        path, content, found = result
        files[path] = content
        leaks += (leak_within(leak, context.read.prefix) for leak in found)
    addresses = tuple((page.address, page.updated) for page in pages.pages)
    return rendering_of(files, pages=addresses), tuple(leaks)


@dataclass(frozen=True)
class _Making:
    """Makes a page, or another file of which the text is known; and what must not be shown in it."""

    context: BuildContext

    def __call__(self, thing: Page | tuple[str, str]) -> tuple[str, bytes, tuple[Leak, ...]]:
        path, content = (
            file_of(thing, self.context) if isinstance(thing, Page) else (thing[0], thing[1].encode())
        )
        found = personal_in(Text.of([(path, content)]), self.context.texts.allowed)
        leaks = tuple(leak for leak in found if any(leak.text in text for text in said_by(thing)))
        return path, content, leaks


def said_by(value: Any) -> Iterator[str]:
    """Every text that a page is made of. Digits of several that meet on a page are nobody's number."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Page):
        yield from said_by((value.title, value.description, value.text, value.data))
    elif isinstance(value, Mapping):
        yield from said_by(tuple(value.values()))
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from said_by(entry)
