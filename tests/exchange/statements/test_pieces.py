"""Pieces of marked-up text are found wherever the text happens to be cut while it is read."""

from pathlib import Path

import pytest

from crodesk.exchange.statements import pieces
from crodesk.exchange.statements.pieces import Piece, Pieces, Wanted

from .making import bal, camt, ntry, ofx, read, trn

WANTED = Wanted(whole=("E",), leaves=("V",), frames=("F",))


def found(path: Path, text: str) -> list[Piece]:
    path.write_text(text, encoding="utf-8")
    with path.open(encoding="utf-8") as file:
        return list(Pieces(file, WANTED).read())


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_where_a_text_is_cut_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    path = tmp_path / "statement.xml"
    texts = (
        camt(ntry("1.00"), ntry("2.00").replace("</Ntry>", ""), ntry("3.00"), balances=bal("OPBD", "5")),
        ofx(trn("1.00"), trn("2.00").replace("</STMTTRN>", ""), trn("3.00")),
        camt(ntry("1.00"), ntry("2.00"))[:-60],
    )
    whole = [read(path, text) for text in texts]
    monkeypatch.setattr(pieces, "_CHUNK", size)
    assert [read(path, text) for text in texts] == whole


def test_elements_values_and_frames_are_told_apart(tmp_path: Path) -> None:
    text = "<x><n:F a='1'>\n<V>12\n<E>a</E></V><e></e><Ex/>\n<E b='2'><V>in</V></E>\n</n:F></V></E>"
    assert found(tmp_path / "x", text) == [
        Piece("F", "", 1, whole=True), Piece("V", "12", 2, whole=True), Piece("E", "<E>a</E>", 3, whole=True),
        Piece("E", "<E b='2'><V>in</V></E>", 4, whole=True), Piece("/F", "", 5, whole=True),
    ]  # fmt: skip


def test_an_element_ends_where_the_next_begins_or_its_frame_ends(tmp_path: Path) -> None:
    assert found(tmp_path / "x", "<F><E>1<E>2</F><E>3") == [
        Piece("F", "", 1, whole=True), Piece("E", "<E>1", 1, whole=False), Piece("E", "<E>2", 1, whole=False),
        Piece("/F", "", 1, whole=True), Piece("E", "<E>3", 1, whole=False),
    ]  # fmt: skip


def test_an_element_that_never_ends_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_CHUNK", 100)
    monkeypatch.setattr(pieces, "_LONGEST", 1000)
    (first, *_rest, last) = found(tmp_path / "x", f"<E>{'a' * 5000}</E><E>b</E>")
    assert (first.whole, len(first.text) < 1200) == (False, True)
    assert last == Piece("E", "<E>b</E>", 1, whole=True)
