"""Damaged files of every kind that comes from others: each is taken in or refused in words, and never half."""

from __future__ import annotations

import contextlib
import io
import os
import random
import sys
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from crodesk.cli import running
from crodesk.exchange import workbook
from crodesk.exchange.handing import card_text
from crodesk.language import set_language
from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.services.handing import cards
from crodesk.storage import journal
from crodesk.storage.connection import connect
from tests.builders import a_customer
from tests.exchange.statements import making
from tests.faults import desks
from tests.faults.desks import ROOT, TODAY, Sealed
from tests.faults.outcome import Outcome
from tests.faults.writings import colleagues

MISTAKE = 70
ZIP = b"PK\x03\x04"
_PIECES = (
    b"<", b">", b"\n", b"\r", b"&", b'"', b",", b";", b"\t", b"=", b"[", b"]", b"{", b"}", b":61:", b"\x00", b"-\n",
    b"\xff\xfe", b"\xef\xbb\xbf", b"9" * 40, b"-", b"1e999", b"nan", b"\xf0\x9f\x98\x80", b"\xc3", b"31/02/2026",
    b"\x1b[2J", b"BEGIN:VEVENT\r\n", b"END:VCARD\r\n", b"=1+1", b"../../x", b"%s{0}", b"RRULE:FREQ=SECONDLY\r\n",
)  # fmt: skip
LIST = (
    "name,code,phone,born_on,email\nTrần Văn Đức,A-1,0903 555 107,1979-12-03,duc@example.org\n"
    "Lê Thị Mai,A-2,0905120012,,\n"
)
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Trần;Văn Đức;;;\r\nFN:Trần Văn Đức\r\nTEL;TYPE=CELL:0903555107\r\n"
    "EMAIL:duc@example.org\r\nADR;TYPE=HOME:;;12 Hùng Vương;Đà Nẵng;;550000;VN\r\nBDAY:1979-12-03\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C4=90=E1=BB=A9c\r\nEND:VCARD\r\n"
)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:1@x\r\nDTSTART:20261124T023000Z\r\n"
    "SUMMARY:Gặp chị Mai\r\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=5\r\nEND:VEVENT\r\nBEGIN:VTODO\r\nUID:2@x\r\n"
    "DUE;VALUE=DATE:20261201\r\nSUMMARY:Hồ sơ\r\nPRIORITY:1\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
)
PROFILE = """
name = "branch"
currency = "VND"
date = "YYYY-MM-DD"

[[sources]]
file = "list.csv"
into = "customers"
key = "code"
[sources.fields]
code = "code"
name = "name"
born_on = "born_on"
[[sources.also]]
kind = "contact_point"
name = "phone"
[sources.also.fields]
kind = { value = "phone" }
value = "phone"
"""
SETTINGS = """
language = "vi"
theme = "dark"
mouse = false
lock_after = 5

[keys]
"customer.new-note" = "n"
"""


@dataclass(frozen=True)
class Kind:
    """One kind of file."""

    name: str
    """What it is called when it is written."""
    whole: Callable[[Sealed, Path], bytes]
    """Returns a valid one, for a desk, made in a folder."""
    command: tuple[str, ...]
    """What is typed; `FILE` stands for it."""


def _sheet(_sealed: Sealed, folder: Path) -> bytes:
    file = io.BytesIO()
    rows = [line.split(",") for line in LIST.splitlines()]
    workbook.write_xlsx(file, rows[0], rows[1:], folder)
    return file.getvalue()


def _statement(kind: str) -> Callable[[Sealed, Path], bytes]:
    party = "<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Nguyễn</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>"
    files = {
        "mt940": making.mt940(
            ":61:2601050105C10,00NTRFA//B", ":86:166?00GUTSCHRIFT?20EREF+17?21SVWZ+Rate?30DEUT?31123?32Nguyễn",
            ":61:2601060106RD20,00NTRFB\nsupplement", ":86:/EREF/18/NAME/Đức/REMI/Trả nợ", closing="C260131EUR130,00",
        ),
        "camt": making.camt(
            making.ntry(more=party), making.ntry("20.00", "DBIT"),
            balances=making.bal("OPBD", "100") + making.bal("CLBD", "90"),
        ),
        "ofx": making.ofx(making.trn(more="<NAME>Nguyễn &amp; Đức"), making.trn("-20.00", number="2")),
        "table": "date,amount,currency,name,account,description\n2026-11-19,500000,VND,LA,97,tra no L-2107\n",
    }  # fmt: skip
    return _text(files[kind])


def _text(text: str) -> Callable[[Sealed, Path], bytes]:
    return lambda _sealed, _folder: text.encode()


def _of_file(path: Path, size: int = -1) -> Callable[[Sealed, Path], bytes]:
    return lambda _sealed, _folder: path.read_bytes()[: size if size > 0 else None]


def _hand_over(sealed: Sealed, folder: Path) -> bytes:
    """Return what a colleague hands over to this desk, each trusting the other."""
    with sealed.at_work() as desk:
        _mine, other = colleagues(desk, folder, "colleague")
        given = other.give(a_customer(other.desk, "Phạm Văn Khách", phone="0903 555 107"))
        other.desk.close()
        return given.read_bytes()


def _card(sealed: Sealed, folder: Path) -> bytes:
    """Return the card of a colleague whom this desk doesn't know yet."""
    path = folder / "stranger.sqlite"
    opening.create(path, None, opening.NewDesk("Hoa", "Huế"), Clock.on(TODAY))
    with closing(desks.opened(path, None)) as desk:
        return card_text(cards.own(desk)).encode()


KINDS: dict[str, Kind] = {
    "list (csv)": Kind("list.csv", _text(LIST), ("import", "list", "FILE")),
    "list (xlsx)": Kind("list.xlsx", _sheet, ("import", "list", "FILE")),
    "profile of an import": Kind("profile.toml", _text(PROFILE), ("import", "FILE", "SOUND")),
    "contact cards": Kind("cards.vcf", _text(CARD), ("import", "vcard", "FILE")),
    "calendar": Kind("cal.ics", _text(CALENDAR), ("import", "ics", "FILE")),
    "statement (mt940)": Kind("a.sta", _statement("mt940"), ("import", "statement", "FILE")),
    "statement (camt)": Kind("a.xml", _statement("camt"), ("import", "statement", "FILE")),
    "statement (ofx)": Kind("a.ofx", _statement("ofx"), ("import", "statement", "FILE")),
    "statement (table)": Kind("a.csv", _statement("table"), ("import", "statement", "FILE")),
    "application (toml)": Kind(
        "a.toml", _of_file(ROOT / "docs" / "application.toml"), ("application", "new", "--from", "FILE")
    ),
    "hand-over": Kind("a.crodesk", _hand_over, ("takein", "FILE", "--yes", "--conflicts", "mine")),
    "card": Kind("hoa.card.txt", _card, ("keys", "trust", "FILE")),
    "settings": Kind("config.toml", _text(SETTINGS), ("where",)),
    "desk": Kind("other.sqlite", _of_file(desks.SAMPLE, 60_000), ("--desk", "FILE", "history")),
}
"""By the name in the table."""


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return a file with a few bytes changed, dropped, doubled, moved or cut off; of a zip file also within."""
    if content[:4] == ZIP and chance.random() < 0.7:
        return _mutated_zip(content, chance)
    text = bytearray(content)
    for _change in range(chance.randint(1, 6)):
        first, second = sorted(chance.randrange(len(text) + 1) for _end in range(2))
        match chance.randrange(7):
            case 0:
                text[first:first] = chance.randbytes(chance.randint(1, 8))
            case 1:
                del text[first : first + chance.randint(1, 20)]
            case 2:
                text[first:first] = text[first : min(second, first + 20_000)]
            case 3 if first < len(text):
                text[first] = chance.randrange(256)
            case 4 | 5:
                text[second:second] = chance.choice(_PIECES)
            case _:
                del text[max(second, 1) :]
    return bytes(text)


def _mutated_zip(content: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = chance.choice(names)
        for name in names:
            new.writestr(name, mutated(old.read(name), chance) if name == hit else old.read(name))
    return made.getvalue()


@contextmanager
def _at_the_command_line(sealed: Sealed, folder: Path, mishaps: list[str]) -> Iterator[Callable[..., int]]:
    """Give what runs a command within this process on a desk; every place of the computer is in a folder."""
    places = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "CONFIG", "STATE")}
    environment = {**places, "HOME": str(folder), "CRODESK_DESK": str(sealed.path), "CRODESK_TODAY": TODAY.isoformat()}
    secret = folder / "secret"
    secret.write_text(desks.SECRET)

    def unlocked(path: Path, _secret: str | None) -> bytes | None:
        return sealed.key if opening.is_encrypted(path) else None

    def unexpected(error: Exception) -> int:
        mishaps.append("".join(traceback.format_exception(error)))
        return MISTAKE

    def run(*arguments: object) -> int:
        with (
            patch.object(sys, "stdin", io.StringIO("y\n")),  # the number of a card was compared
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            return running.run(["--passphrase-file", str(secret), *map(str, arguments)])

    changes: Any = {"unlock": unlocked}
    with (
        patch.dict(os.environ, environment),
        patch.multiple(opening, **changes),
        patch.object(running, "_unexpected", unexpected),
    ):
        yield run
    set_language("en")


def run(name: str, times: int, seed: int, base: Sealed, folder: Path) -> Outcome:
    """Take in so many damaged files of a kind; the first is whole, to show that whole ones are taken."""
    outcome = Outcome(f"fuzzed: {name}")
    kind, chance = KINDS[name], random.Random(f"{seed} {name}")  # noqa: S311 - damage, not secrets
    sealed, mishaps = desks.copies(base, folder), list[str]()
    path = folder / kind.name
    if name == "settings":
        path = folder / "config" / "crodesk" / kind.name
    path.parent.mkdir(parents=True, exist_ok=True)
    sound = folder / "sound" / "list.csv"
    sound.parent.mkdir()
    sound.write_text(LIST, encoding="utf-8")
    command = [{"FILE": path, "SOUND": sound}.get(word, word) for word in kind.command]
    whole = kind.whole(sealed, folder)
    head = _head(sealed)
    with _at_the_command_line(sealed, folder, mishaps) as crodesk:
        for number in range(times):
            path.write_bytes(mutated(whole, chance) if number else whole)
            code, before = crodesk(*command), head
            head = _head(sealed)
            outcome.runs += 1
            outcome.acknowledged += code == 0
            if code != 0 and head != before:
                outcome.half += 1
                outcome.note(f"refused, yet something was written: {path.read_bytes()[:200]!r}")
    with sealed.at_work() as desk:
        wrong, half = desks.wrong_with(desk), desks.half_applied(desk)
    outcome.lost, outcome.half, outcome.tracebacks = len(wrong), outcome.half + len(half), len(mishaps)
    outcome.note(*mishaps, *wrong, *half)
    return outcome


def _head(sealed: Sealed) -> str:
    with closing(connect(sealed.path, sealed.key)) as db:
        return journal.head(db)


def everything(times: int, seed: int, base: Sealed, folder: Path) -> Iterator[Outcome]:
    """Try every kind of file, so many altogether."""
    for number, name in enumerate(KINDS):
        yield run(name, -(-times // len(KINDS)), seed, base, folder / f"fuzzed-{number}")
