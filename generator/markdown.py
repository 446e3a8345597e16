"""The Markdown of authors: GitHub-flavoured (https://github.github.com/gfm/), read by comrak."""

from __future__ import annotations

import comrak


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
