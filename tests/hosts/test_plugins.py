"""Beside a plugin that cannot keep its promise nothing is built, and no build ends well without a site."""

from __future__ import annotations

import pytest
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, PluginCollection

from generator.hosts.plugins import refusals, without_learners

from .conftest import ROOT, mkdocs


class OthersSettings(Config):
    """It has none of its own."""


class Other(BasePlugin[OthersSettings]):
    """Somebody else's plugin."""


def beside(*names, enabled=True):
    config = MkDocsConfig()
    config.hooks = {}
    config.plugins = PluginCollection()
    for name in names:
        plugin = Other()
        plugin.config = {"enabled": enabled}
        config.plugins[name] = plugin
    return config


@pytest.mark.parametrize(
    "name",
    [
        *("encryptcontent", "i18n", "auto-i18n", "monorepo", "multirepo", "material/projects", "mike"),
        *("versioning", "material/offline", "password-protect", "techdocs-core", "encryptcontent #2"),
    ],
)
def test_what_promises_what_learners_pages_do_not_keep_is_refused(name):
    (sentence,) = refusals(beside("search", name), str)
    assert name.split("/")[-1].split()[0] in sentence
    assert list(refusals(beside(name, enabled=False), str)) == []


@pytest.mark.parametrize(
    "name", ["material/search", "search", "privacy", "macros", "redirects", "optimize", "leerkring"]
)
def test_what_is_for_the_schools_own_pages_is_left_to_it(name):
    assert list(refusals(beside(name), str)) == []
    assert without_learners(beside(name)) == []


@pytest.mark.parametrize(
    "name",
    ["material/blog", "material/social", "material/tags", "awesome-pages", "minify", "htmlproofer", "x"],
)
def test_of_what_has_no_hand_in_learners_pages_the_school_is_told(name):
    assert list(refusals(beside(name), str)) == []
    assert without_learners(beside(name)) == [name.split("/")[-1]]


def installed(folder, name):
    """A plugin of somebody else's, as pip would install it."""
    (folder / "other.py").write_text(
        "from mkdocs.config.base import Config\nfrom mkdocs.plugins import BasePlugin\n"
        "class Settings(Config): pass\nclass Other(BasePlugin[Settings]): pass\n"
    )
    (folder / "other-1.dist-info").mkdir()
    (folder / "other-1.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1\n")
    (folder / "other-1.dist-info/entry_points.txt").write_text(f"[mkdocs.plugins]\n{name} = other:Other\n")
    return f"{folder}:{ROOT}"


def with_plugin(site, plugins, more=""):
    file = site / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace("plugins: [search, leerkring]", f"plugins: {plugins}")
    file.write_text(text + more, encoding="utf-8")


@pytest.mark.parametrize(("name", "code"), [("encryptcontent", 1), ("something", 0)])
def test_a_build_beside_it_publishes_nothing(name, code, one_portfolio, tmp_path):
    (tmp_path / "lib").mkdir()
    path = installed(tmp_path / "lib", name)
    with_plugin(one_portfolio, f"[search, {name}, leerkring: {{language: en}}]")
    done = mkdocs("build", folder=one_portfolio, PYTHONPATH=path)
    assert (done.returncode, (one_portfolio / "site").exists()) == (code, code == 0), done.stdout
    assert name in done.stdout


AGAIN = """\
from mkdocs.commands import build
from mkdocs.plugins import event_priority
done = []

@event_priority(-2000)
def on_post_build(config):
    if not done:
        done.append(1)
        config.plugins.on_post_build(config=config)
"""
AWAY = """\
import shutil
from mkdocs.plugins import event_priority

@event_priority(-2000)
def on_post_build(config):
    shutil.rmtree(config.site_dir)
"""


@pytest.mark.parametrize(("hook", "said"), [(AGAIN, "a second time"), (AWAY, "There is no site")])
def test_no_build_ends_well_without_a_site(hook, said, one_portfolio):
    (one_portfolio / "hook.py").write_text(hook)
    with_plugin(one_portfolio, "[leerkring: {language: en}]", "hooks: [hook.py]\n")
    done = mkdocs("build", folder=one_portfolio)
    assert done.returncode != 0
    assert said in done.stdout
