"""What a browser may do with our pages: a content security policy (W3C CSP 3), strict by default.

No page loads anything from another host, frames nothing, sends no form and runs no script but the
theme's own files and its few inline scripts, which are known by their SHA-256.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)

HEADERS = "_headers"
"""The file in which Netlify and Cloudflare Pages look for HTTP headers; elsewhere it does nothing."""

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-src": "'none'",
    "object-src": "'none'",
}


def inline_scripts(template: str) -> list[str]:
    """The scripts that stand in a rendered template of the theme."""
    return _INLINE.findall(template)


def policy(scripts: Iterable[str]) -> str:
    """The policy of a site whose theme has these inline scripts. No script of a finished page is asked:
    what slipped in there must not be allowed for being there."""
    hashes = sorted({_hashed(script) for script in scripts})
    rules = {**_RULES, "script-src": " ".join([_RULES["script-src"], *hashes])}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def headers(policy: str) -> str:
    """The file ``_headers``: the policy for pages, and a closed box for the folders of learners' files."""
    return "".join(
        f"{line}\n"
        for line in (
            "/*",
            f"  Content-Security-Policy: {policy}; frame-ancestors 'none'",
            "  X-Content-Type-Options: nosniff",
            "  Referrer-Policy: no-referrer",
            *_BOXED,
        )
    )


def with_policy(page: str, policy: str) -> str:
    """A page with its policy at the top of its head, before anything that came from an author."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _TOP.sub(lambda top: top[0] + meta, page, count=1)


_TOP = re.compile(r"<head>\s*(?:<meta charset=\"utf-8\">)?")
_BOXED = [
    line
    for folder in ("/files/*", "/:learner/files/*")
    for line in (
        folder,
        "  ! Content-Security-Policy",
        "  Content-Security-Policy: default-src 'none'; sandbox",
    )
]
