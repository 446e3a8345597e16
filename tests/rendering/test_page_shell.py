"""What is around pages knows what its templates are, and looks once."""

from __future__ import annotations

from dataclasses import replace

from generator.rendering.page_shell import PageShell, toolchain_digest


def test_a_template_that_changes_is_seen_by_whoever_looks_again(tmp_path):
    template = tmp_path / "parts" / "name.html"
    template.parent.mkdir()
    template.write_text("{{ name }}")
    before = toolchain_digest(PageShell((str(tmp_path),), ""))
    assert toolchain_digest(PageShell((str(tmp_path),), "")) == before
    template.write_text("{{ title }}")
    assert toolchain_digest(PageShell((str(tmp_path),), "")) != before


def test_the_templates_of_all_cohorts_are_read_once(tmp_path):
    (tmp_path / "page.html").write_text("{{ name }}")
    site = PageShell((str(tmp_path),), "School")
    (tmp_path / "page.html").unlink()
    assert replace(site, cohort="2024").templates == site.templates != PageShell((), "").templates
