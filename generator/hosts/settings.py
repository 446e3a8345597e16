"""What ``mkdocs.yml`` may say, and what of MkDocs' own settings must be as it is."""

from __future__ import annotations

import logging
from typing import get_args

import click
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from generator.hosts.build_log import BuildLog
from generator.hosts.request import BuildRequest
from generator.model import Audience
from generator.places import DEFAULT_LANGUAGE, languages
from generator.serving.doorkeeper import is_here_only

_THEME = "material"
AUDIENCES = get_args(Audience)


class Settings(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types there
    """What ``mkdocs.yml`` may say under ``plugins: - leerkring:``."""

    enabled = Type(bool, default=True)
    """Switched off, nothing of any learner is published."""
    language = Choice(languages(), default=DEFAULT_LANGUAGE)
    """The language of messages, and of pages about nobody in particular."""
    audience = Choice(AUDIENCES, default="public")
    """For whom the site is: everybody, the school's closed site, or the author's own preview."""
    jobs = Type(int, default=0)
    """How many processes make the pages of learners; 0 is one for each processor."""
    cache = Type(bool, default=True)
    """Whether what was made of learners who did not change is used again."""
    questions = Type(bool, default=False)
    """Whether the site has the page that shows questions to somebody which are in a link."""
    version = Type(str, default="")
    """With which version of Leerkring the documents were written; of another one that is told."""


def check_host(config: MkDocsConfig, log: BuildLog) -> None:
    if config.theme.name != _THEME:
        raise PluginError(
            log.say(
                "Leerkring's pages are made for the theme {theme}; mkdocs.yml names {found}.",
                theme=_THEME,
                found=config.theme.name,
            )
        )
    if not config.use_directory_urls:
        raise PluginError(
            log.say("Leerkring's addresses end in /; leave use_directory_urls on in mkdocs.yml.")
        )


def audience_of(
    config: MkDocsConfig, settings: Settings, request: BuildRequest, log: BuildLog, is_build: bool
) -> Audience:
    """For whom a build is. Raises PluginError: the author's own preview is never built."""
    audience = request.audience or settings.audience
    if audience not in AUDIENCES:
        raise PluginError(
            log.say("LEERKRING_AUDIENCE is {found}; it can be public, cohort or private.", found=audience)
        )
    if audience == "private" and (is_build or not is_seen_here_only(config)):
        raise PluginError(
            log.say(
                "The audience private is the author's own preview: leerkring serve --audience private, "
                "at 127.0.0.1. It is never built."
            )
        )
    return audience  # type: ignore[return-value]  # one of AUDIENCES


def is_seen_here_only(config: MkDocsConfig) -> bool:
    """Whether what is served can be seen on this computer alone, and by no page of another site there.

    Without live reload MkDocs asks no plugin about its server, and nobody stands at the door.
    """
    context = click.get_current_context(silent=True)
    is_kept = context is None or context.params.get("livereload") is not False
    return is_kept and is_here_only(config.dev_addr.host)


def has_warnings() -> bool:
    """Whether MkDocs counted a warning; under ``--strict`` it stops, but only after the last hook."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers)
