"""A site has the page for questions in a link only if it says so; the page is the same everywhere."""

from __future__ import annotations

from generator.answers.linked import link_page
from generator.places import QUESTIONS
from tests.hosts.conftest import mkdocs
from tests.portfolios import written


def built(folder, setting):
    written(folder / "docs", {})
    plugin = f"plugins:\n  - leerkring: {{language: en{setting}}}\n"
    text = f"site_name: Kade\nsite_url: https://kade.example/\ndocs_dir: docs\ntheme: material\n{plugin}"
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    result = mkdocs("build", folder=folder)
    assert result.returncode == 0, result.stderr
    return folder / "site"


def test_a_site_that_says_so_has_the_page_for_links(tmp_path):
    site = built(tmp_path, ", questions: true")
    found = {each.name: each.read_bytes() for each in (site / QUESTIONS).iterdir()}
    assert found == link_page()
    assert f"{QUESTIONS}/index.html" in (site / "files.sha256").read_text(encoding="utf-8")
    assert QUESTIONS not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_no_other_site_has_it(tmp_path):
    assert not (built(tmp_path, "") / QUESTIONS).exists()


def test_nothing_in_it_is_of_another_host_or_stands_in_the_page_as_a_script():
    files = link_page()
    page = files["index.html"].decode()
    assert all(b"://" not in content.replace(b"https://json-schema.org", b"") for content in files.values())
    assert page.count("<script") == 3
    assert "require-trusted-types-for 'script'" in page
    assert not any(
        word in files["link.js"] for word in (b"innerHTML", b"insertAdjacent", b"document.write", b"eval")
    )
