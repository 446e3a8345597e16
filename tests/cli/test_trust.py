"""``leerkring trust``: an issuer on the list with its document, and all of it anew; no network here."""

from __future__ import annotations

import json
from typing import ClassVar

import pytest

from generator.cli import trust as verb
from generator.fetching import NotFetchedError
from generator.guide.trust import kept_files, source_of
from generator.reading.read import read_trust
from tests.cli.command import run, write

DID = "did:web:kade.example:portfolio"
DOCUMENT = json.dumps({"id": DID, "name": "Leerhuis De Kade"})
PLACE = "trust/did/kade.example/portfolio.json"


class Web:
    """What stands where; who asks for something else gets no answer."""

    pages: ClassVar[dict[str, str]] = {}
    asked: ClassVar[list[str]] = []

    def fetched(self, url):
        self.asked.append(url)
        if url not in self.pages:
            raise NotFetchedError("status", "404")
        return self.pages[url].encode()


@pytest.fixture(autouse=True)
def web(monkeypatch):
    monkeypatch.setattr(verb, "Fetcher", Web)
    monkeypatch.setattr(Web, "pages", {})
    monkeypatch.setattr(Web, "asked", [])
    return Web


def trust(docs, *arguments):
    return run("--lang", "en", "trust", *arguments, "--docs", str(docs))


def test_an_issuer_comes_on_the_list_with_its_document_from_a_file(docs, tmp_path, web):
    told = trust(docs, "add", DID, str(write(tmp_path / "did.json", DOCUMENT)))
    assert told.stdout == f"docs/{PLACE}\ndocs/trust.yml\n"
    assert web.asked == []
    found, noted = read_trust(docs)
    assert noted.problems == ()
    assert [(it.id, it.name) for it in found.issuers] == [(DID, "Leerhuis De Kade")]
    assert found.document(DID) == json.loads(DOCUMENT)


def test_it_is_fetched_only_when_that_is_asked_and_says_so(docs, web):
    assert trust(docs, "add", DID).exit_code == 2
    assert web.asked == []
    web.pages = {"https://kade.example/portfolio/did.json": DOCUMENT}
    told = trust(docs, "add", DID, "--fetch", "--name", "De Kade")
    assert told.exit_code == 0
    assert "Asking the internet: https://kade.example/portfolio/did.json" in told.stderr
    assert read_trust(docs)[0].issuers[0].name == "De Kade"


def test_what_else_stands_in_the_list_stays(docs, tmp_path):
    before = '# Ours\ntype: trust\nissuers:\n  # by telephone\n  - {id: "did:key:z6Mk", name: Somebody}\n'
    write(docs / "trust.yml", before)
    assert trust(docs, "add", DID, str(write(tmp_path / "did.json", DOCUMENT))).exit_code == 0
    after = (docs / "trust.yml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip())
    assert trust(docs, "add", DID, str(tmp_path / "did.json")).exit_code == 0
    assert (docs / "trust.yml").read_text(encoding="utf-8") == after


def test_a_key_that_is_its_own_name_needs_no_document(docs, web):
    told = trust(docs, "add", "did:key:z6MkhaXg", "--name", "Peter")
    assert (told.stdout, web.asked) == ("docs/trust.yml\n", [])


def test_a_list_and_a_root_lie_in_their_folders(docs, tmp_path):
    status = json.dumps({"type": ["VerifiableCredential", "BitstringStatusListCredential"]})
    trust(docs, "add", "https://kade.example/status/1", str(write(tmp_path / "list.json", status)))
    assert not (docs / "trust.yml").exists()
    pem = write(tmp_path / "duo.pem", "-----BEGIN CERTIFICATE-----\n")
    trust(docs, "add", "x509:Dienst Uitvoering Onderwijs", str(pem))
    files = {it.relative_to(docs).as_posix() for it in (docs / "trust").rglob("*") if it.is_file()}
    assert files == {"trust/status/kade.example/status/1.json", "trust/roots/dienst-uitvoering-onderwijs.pem"}
    assert read_trust(docs)[1].problems == ()


@pytest.mark.parametrize("content", ['{"id": "did:web:other.example"}', "<html>", "[]", '{"id": 1}'])
def test_what_is_of_somebody_else_is_not_kept(docs, tmp_path, content):
    before = sorted(docs.rglob("*"))
    told = trust(docs, "add", DID, str(write(tmp_path / "did.json", content)))
    assert told.exit_code == 1
    assert sorted(docs.rglob("*")) == before


def test_nothing_is_written_through_a_link(docs, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (docs / "trust").symlink_to(tmp_path / "elsewhere")
    assert trust(docs, "add", DID, str(write(tmp_path / "did.json", DOCUMENT))).exit_code == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_all_is_had_anew_and_what_cannot_be_stays(docs, web):
    write(docs / PLACE, DOCUMENT)
    listed = {"id": "https://kade.example/status/1", "type": ["BitstringStatusListCredential"]}
    write(docs / "trust/status/kade.example/status/1.json", json.dumps(listed))
    write(docs / "trust/status/kade.example/other.json", "{}")
    new = json.dumps({"id": DID, "name": "Anew"})
    web.pages = {"https://kade.example/portfolio/did.json": new}
    assert trust(docs, "refresh").exit_code == 2
    told = trust(docs, "refresh", "--fetch")
    assert told.exit_code == 1
    assert told.stdout == f"docs/{PLACE}\n"
    assert "answers with 404" in told.stderr
    assert "other.json does not say where it is from" in told.stderr
    assert (docs / PLACE).read_text(encoding="utf-8") == new
    assert web.asked == ["https://kade.example/portfolio/did.json", "https://kade.example/status/1"]
    assert len(kept_files(docs)) == 3


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("did:web:kade.example", "https://kade.example/.well-known/did.json"),
        ("did:web:kade.example:a:b", "https://kade.example/a/b/did.json"),
        ("https://kade.example/issuer#key", "https://kade.example/issuer"),
        ("http://kade.example", ""),
        ("did:key:z6Mk", ""),
        ("x509:DUO", ""),
    ],
)
def test_where_a_document_stands(address, source):
    assert source_of(address) == source
