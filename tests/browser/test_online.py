"""What Sveltia CMS saves of each kind of document is read as it was, and it asks nothing of anybody else.

The content system is not a part of this program: these tests run where its package lies, by the variable
LEERKRING_SVELTIA. A folder cannot be chosen without a hand; the one that is chosen here is the browser's own.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator.editing.online import Keeping, Online
from generator.editing.online_files import content_system, online_files
from generator.model import FOLDERS, Kind
from generator.reading.documents import Draft, read_document
from generator.reading.read import read_site
from tests.browser.conftest import served
from tests.editing.test_online import choices_of

ROOT = Path(__file__).parents[2]
PACKAGE = os.environ.get("LEERKRING_SVELTIA", "")
KINDS = [kind for kind in FOLDERS.values() if kind.has_prose]
WHOSE = "amina"

_FILLED = """async (files) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("repo", {create: true});
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    let folder = root;
    for (const name of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(name, {create: true});
    const file = await (await folder.getFileHandle(parts.at(-1), {create: true})).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
_CHOSEN = """
window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("repo");
FileSystemHandle.prototype.requestPermission = async () => "granted";
FileSystemHandle.prototype.queryPermission = async () => "granted";
"""
_READ = """async (path) => {
  const parts = path.split("/");
  let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("repo");
  for (const name of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
  const file = await (await folder.getFileHandle(parts.at(-1))).getFile();
  return file.text().catch(() => null);
}"""
"""Nothing while it is being written."""


_SHOWN = "title => [...document.querySelectorAll('input, textarea')].some(it => it.value === title)"


def first_of(kind: Kind) -> Path:
    there = sorted((ROOT / "portfolios" / WHOSE / kind.folder).glob("*.md"))
    return next(file for file in there if "." not in file.stem)


def data_of(file: Path, kind: Kind) -> dict:
    draft = read_document(file, f"{WHOSE}/{kind.folder}/{file.name}", kind)
    assert isinstance(draft, Draft), draft.problems
    return draft.data


def said(value):
    """Data as they are read: a year may have become a text, and the last line end of one may be gone."""
    if isinstance(value, dict):
        return {name: said(each) for name, each in value.items()}
    return [said(each) for each in value] if isinstance(value, list) else str(value).rstrip("\n")


def saved(page, address: str, kind: Kind, title: str, path: str) -> str:
    """A document with a sign more in its title, as it is kept after saving."""
    before = page.evaluate(_READ, path)
    page.goto(f"{address}#/collections/{kind.name}/entries/{Path(path).stem}")
    page.wait_for_function(_SHOWN, arg=title)
    found = next(it for it in page.get_by_role("textbox").all() if it.input_value() == title)
    found.fill(f"{title}!")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    for _ in range(100):
        if (now := page.evaluate(_READ, path)) not in {None, before}:
            return now
        page.wait_for_timeout(100)
    raise AssertionError(path)


@pytest.mark.heavy
@pytest.mark.skipif(not PACKAGE, reason="the package of Sveltia CMS is not here (LEERKRING_SVELTIA)")
def test_one_document_of_each_kind_is_saved_and_read_again(chromium, tmp_path):
    admin = tmp_path / "admin"
    online = Online(f"portfolios/{WHOSE}", Keeping("github", "school/portfolio"), choices_of(WHOSE))
    for name, content in online_files(online, content_system(Path(PACKAGE), "nl")).items():
        (admin / name).parent.mkdir(parents=True, exist_ok=True)
        (admin / name).write_bytes(content)
    docs = shutil.copytree(ROOT / "portfolios", tmp_path / "portfolios")
    texts = {
        f"portfolios/{file.relative_to(docs).as_posix()}": file.read_text("utf-8")
        for file in docs.glob(f"{WHOSE}/**/*.md")
    }
    page = chromium.new_context(locale="nl-NL").new_page()
    page.add_init_script(_CHOSEN)
    answered: list[str] = []
    page.on("response", lambda response: answered.append(response.url))
    (admin / "_headers").touch()
    with served(admin) as host:
        address = f"{host}/"
        page.goto(f"{address}config.json")
        page.evaluate(_FILLED, {".git/HEAD": "ref: refs/heads/main\n", **texts})
        page.goto(address)
        page.get_by_role("button", name="lokale").click()
        page.get_by_text("Leervragen").first.wait_for()
        for kind in KINDS:
            file = docs / first_of(kind).relative_to(ROOT / "portfolios")
            before, path = data_of(file, kind), f"portfolios/{file.relative_to(docs).as_posix()}"
            file.write_text(saved(page, address, kind, before["title"], path), encoding="utf-8")
            after = data_of(file, kind)
            assert said(after) == said({**before, "title": f"{before['title']}!"}), kind.name
    elsewhere = [url for url in answered if not url.startswith((address, "blob:", "data:"))]
    print(f"{len(KINDS)} kinds: one document of each saved and read again, {len(elsewhere)} other hosts")
    assert elsewhere == []
    assert [(it.path, it.code) for it in read_site(docs).problems if it.path.startswith(f"{WHOSE}/")] == []
