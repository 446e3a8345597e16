"""The author's own preview is served on the author's own computer, and never built."""

from __future__ import annotations

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from generator.hosts.mkdocs import LeerkringPlugin

from .conftest import LEERKRING, mkdocs, run


def begun(folder, command, address, audience="private"):
    """The plugin after its first hooks; the audience it serves."""
    text = (folder / "mkdocs.yml").read_text()
    text = text.replace("leerkring]", f"{{leerkring: {{audience: {audience}, language: en}}}}]")
    (folder / "mkdocs.yml").write_text(f"{text}dev_addr: '{address}'\n")
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "served"))
    (plugin,) = [each for each in config.plugins.values() if isinstance(each, LeerkringPlugin)]
    plugin.on_startup(command=command, dirty=False)
    plugin.on_config(config)
    assert plugin.build.staging
    plugin.build.staging.abandon()
    return plugin


@pytest.mark.parametrize("address", ["127.0.0.1:8000", "127.8.9.1:80", "[::1]:8000", "localhost:8000"])
def test_the_preview_is_served_on_this_computer(one_portfolio, address):
    assert begun(one_portfolio, "serve", address).build.contexts


@pytest.mark.parametrize("address", ["0.0.0.0:8000", "192.168.1.5:8000", "[::]:8000"])
def test_the_preview_is_not_served_to_others(one_portfolio, address):
    with pytest.raises(PluginError, match="private"):
        begun(one_portfolio, "serve", address)


@pytest.mark.parametrize("command", ["build", "gh-deploy"])
def test_the_preview_is_never_built(one_portfolio, command):
    with pytest.raises(PluginError, match="private"):
        begun(one_portfolio, command, "127.0.0.1:8000")


def test_other_audiences_can_be_served_to_anybody(one_portfolio):
    assert begun(one_portfolio, "serve", "0.0.0.0:8000", "cohort").build.contexts


def test_a_build_for_the_preview_stops_before_anything_is_written(one_portfolio):
    built = mkdocs("build", folder=one_portfolio, LEERKRING_AUDIENCE="private")
    assert built.returncode == 1
    assert "leerkring serve --audience private" in built.stdout
    assert not (one_portfolio / "site").exists()


def test_the_command_builds_for_others_only(one_portfolio):
    built = run(LEERKRING, "build", "--audience", "private", folder=one_portfolio)
    assert built.returncode == 2


def test_a_command_takes_nothing_over_from_the_last_one(one_portfolio, tmp_path):
    """MkDocs keeps one plugin for the whole process; a build that ended badly left it half way."""
    begun(one_portfolio, "serve", "127.0.0.1:8000")
    config = load_config(str(one_portfolio / "mkdocs.yml"), site_dir=str(tmp_path / "elsewhere"))
    (plugin,) = [each for each in config.plugins.values() if isinstance(each, LeerkringPlugin)]
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_config(config)
    assert plugin.build.staging
    assert plugin.build.staging.live == tmp_path / "elsewhere"
    plugin.build.staging.abandon()
