"""Where in something on the internet to look: a page, a second or a heading, as part of its address."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from generator.model import Fragment

_YOUTUBE = re.compile(r"(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com\Z|youtu\.be\Z")
_VIMEO = re.compile(r"(?:(?:www|player)\.)?vimeo\.com\Z")
_HOST = re.compile(r"https?://([^/?#:]*).*", re.IGNORECASE | re.DOTALL)
_WHOSE = re.compile(r"https?://(?:[^/?#\\\\]*@)?([^/?#:\\\\]*).*", re.IGNORECASE | re.DOTALL)
"""What stands before a sign ``@`` is no host, however it looks."""
_IN_ANCHOR = "!$&'()*+,;=:@/?-._~"
"""What a fragment may hold as it is (RFC 3986, 3.5)."""


def pointed(url: str, fragment: Fragment | None) -> str:
    """The address with the place in it: ``#page=3`` (RFC 8118), ``#t=83`` (Media Fragments URI) or ``#day``.

    YouTube and Vimeo have their own words for a second.
    """
    if fragment is None or fragment == Fragment(second=0):
        return url
    host = _HOST.sub(r"\1", url).lower()  # the library's own parser raises at a bracket
    if fragment.second and _YOUTUBE.match(host):
        return _on_youtube(url, fragment.second)
    before, _, there = url.partition("#")
    place = _place(fragment, unit="s" if _VIMEO.match(host) else "")
    return f"{before}#{there}&{place}" if "=" in there and not fragment.anchor else f"{before}#{place}"


def host_of(url: str) -> str:
    """Whose address it is, as people call it: without ``www.``."""
    return _WHOSE.sub(r"\1", url).lower().removeprefix("www.")


def clock(second: int) -> str:
    """83 as ``1:23``, and 3683 as ``1:01:23``."""
    minutes, seconds = divmod(second, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _place(fragment: Fragment, unit: str) -> str:
    if fragment.page:
        return f"page={fragment.page}"
    if fragment.second:
        return f"t={fragment.second}{unit}"
    return quote((fragment.anchor or "").removeprefix("#"), safe=_IN_ANCHOR + "%")


def _on_youtube(url: str, second: int) -> str:
    parts = urlsplit(url)
    name = "start" if parts.path.startswith("/embed/") else "t"
    kept = [
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key not in _TIMES
    ]
    return parts._replace(query=urlencode([*kept, (name, second)])).geturl()


_TIMES = frozenset({"t", "start", "time_continue"})
