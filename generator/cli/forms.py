"""``leerkring new --forms``: a page with forms for whoever signs in where the repository is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.cli.here import audience_here, docs_here, language_here
from generator.cli.selection import portfolio_meant
from generator.cli.talk import talk, wrong
from generator.editing.online import HOSTS, Forge, Keeping, Online
from generator.editing.online_files import (
    FETCH,
    PACKAGE,
    PACKAGE_FILE,
    VERSION,
    ContentSystem,
    OtherScriptError,
    content_system,
    kept_system,
    online_files,
)
from generator.guide.documents import portfolios
from generator.guide.files import replace_files
from generator.hosts.day import today
from generator.hosts.site import shown_path
from generator.model import KIND
from generator.reading.documents import Unread, read_document
from generator.reading.read import shelf_of
from generator.serving.workplace import Workplace

_OURS = "forms.js"


def write_forms(
    ctx: click.Context, at: tuple[str, str], package: Path | None, whose: str | None, docs: Path | None
) -> None:
    """Write the page, its configuration and what it runs, or all of it anew.

    ``at`` is the address of the repository, and the number of an application for signing in.
    """
    keeping = replace(_keeping(ctx, at[0]), app=at[1])
    there, language = docs_here(ctx, docs), language_here(ctx, docs)
    portfolio = portfolio_meant(ctx, there, whose)
    home = there.resolve().parent
    folder = home / "admin" / (portfolio if len(portfolios(there)) > 1 else "")
    if folder.exists() and any(folder.iterdir()) and not (folder / _OURS).is_file():
        raise wrong(ctx, "{path} is there already. Nothing was written.", path=shown_path(folder))
    online = _online(ctx, there, portfolio, language, keeping, docs)
    files = online_files(online, _system(ctx, package, folder, language))
    replace_files({folder / name: content for name, content in files.items()})
    click.echo("\n".join(shown_path(folder / name) for name in files))
    told = "The forms are in {folder}. Give them an address of their own, where no portfolio is."
    talk(ctx, told, folder=shown_path(folder))


def _keeping(ctx: click.Context, repository: str) -> Keeping:
    """Where a repository is, by its address."""
    parts = urlsplit(repository)
    path = parts.path.strip("/").removesuffix(".git")
    if parts.scheme != "https" or not parts.hostname or "/" not in path:
        told = "Give the address of the repository, as https://github.com/school/portfolio."
        raise wrong(ctx, told)
    host = f"https://{parts.netloc}"
    known: dict[str, Forge] = {HOSTS["github"]: "github", HOSTS["gitlab"]: "gitlab"}
    named: Forge = "gitlab" if "gitlab" in parts.hostname else "forgejo"
    return Keeping(known.get(host, named), path, host)


def _online(
    ctx: click.Context, docs: Path, portfolio: str, language: str, keeping: Keeping, told: Path | None
) -> Online:
    whose = portfolio.rpartition("/")[2]
    group = docs / portfolio.rpartition("/")[0]
    shelf = shelf_of(docs)
    place = Workplace(group, docs.resolve().parent, "", language, audience_here(told), today(), shelf)
    path = f"{whose}/profile.md"
    document = place.document(path)
    assert document  # it is one of the portfolios that are there
    read = read_document(document.file, path, KIND["profile"])
    if isinstance(read, Unread):
        raise wrong(
            ctx, "{path} cannot be read. What is wrong: leerkring check", path=shown_path(document.file)
        )
    return Online(_in_repository(docs / portfolio), keeping, place.choices(document, read))


def _in_repository(folder: Path) -> str:
    """A folder as its repository has it; as the site has it where there is none yet."""
    whole = folder.resolve()
    top = next((each for each in whole.parents if (each / ".git").exists()), None)
    return whole.relative_to(top).as_posix() if top else "/".join(whole.parts[-2:])


def _system(ctx: click.Context, package: Path | None, folder: Path, language: str) -> ContentSystem:
    """The content system in a package, or the one that is there already."""
    try:
        if package:
            return content_system(package, language)
        if kept := kept_system(folder):
            return kept
    except OtherScriptError:
        told = "{path} is not Sveltia CMS {version} as it was looked at (SHA-256 {digest})."
        raise wrong(ctx, told, path=package, version=VERSION, digest=PACKAGE) from None
    told = "Fetch Sveltia CMS first ({command}), and add: --script {name}"
    raise wrong(ctx, told, command=FETCH, name=PACKAGE_FILE)
