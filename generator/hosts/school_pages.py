"""The pages that a school wrote itself, as MkDocs makes them, and the addresses that are taken by them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage

from generator.hosts.build_log import BuildLog
from generator.places import THEME
from generator.reading.pages import has_address
from generator.reporting.visible import visible
from generator.writing.faces import FOLDER


class SchoolPages:
    """What MkDocs has of the school's own in one build.

    ``themes`` are the paths of files of themes, ``taken`` whose each address is, in small letters.
    """

    def __init__(self, log: BuildLog) -> None:
        self._log = log
        self.pages: Sequence[HostPage] = ()
        self.themes: frozenset[str] = frozenset()
        self.taken: dict[str, str] = {}
        self.faces: frozenset[str] = frozenset()
        """The files of the theme's faces that are wanted."""

    def keep(self, files: Files, config: MkDocsConfig) -> None:
        """Take out whatever is not the school's own, and note which addresses it takes."""
        odd = sorted(visible(file.src_uri) for file in files if not has_address(file.src_uri))
        hosts = _hosts_folders(config)
        for file in list(files):
            if not has_address(file.src_uri) or _is_script_of(file, hosts) or self._is_unused(file):
                files.remove(file)
        if odd:
            self._log.tell_warning(
                "Left out, as no address can have the name of these files: {files}.", files=", ".join(odd)
            )
        self.themes = frozenset(it.dest_uri for it in files if it.src_dir and it.src_dir != config.docs_dir)
        self.taken = {file.dest_uri.casefold(): file.src_uri for file in files}

    def _is_unused(self, file: File) -> bool:
        """Whether a file is of a face of the theme's in which nothing is set."""
        return file.src_uri.startswith(FOLDER) and file.src_uri not in self.faces

    @property
    def has_front(self) -> bool:
        """Whether the school wrote the front page itself."""
        return "index.html" in self.taken

    def claim(self, address: str) -> None:
        """One owner for each output address, whatever the case a file system folds. Raises PluginError."""
        if other := self.taken.get(address.casefold()):
            raise PluginError(
                self._log.say("Two pages want the same address: {one} and {other}.", one=address, other=other)
            )
        self.taken[address.casefold()] = address


def _hosts_folders(config: MkDocsConfig) -> set[str]:
    """The folders of themes that are neither ours nor the school's: Material's."""
    ours = {THEME.resolve(), Path(config.theme.custom_dir or THEME).resolve()}
    return {each for each in config.theme.dirs if Path(each).resolve() not in ours}


def _is_script_of(file: File, folders: AbstractSet[str]) -> bool:
    """A script or style of such a theme: no page asks for it."""
    return file.src_dir in folders and file.src_uri.startswith("assets/")
