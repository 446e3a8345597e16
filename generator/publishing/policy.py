"""What a browser may do with our pages: a content security policy (W3C CSP 3), strict by default.

No page loads anything from another host, frames nothing, sends no form and runs no script but the
theme's own files: nothing inline, not even by its hash.
"""

from __future__ import annotations

import re

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


POLICY = "; ".join(f"{name} {value}" for name, value in _RULES.items())


def headers() -> str:
    """The file ``_headers``: the policy for pages, and a closed box for the folders of learners' files."""
    return "".join(
        f"{line}\n"
        for line in (
            "/*",
            f"  Content-Security-Policy: {POLICY}; frame-ancestors 'none'",
            "  X-Content-Type-Options: nosniff",
            "  Referrer-Policy: no-referrer",
            *_BOXED,
        )
    )


def with_policy(page: str) -> str:
    """A page with its policy at the top of its head, before anything that came from an author."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    return _TOP.sub(lambda top: top[0] + meta, page, count=1)


_TOP = re.compile(r"<head>\s*(?:<meta charset=\"utf-8\">)?")
_BOXED = [
    line
    for folder in ("/files/*", "/:learner/files/*", "/:cohort/:learner/files/*")
    for line in (
        folder,
        "  ! Content-Security-Policy",
        "  Content-Security-Policy: default-src 'none'; sandbox",
    )
]
