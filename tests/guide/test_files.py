"""Files are written whole or not at all, and no link, folder or fault of a neighbour's changes that."""

import stat

import pytest

from generator.files import is_regular, written_aside
from generator.guide.files import replace_files, rewritten, staged, write_new


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_and_nothing_lies_beside_it(tmp_path):
    (tmp_path / "a").write_text("old")
    replace_files({tmp_path / "a": "new", tmp_path / "b/c": b"more"})
    assert (tmp_path / "a").read_text() == "new"
    assert (tmp_path / "b/c").read_bytes() == b"more"
    assert names(tmp_path) == ["a", "b"]


def test_what_is_not_put_in_its_place_is_removed(tmp_path):
    (tmp_path / "a").write_text("old")
    with staged({tmp_path / "a": "new", tmp_path / "b": "new"}):
        assert len(names(tmp_path)) == 3
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_text() == "old"


def test_nothing_is_written_if_one_of_them_cannot_be(tmp_path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        replace_files({tmp_path / "a": "new", tmp_path / "file/b": "new"})
    assert (tmp_path / "a").read_text() == "old"
    assert names(tmp_path) == ["a", "file"]


def test_two_who_write_the_same_file_at_once_do_not_write_into_each_others(tmp_path):
    with written_aside(tmp_path / "a") as one, written_aside(tmp_path / "a") as other:
        assert one != other
        one.write_text("one", encoding="utf-8")
        other.write_text("other", encoding="utf-8")
    assert names(tmp_path) == ["a"]


def test_of_new_files_none_stays_if_one_of_them_cannot_be_written(tmp_path):
    with pytest.raises(OSError, match="too long"):
        write_new({tmp_path / "a.md": "a", tmp_path / ("b" * 300): "b"})
    assert not (tmp_path / "a.md").exists()
    write_new({tmp_path / "a.md": "a"})


@pytest.mark.parametrize("name", ["a", ".a.new"])
def test_a_link_is_not_followed(tmp_path, name):
    (tmp_path / "a").write_text("old")
    outside = tmp_path / "outside"
    outside.write_text("kept")
    (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / name).symlink_to(outside)
    replace_files({tmp_path / "a": "new"})
    assert (tmp_path / "a").read_text() == "new"
    assert outside.read_text() == "kept"


def test_a_folder_in_the_way_stops_nothing(tmp_path):
    (tmp_path / ".a.new/more").mkdir(parents=True)
    replace_files({tmp_path / "a": "new"})
    assert (tmp_path / "a").read_text() == "new"


def test_whoever_may_not_read_a_file_may_not_read_the_new_one(tmp_path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o600)
    replace_files({tmp_path / "a": "new"})
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("old", "text", "new"),
    [
        (b"a\nb\n", "a\nx\nb\n", b"a\nx\nb\n"),
        (b"a\r\nb\r\n", "a\nx\nb\n", b"a\r\nx\r\nb\r\n"),
        (b"a\r\nb\nc\r\n", "a\nX\nc\n", b"a\r\nX\nc\r\n"),
        (b"a\r\nb\nc\r\n", "a\nb\nx\nc\n", b"a\r\nb\nx\nc\r\n"),
        (b"a\nb\r\nc", "a\nb\nc\nx", b"a\nb\r\nc\r\nx"),
        (b"\xef\xbb\xbfa\r\nb", "x\na\nb", b"\xef\xbb\xbfx\r\na\r\nb"),
        (b"a", "a\nx", b"a\nx"),
        (b"", "x\n", b"x\n"),
        (b"\xff\r\nb", "\udcff\nx", b"\xff\r\nx"),
        (b"\xef\xbb\xbfa\r\nb\r\nc\r\n", "a\nc\n", b"\xef\xbb\xbfa\r\nc\r\n"),
        (b"a\r\nb\nc\nd\n", "a\nd\n", b"a\r\nd\n"),
        (b"a\nb\nc", "a", b"a"),
    ],
)
def test_another_text_leaves_the_mark_and_the_line_ends(old, text, new):
    assert rewritten(old, text) == new


def test_a_file_behind_a_link_is_not_regular(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there/a").write_text("")
    (tmp_path / "link").symlink_to("there")
    (tmp_path / "there/b").symlink_to("a")
    regular = [
        path for path in ("there/a", "there/b", "link/a", "there") if is_regular(tmp_path / path, tmp_path)
    ]
    assert regular == ["there/a"]
