"""The Markdown of authors: GitHub-flavoured (https://github.github.com/gfm/), read by comrak."""

from __future__ import annotations

from functools import cache

import comrak


@cache
def extensions() -> comrak.ExtensionOptions:
    """What GitHub adds to CommonMark: tables, task lists, footnotes, strikethrough, alerts, autolinks."""
    options = comrak.ExtensionOptions()
    options.table = True
    options.tasklist = True
    options.footnotes = True
    options.strikethrough = True
    options.alerts = True
    options.autolink = True
    return options
