"""The Markdown of authors: GitHub-flavoured (https://github.github.com/gfm/), read by comrak."""

from __future__ import annotations

import re
from urllib.parse import unquote

import comrak

from generator.signs import composed


def extensions() -> comrak.ExtensionOptions:
    """What GitHub adds to CommonMark: tables, task lists, footnotes, strikethrough, alerts, autolinks.

    A new object each time: whoever renders puts rewriters of addresses in it, for one document.
    """
    options = comrak.ExtensionOptions()
    options.table = True
    options.tasklist = True
    options.footnotes = True
    options.strikethrough = True
    options.alerts = True
    options.autolink = True
    return options


_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:|//")


def local_part(address: str) -> tuple[str, str]:
    """The path, composed, and the fragment of an address within the site; without a path where it leads
    elsewhere.

    For the library's own parser some addresses are an error, such as ``http://[``.
    """
    before, _, fragment = address.partition("#")
    path = "" if _ELSEWHERE.match(before) else before.partition("?")[0]
    return composed(unquote(path)), fragment
