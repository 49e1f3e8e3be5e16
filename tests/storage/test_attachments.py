"""Papers beside the desk: kept once, unreadable without the key, found out when changed, never half written."""

import errno
import io
import os
import stat
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from crodesk.domain.problem import DeskFault, Refused
from crodesk.storage.attachments import Attachments, Findings, PrivateCopies, folder_of
from crodesk.storage.attachments.kinds import kind_of

KEY = bytes(range(32))
PDF = b"%PDF-1.7\n" + "căn cước công dân".encode() * 20_000
"""420,009 bytes, which is more than six chunks."""
NEVER = "0" * 64


@pytest.fixture
def papers(tmp_path: Path) -> Attachments:
    return Attachments(folder_of(tmp_path / "desk.crodesk"), KEY)


def files(papers: Attachments) -> list[Path]:
    return [path for path in papers.folder.rglob("*") if path.is_file()]


def packed(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def test_a_paper_comes_back_as_it_was(papers: Attachments, tmp_path: Path) -> None:
    source = tmp_path / "CCCD mặt trước.PDF"
    source.write_bytes(PDF)
    kept = papers.add(source)
    assert (kept.name, kept.media_type, kept.size) == ("CCCD mặt trước.pdf", "application/pdf", len(PDF))
    assert papers.read(kept.content_hash) == PDF
    assert source.read_bytes() == PDF


def test_nothing_on_the_disk_tells_what_it_is(papers: Attachments) -> None:
    kept = papers.add_content(PDF, "lương.pdf")
    (file,) = files(papers)
    content = file.read_bytes()
    assert "căn cước".encode() not in content
    assert b"%PDF" not in content
    assert "lương" not in str(file)
    assert Attachments(papers.folder, KEY[::-1]).add_content(PDF, "x").content_hash != kept.content_hash
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert {stat.S_IMODE(each.stat().st_mode) for each in (papers.folder, file.parent)} == {0o700}


@pytest.mark.parametrize("size", [1, 65_535, 65_536, 65_537, 131_072])
def test_every_length_comes_back(papers: Attachments, size: int) -> None:
    content = b"a" * size
    assert papers.read(papers.add_content(content, "a.txt").content_hash) == content


def test_the_same_content_is_kept_once(papers: Attachments) -> None:
    one, other = papers.add_content(PDF, "a.pdf"), papers.add_content(PDF, "b.pdf")
    assert one.content_hash == other.content_hash
    assert (one.name, other.name) == ("a.pdf", "b.pdf")
    assert len(files(papers)) == 1


def test_a_plain_desk_names_its_papers_the_same_way(tmp_path: Path) -> None:
    plain = Attachments(tmp_path / "papers", None)
    kept = plain.add_content(PDF, "a.pdf")
    (file,) = files(plain)
    assert file.read_bytes() == PDF
    assert file.parent.name + file.name == kept.content_hash
    assert plain.read(kept.content_hash) == PDF


@pytest.mark.parametrize("place", [0, 20, 60, 70_000, -1])
def test_a_changed_byte_is_found(papers: Attachments, place: int) -> None:
    kept = papers.add_content(PDF, "a.pdf")
    (file,) = files(papers)
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    with pytest.raises(DeskFault, match="is damaged or of another desk"):
        papers.read(kept.content_hash)


CHUNK = 65_536 + 17
BEFORE = 16 + 24
"""Bytes of the mark and the header."""


@pytest.mark.parametrize(
    "changed",
    [
        lambda content: content[:0],
        lambda content: content[:10],
        lambda content: content[:BEFORE],
        lambda content: content[: BEFORE + CHUNK],
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: content[:BEFORE] + content[BEFORE + CHUNK :],
        lambda content: (
            content[:BEFORE] + content[BEFORE + CHUNK : BEFORE + 2 * CHUNK] + content[BEFORE : BEFORE + CHUNK]
        ),
    ],
    ids=["empty", "mark", "header", "one chunk", "cut", "longer", "first left out", "swapped"],
)
def test_a_file_that_is_cut_or_put_together_otherwise_is_found(papers: Attachments, changed: object) -> None:
    assert callable(changed)
    kept = papers.add_content(PDF, "a.pdf")
    (file,) = files(papers)
    file.write_bytes(changed(file.read_bytes()))
    with pytest.raises(DeskFault, match="damaged"):
        papers.read(kept.content_hash)


def test_what_follows_a_full_last_chunk_is_found(papers: Attachments) -> None:
    kept = papers.add_content(b"a" * 65_536, "a.txt")
    (file,) = files(papers)
    file.write_bytes(file.read_bytes() + b"x")
    with pytest.raises(DeskFault, match="damaged"):
        papers.read(kept.content_hash)


def test_a_paper_in_the_place_of_another_is_found(papers: Attachments) -> None:
    one, other = papers.add_content(b"one", "a.txt"), papers.add_content(b"other", "b.txt")
    first, second = (papers.folder / kept.content_hash[:2] / kept.content_hash[2:] for kept in (one, other))
    first.write_bytes(second.read_bytes())
    with pytest.raises(DeskFault, match="damaged"):
        papers.read(one.content_hash)


def test_another_key_opens_nothing(papers: Attachments) -> None:
    kept = papers.add_content(PDF, "a.pdf")
    with pytest.raises(DeskFault, match="of another desk"):
        Attachments(papers.folder, bytes(32)).read(kept.content_hash)


def test_a_damaged_paper_is_made_whole_by_adding_it_again(papers: Attachments) -> None:
    kept = papers.add_content(PDF, "a.pdf")
    (file,) = files(papers)
    file.write_bytes(b"")
    assert papers.add_content(PDF, "a.pdf") == kept
    assert papers.read(kept.content_hash) == PDF


@pytest.mark.parametrize("name", [NEVER, "../../../etc/passwd", "", "A" * 64])
def test_what_is_not_there_is_missing(papers: Attachments, name: str) -> None:
    with pytest.raises(DeskFault, match="is missing"):
        papers.read(name)


def test_all_papers_are_verified(papers: Attachments) -> None:
    sound, broken, unknown = (papers.add_content(text.encode(), "a.txt") for text in ("sound", "broken", "unknown"))
    (papers.folder / broken.content_hash[:2] / broken.content_hash[2:]).write_bytes(b"x")
    (papers.folder / "ab12.part").write_bytes(b"half")
    (papers.folder / "notes.txt").write_bytes(b"of somebody else")
    found = papers.verify([sound.content_hash, broken.content_hash, NEVER])
    unnamed = tuple(sorted([unknown.content_hash, "ab12.part"]))
    assert found == Findings(2, (broken.content_hash,), (NEVER,), unnamed)
    assert len(files(papers)) == 5, "nothing is deleted"


def test_no_papers_are_verified_too(papers: Attachments) -> None:
    assert papers.verify([]) == Findings(0, (), (), ())
    assert not papers.folder.exists()


@pytest.mark.parametrize(
    ("content", "name", "media_type", "ending"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "a", "image/png", ".png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.png", "image/jpeg", ".jpg"),
        (b"II*\0\x08", "a", "image/tiff", ".tif"),
        (b"\0\0\0\x18ftypheic\0\0", "IMG_1.HEIC", "image/heic", ".heic"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a", "image/webp", ".webp"),
        (b"\n%PDF-1.4", "a.exe", "application/pdf", ".pdf"),
        (
            packed("word/document.xml"),
            "a",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx",
        ),
        (packed("xl/workbook.xml"), "a", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
        ("Xin chào\r\n".encode(), "a.html", "text/plain", ".txt"),
        ("a;b\n1;2".encode("utf-16"), "a.CSV", "text/csv", ".csv"),
        ("你好".encode("gb18030"), "a.txt", "text/plain", ".txt"),
    ],
)
def test_what_a_paper_is_is_told_by_its_content(content: bytes, name: str, media_type: str, ending: str) -> None:
    kind = kind_of(content, name)
    assert kind is not None
    assert (kind.media_type, kind.ending) == (media_type, ending)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"MZ\x90\0\x03\0", "is no PDF"),
        (b"\x7fELF\x02\x01", "is no PDF"),
        (packed("a.txt"), "is no PDF"),
        (packed("word/document.xml", "word/vbaProject.bin"), "has a macro"),
        (packed("xl/workbook.xml", "xl/embeddings/oleObject1.bin"), "has a macro"),
        (b"PK\x03\x04 cut", "is no PDF"),
        (b"\xff\xfea", "is no PDF"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(99), "is an old Office file"),
        (b"a\x1b[31m", "is no PDF"),
    ],
)
def test_what_is_no_paper_is_refused_with_words(papers: Attachments, content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        papers.add_content(content, "../evil\x1b.pdf")
    assert "“evil.pdf”" in str(refused.value)
    assert not papers.folder.exists()


def test_a_paper_that_is_too_large_is_refused(tmp_path: Path) -> None:
    papers = Attachments(tmp_path / "papers", KEY, 2 * 1024 * 1024)
    source = tmp_path / "a.txt"
    source.write_bytes(b"a" * 2 * 1024 * 1024)
    assert papers.add(source).size == 2 * 1024 * 1024
    source.write_bytes(b"a" * (2 * 1024 * 1024 + 1))
    with pytest.raises(Refused, match="is larger than 2 MB"):
        papers.add(source)


def test_what_is_no_file_is_refused(papers: Attachments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path, tmp_path / "nothing.pdf"):
        with pytest.raises(Refused, match="There is no file"):
            papers.add(path)
    source = tmp_path / "a.txt"
    source.write_bytes(b"a")
    monkeypatch.setattr(Path, "open", _denied)
    with pytest.raises(Refused, match="can't be read: Permission denied"):
        papers.add(source)


def _denied(*_args: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_a_paper_that_can_t_be_read_says_why(papers: Attachments, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = papers.add_content(PDF, "a.pdf")
    monkeypatch.setattr(Path, "open", _denied)
    with pytest.raises(DeskFault, match="can't be read: Permission denied"):
        papers.read(kept.content_hash)


def test_a_full_disk_leaves_nothing_half_written(papers: Attachments, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.add_content(b"before", "a.txt")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DeskFault, match="No space left on device"):
        papers.add_content(PDF, "a.pdf")
    assert len(files(papers)) == 1


def test_a_copy_to_look_at_is_private_and_goes_away(tmp_path: Path) -> None:
    copies = PrivateCopies(tmp_path)
    with copies.opened(PDF, "../lương tháng 10.pdf") as path:
        assert path.name == "lương tháng 10.pdf"
        assert path.read_bytes() == PDF
        assert path.is_relative_to(tmp_path)
        if os.name != "nt":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(tmp_path.iterdir()) == []


def test_two_copies_of_one_name_are_two(tmp_path: Path) -> None:
    copies = PrivateCopies(tmp_path)
    one, other = copies.make(b"1", "a.txt"), copies.make(b"2", "a.txt")
    assert (one.read_bytes(), other.read_bytes()) == (b"1", b"2")
    copies.close()
    assert list(tmp_path.iterdir()) == []


def test_a_copy_goes_away_when_looking_ends_badly(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), PrivateCopies(tmp_path).opened(b"1", "a.txt"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_copies_of_a_program_that_was_killed_are_removed_after_a_day(tmp_path: Path) -> None:
    killed, fresh = (PrivateCopies(tmp_path).make(b"1", "a.txt") for _ in range(2))
    mine = PrivateCopies(tmp_path)
    long_open = mine.make(b"1", "a.txt")
    (tmp_path / "crodesk-paper-file").write_text("no folder")
    (tmp_path / "other").mkdir()
    before = time.time() - 25 * 60 * 60
    for folder in (killed.parent, long_open.parent, tmp_path / "other", tmp_path / "crodesk-paper-file"):
        os.utime(folder, (before, before))
    assert mine.remove_leftovers() == 1
    assert not killed.parent.exists()
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(
        [fresh.parent.name, long_open.parent.name, "crodesk-paper-file", "other"]
    )


def test_copies_lie_in_memory_where_the_session_offers_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with PrivateCopies().opened(b"1", "a.txt") as path:
        assert path.is_relative_to(tmp_path)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "gone"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with PrivateCopies().opened(b"1", "a.txt") as path:
        assert path.parent.parent == tmp_path


@pytest.mark.skipif(os.name == "nt", reason="nobody can ask there which program runs")
def test_a_copy_of_a_program_that_runs_no_more_goes_at_once(tmp_path: Path) -> None:
    mine = PrivateCopies(tmp_path)
    here = mine.make(b"1", "a.txt")
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    killed, running = (tmp_path / f"crodesk-paper-{number}-x" for number in (int(ended.stdout), os.getppid()))
    for folder in (killed, running):
        folder.mkdir()
    assert PrivateCopies(tmp_path).remove_leftovers() == 1
    assert not killed.exists()
    assert running.exists()
    assert here.exists()


def aged(papers: Attachments, name: str) -> Path:
    """Return the file of a content that was written a day and an hour ago."""
    path = papers.folder / name[:2] / name[2:]
    before = time.time() - 25 * 60 * 60
    os.utime(path, (before, before))
    return path


def test_what_nothing_names_goes_after_a_day(papers: Attachments) -> None:
    names = [papers.add_content(text.encode(), "a.txt").content_hash for text in ("named", "left", "fresh")]
    named, left = (aged(papers, name) for name in names[:2])
    begun, fresh, other = (papers.folder / name for name in ("0" * 16 + ".part", "1" * 16 + ".part", "of-mine.part"))
    for path in (begun, fresh, other):
        path.write_bytes(b"half")
    for path in (begun, other):
        os.utime(path, (0, 0))
    assert papers.unnamed(names[:1]) == (names[1],)
    assert papers.collect(papers.unnamed(names[:1])) == 2
    assert named.exists()
    assert not left.exists()
    assert not begun.exists()
    assert fresh.exists()
    assert other.exists(), "not ours"
    assert papers.read(names[2]) == b"fresh"
