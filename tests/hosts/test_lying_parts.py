"""Parts of a site that are not what they say: they are told, and the site is made all the same."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import warnings
import zipfile

import pytest

from generator.building.bundle import Contents, pack
from generator.cache.keys import program_digest
from generator.cache.store import Cache
from generator.hosts.shards import take_shards
from generator.media.shelf import Shelf

from .test_odd_files import leerkring
from .test_shards import content

ENTRY = f"built/{'a' * 64}.zip"
PICTURE = b"not really a picture"
FILE = f"files/{hashlib.sha256(PICTURE).hexdigest()[:20]}.png"
MB = 1 << 20


def about(**other) -> bytes:
    return json.dumps({"number": 1, "of": 2, "program": program_digest(), **other}).encode()


def part(*entries, told=None, pressed=zipfile.ZIP_STORED) -> bytes:
    """A part with these entries beside what it says of itself."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", pressed) as archive:
        warnings.simplefilter("ignore")  # that a name is there twice is what some of them are for
        for name, data in (("about.json", about() if told is None else told), *entries):
            archive.writestr(name, data)
    return stream.getvalue()


WHOLE = part((ENTRY, b"x" * 1000), (FILE, PICTURE))
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def forged(where: bytes, offset: int, number: int, size: int = 4, *, last: bool = True) -> bytes:
    """A whole part with another number at an offset in one of its headers (APPNOTE.TXT 4.3)."""
    at = (WHOLE.rfind if last else WHOLE.find)(where) + offset
    return WHOLE[:at] + number.to_bytes(size, "little") + WHOLE[at + size :]


def linked() -> bytes:
    entry = zipfile.ZipInfo("built/link")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return part((entry, b"/etc/passwd"))


def over_and_over() -> bytes:
    """Many entries that all have the same bytes."""
    stream = io.BytesIO(WHOLE)
    with zipfile.ZipFile(stream, "a") as archive:
        first = archive.getinfo(ENTRY)
        for number in range(1000):
            other = zipfile.ZipInfo(f"built/{number:064x}.zip")
            other.header_offset, other.CRC = first.header_offset, first.CRC
            other.file_size, other.compress_size = first.file_size, first.compress_size
            archive.filelist.append(other)
        archive._didModify = True
    return stream.getvalue()


LIES: dict[str, bytes] = {
    "a size in the index": forged(CENTRAL, 24, 0xFFFFFFF0),
    "a pressed size in the index": forged(CENTRAL, 20, 0xFFFFFFF0),
    "both sizes": forged(CENTRAL, 20, (1 << 30) << 32 | 1 << 30, 8),
    "a smaller size": forged(CENTRAL, 20, 1 << 32 | 1, 8),
    "a checksum": forged(CENTRAL, 16, 5),
    "where a file is": forged(CENTRAL, 42, 0xFFFFFF00),
    "another name beside the file": forged(LOCAL, 30, 0x21212121),
    "how it is pressed": forged(CENTRAL, 10, 99, 2),
    "that it is locked": forged(CENTRAL, 8, 1, 2),
    "how many there are": forged(END, 10, 0xFFFE, 2)[:-30],
    "how long the index is": forged(END, 12, 0xFFFFFF00),
    "where the index is": forged(END, 16, 0xFFFFFF00),
    "a larger format": forged(END, 12, 0xFFFFFFFF),
    "a bomb": part((ENTRY, b"\0" * 64 * MB), pressed=zipfile.ZIP_DEFLATED),
    "a bomb about itself": part(told=b" " * 64 * MB + about(), pressed=zipfile.ZIP_DEFLATED),
    "the same bytes over and over": over_and_over(),
    "a name twice": part((ENTRY, b"one"), (ENTRY, b"two")),
    "two of what it says": part(("about.json", about(number=2))),
    "an absolute path": part(("/etc/passwd", b"x")),
    "a path upwards": part(("built/../../../evil", b"x")),
    "a path upwards to a file": part((f"files/../{FILE[6:]}", PICTURE)),
    "a path of another system": part((f"built\\..\\{ENTRY[6:]}", b"x")),
    "a hidden entry": part(("built/.x.zip", b"x")),
    "a folder": part(("built/", b"")),
    "a link": linked(),
    "an unknown place": part(("site/index.html", b"x")),
    "a file under another digest": part((FILE, b"another picture")),
    "a part in a part": part(("part-1-of-2.zip", WHOLE)),
    "no word of itself": WHOLE.replace(b"about.json", b"abuot.json"),
    "part 3 of 2": part(told=about(number=3)),
    "part 0": part(told=about(number=0)),
    "part -1": part(told=about(number=-1)),
    "of -2": part(told=about(of=-2)),
    "of very many": part(told=about(of=10_000)),
    "of more than there are atoms": part(told=about().replace(b"2", b"9" * 5000)),
    "half a part": part(told=about(number=1.5)),
    "part true": part(told=about(number=True)),
    "part one": part(told=about(number="1")),
    "no number": part(told=about(number=None)),
    "endless": part(told=about(of=float("inf"))),
    "no program": part(told=about(program=["x"])),
    "something else about itself": part(told=about(learner="amina")),
    "a list about itself": part(told=b"[1, 2]"),
    "deep nonsense about itself": part(told=b"[" * 100_000),
    "bytes about itself": part(told=b"\xff\xfe"),
    "nothing": b"",
    "not an archive": b"\0" * 1000,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "half of it": WHOLE[: len(WHOLE) // 2],
    "all but its end": WHOLE[:-22],
    "its end alone": WHOLE[-22:],
    "an index of nothing": END + struct.pack("<HHHHLLH", 0, 0, 0xFFFF, 0xFFFF, 0, 0, 0),
}


def kept(folder) -> list[str]:
    return [path.name for path in (folder / ".leerkring").rglob("*") if path.is_file()]


def test_there_are_enough_lies():
    assert len(LIES) == 52
    assert len(set(LIES.values()) - {WHOLE}) == 52


def test_what_is_whole_is_taken(tmp_path):
    """Or it would prove nothing that the others are not."""
    (tmp_path / "part.zip").write_bytes(WHOLE)
    assert [it.what for it in take_shards([tmp_path / "part.zip"], tmp_path / "docs")] == ["2/2"]
    assert sorted(kept(tmp_path)) == sorted([ENTRY.partition("/")[2], FILE.partition("/")[2]])


@pytest.mark.parametrize("lie", LIES)
def test_a_part_that_lies_is_damaged(lie, tmp_path):
    (tmp_path / "part.zip").write_bytes(LIES[lie])
    told = [(it.what, it.why) for it in take_shards([tmp_path / "part.zip"], tmp_path / "docs")]
    assert told == [(str(tmp_path / "part.zip"), "damaged")]


MEASURED = [
    *("a size in the index", "a pressed size in the index", "both sizes", "a bomb"),
    *("a bomb about itself", "the same bytes over and over", "a name twice", "two of what it says"),
    *("how it is pressed", "that it is locked"),
]


@pytest.mark.parametrize("lie", MEASURED)
def test_nothing_is_read_of_what_cannot_be(lie, tmp_path):
    (tmp_path / "part.zip").write_bytes(LIES[lie])
    list(take_shards([tmp_path / "part.zip"], tmp_path / "docs"))
    assert kept(tmp_path) == []


def test_what_is_told_of_missing_parts_is_short(tmp_path):
    (tmp_path / "part.zip").write_bytes(part(told=about(number=3, of=9999)))
    assert [it.what for it in take_shards([tmp_path / "part.zip"], tmp_path / "docs")] == [
        "1-2/9999",
        "4-9999/9999",
    ]


def test_one_part_twice_and_parts_of_others_leave_the_right_site(one_portfolio):
    """The same number twice, another program's, another site's, of another number, and all lies at once."""
    assert leerkring(one_portfolio, "build", cache="off").returncode == 0
    alone = content(one_portfolio / "site")
    parts = one_portfolio / "parts"
    parts.mkdir()
    for number, lie in enumerate(LIES.values()):
        (parts / f"lie-{number}.zip").write_bytes(lie)
    for name, told in {"one": about(), "again": about(), "of3": about(number=2, of=3)}.items():
        (parts / f"{name}.zip").write_bytes(part((ENTRY, b"of another site"), told=told))
    (parts / "other.zip").write_bytes(part((ENTRY, b"x"), told=about(program="f" * 64)))
    done = leerkring(one_portfolio, "assemble", *sorted(parts.iterdir()))
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("is damaged or no part of a site") == len(LIES)
    assert "other.zip is from another version of Leerkring" in done.stdout
    assert "Part 3/3 is missing" in done.stdout
    assert content(one_portfolio / "site") == alone


def test_a_whole_part_can_be_made_as_before(tmp_path):
    """What ``pack`` writes is not taken for a lie, however small or large."""
    cache, shelf = Cache(tmp_path / "cache"), Shelf(tmp_path / "shelf")
    names = [f"{number:064x}.zip" for number in range(300)]
    for name in names:
        cache.put(name, b"\0" * 10_000)
    with (tmp_path / "part.zip").open("wb") as stream:
        pack(stream, Contents(1, 1, program_digest()), cache, names, shelf, ())
    assert list(take_shards([tmp_path / "part.zip"], tmp_path / "docs")) == []
    assert len(kept(tmp_path)) == 300
