"""Cards and hand-overs as files: whole, from somebody trusted and for this desk, or one sentence says what is wrong."""

import gzip
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox

from crodesk.domain.handing.card import Card
from crodesk.domain.problem import Refused
from crodesk.exchange.handing import (
    Contents,
    Header,
    Keys,
    RowLine,
    card_text,
    contents,
    opened,
    packed,
    read_card,
    sealed,
    sealing,
    unpacked,
)
from crodesk.exchange.handing.header import loaded

LAN, TUAN, MAN = Keys.fresh(), Keys.fresh(), Keys.fresh()
CARD = Card("Nguyễn Ngọc Lan", "Chợ Lớn", LAN.public_signing, LAN.public_opening)
ROWS = (RowLine("customer", "a" * 32, {"name": "Trần Văn Đức", "size": 3, "born_on": None}),)
FILES = {hashlib.sha256(b"%PDF").hexdigest(): b"%PDF"}
CONTENT, SIZE = packed(Contents(ROWS, FILES))
HEADER = Header(
    uid="b" * 32, purpose="hand_over", number=1, made_at=datetime(2026, 11, 20, 2, tzinfo=UTC), schema=5,
    sender=LAN.public_signing, sender_name="Lan", receiver=TUAN.public_opening, receiver_name="Tuấn",
    from_on=date(2026, 11, 23), until_on=None, customers=1, rows=1, files=1, restricted=False, watermark=7,
    seal="c" * 64, seen=("d" * 32,), size=SIZE, sha256=hashlib.sha256(CONTENT).hexdigest(),
)  # fmt: skip
FILE = sealed(HEADER, CONTENT, LAN)
TRUSTED = {LAN.public_signing}


def said(problem: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        problem()
    (only,) = refused.value.problems
    return only.text


def test_a_hand_over_opens_for_whom_it_is_meant_and_holds_what_was_put_in() -> None:
    found = opened(FILE, "a", TUAN, TRUSTED)
    assert found.header == HEADER
    assert unpacked(found.content, SIZE, "a") == Contents(ROWS, FILES)


def test_nothing_of_it_can_be_read_without_the_key() -> None:
    assert b"Lan" not in FILE
    assert CONTENT not in FILE


def closed_again(change: Callable[[bytes], bytes], to: Keys = TUAN) -> bytes:
    """Return what somebody makes who has read the whole file: changed inside and closed again."""
    inside = SealedBox(PrivateKey(bytes.fromhex(TUAN.opening))).decrypt(FILE[len(sealing.MARK) :])
    return sealing.MARK + SealedBox(PublicKey(bytes.fromhex(to.public_opening))).encrypt(change(inside))


WRONG = {
    "a file of another kind": (b"%PDF-1.7 ...", sealing.NO_HAND_OVER),
    "nothing": (b"", sealing.NO_HAND_OVER),
    "random": (bytes(range(256)) * 9, sealing.NO_HAND_OVER),
    "only its mark": (sealing.MARK, sealing.NOT_FOR_US),
    "cut": (FILE[:-1], sealing.NOT_FOR_US),
    "cut at the start": (FILE[: len(sealing.MARK) + 20], sealing.NOT_FOR_US),
    "one bit": (FILE[:200] + bytes([FILE[200] ^ 1]) + FILE[201:], sealing.NOT_FOR_US),
    "of a newer program": (FILE.replace(b"hand-over 1\n", b"hand-over 2\n", 1), sealing.NEWER),
    "for another desk": (sealed(replace(HEADER, receiver=MAN.public_opening), CONTENT, LAN), sealing.NOT_FOR_US),
    "passed on to this desk": (
        closed_again(lambda inside: inside.replace(TUAN.public_opening.encode(), MAN.public_opening.encode())),
        sealing.CHANGED,
    ),
    "from somebody unknown": (sealed(replace(HEADER, sender=MAN.public_signing), CONTENT, MAN), sealing.UNKNOWN),
    "in somebody's name": (sealed(HEADER, CONTENT, MAN), sealing.UNKNOWN),
    "another number inside": (
        closed_again(lambda inside: inside.replace(b'"watermark": 7', b'"watermark": 8')),
        sealing.CHANGED,
    ),
    "another content inside": (closed_again(lambda inside: inside[:-1] + b"x"), sealing.CHANGED),
    "cut inside": (closed_again(lambda inside: inside[:90]), sealing.CHANGED),
    "empty inside": (closed_again(lambda _inside: b""), sealing.UNKNOWN),
    "a header of another form": (sealed(replace(HEADER, purpose="gift"), CONTENT, LAN), sealing.CHANGED),
}


@pytest.mark.parametrize(("file", "sentence"), WRONG.values(), ids=WRONG)
def test_whatever_is_wrong_is_said_in_one_sentence(file: bytes, sentence: str) -> None:
    assert said(lambda: opened(file, "a", TUAN, TRUSTED)) == sentence


def test_what_was_signed_for_one_cannot_be_closed_again_for_another() -> None:
    assert said(lambda: opened(closed_again(lambda inside: inside, MAN), "a", MAN, TRUSTED)) == sealing.NOT_FOR_US


def test_a_file_that_is_too_large_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "LARGEST", 100)
    assert said(lambda: opened(FILE, "a", TUAN, TRUSTED)) == sealing.TOO_LARGE


@pytest.mark.parametrize("change", [{"number": -1}, {"seal": "a\nb"}, {"sha256": "x"}, {"uid": "1"}], ids=str)
def test_a_header_is_not_believed(change: dict[str, Any]) -> None:
    assert loaded(replace(HEADER, **change).dumped()) is None


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"format": 1}', b'{"format": 2}', b"\xff", b"[" * 100_000])
def test_what_is_no_header_is_none(text: bytes) -> None:
    assert loaded(text) is None


def pressed(*lines: object) -> bytes:
    return gzip.compress(b"".join(json.dumps(line).encode() + b"\n" for line in lines), mtime=0)


ROW = {"table": "customer", "uid": "a" * 32, "cells": {}}
BAD = {
    "no JSON": (gzip.compress(b"x\n"), 2),
    "not pressed": (b"customer", 8),
    "cut": (CONTENT[:-9], SIZE),
    "shorter than said": (CONTENT, SIZE + 1),
    "something behind": (CONTENT + b"x", SIZE),
    "no line": (pressed([]), 3),
    "no table": (pressed({**ROW, "table": 1}), None),
    "no uid": (pressed({**ROW, "uid": "x"}), None),
    "a broken number": (pressed({**ROW, "cells": {"size": 1.5}}), None),
    "a list in a cell": (pressed({**ROW, "cells": {"size": []}}), None),
    "another file than it says": (pressed({"file": "0" * 64, "content": "eA=="}), None),
    "no base64": (pressed({"file": "0" * 64, "content": "?"}), None),
}


@pytest.mark.parametrize(("content", "size"), BAD.values(), ids=BAD)
def test_content_that_no_crodesk_writes_is_refused(content: bytes, size: int | None) -> None:
    assert said(lambda: unpacked(content, size or len(gzip.decompress(content)), "a")) == contents.NOT_SOUND


def test_a_bomb_is_stopped_at_what_it_says_and_at_what_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    assert said(lambda: unpacked(bomb, 1000, "a")) == contents.BURSTS
    monkeypatch.setattr(contents, "MOST_BYTES", 1_000_000)
    assert said(lambda: unpacked(bomb, 50_000_000, "a")) == contents.BURSTS
    monkeypatch.setattr(contents, "MOST_BYTES", 100_000_000)
    monkeypatch.setattr(contents, "LONGEST", 2_000_000)
    assert said(lambda: unpacked(bomb, 50_000_000, "a")) == contents.BURSTS


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MOST_ROWS", 2)
    three = pressed(*(dict(ROW, uid=f"{n:032}") for n in range(3)))
    assert said(lambda: unpacked(three, len(gzip.decompress(three)), "a")) == contents.BURSTS


@given(st.binary(max_size=300), st.integers(0, 400))
def test_no_bytes_make_it_stumble(noise: bytes, size: int) -> None:
    for attempt in (
        lambda: opened(sealing.MARK + noise, "a", TUAN, TRUSTED),
        lambda: opened(noise, "a", TUAN, TRUSTED),
        lambda: unpacked(noise, size, "a"),
        lambda: unpacked(gzip.compress(noise), size, "a"),
        lambda: read_card(noise, "a"),
    ):
        try:
            attempt()
        except Refused:
            continue


def test_a_card_is_read_back_as_it_was_written() -> None:
    text = card_text(CARD)
    assert text.startswith("crodesk-card 1\n")
    assert CARD.number in text
    assert read_card(text.encode(), "a") == CARD
    assert read_card(text.replace("\n", "\r\n").encode("utf-8-sig"), "a") == CARD


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("crodesk-card 1", "crodesk-card 2"),
        ("crodesk-card", "other-card"),
        ("Nguyễn Ngọc Lan", "Nguyễn Ngọc Lân"),
        (CARD.signing, CARD.opening),
        (CARD.number, "0" * 30),
        ("number:", "nummer:"),
        ("opening: ", "opening: Z"),
    ],
    ids=["form", "kind", "name", "key", "number", "field", "digits"],
)
def test_a_card_that_was_changed_is_none(old: str, new: str) -> None:
    with pytest.raises(Refused):
        read_card(card_text(CARD).replace(old, new).encode(), "a")


def test_a_card_of_any_length_is_refused() -> None:
    with pytest.raises(Refused):
        read_card(card_text(CARD).encode() + b"\n" * 5000, "a")
