"""Files of statements: told apart by what is in them, and read statement by statement."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from crodesk.domain.follow_up.message import Message
from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.exchange import encoding as encodings
from crodesk.exchange import sheets
from crodesk.exchange.encoding import KEEP, Encoding
from crodesk.exchange.statements import camt, columns, mt940, ofx, table
from crodesk.exchange.statements.columns import Plan
from crodesk.exchange.statements.drafting import Draft, Finisher
from crodesk.exchange.statements.form import Remark, Statement
from crodesk.exchange.tables import TableOptions
from crodesk.exchange.values.texts import Known

FORMATS = (mt940.NAME, "camt", ofx.NAME, table.NAME)
"""What a file can be."""

ENTITIES = N_("it defines entities, which no bank does; they weren't unfolded, and an entry with one was left out")
NO_STATEMENT = N_("there is no statement in it")
UNREADABLE = N_("bytes in it are no letters of its encoding, {encoding}; they were left out")

_HEAD = 1 << 16
_DECLARED = re.compile(rb"<\?xml[^>]*encoding=[\"']([\w.-]+)|CHARSET:\s*([\w-]+)")
_UNDECODED = re.compile("[\udc00-\udcff]")
_MARKED_UP: dict[str, Callable[[TextIO], Iterator[Draft | Remark]]] = {"camt": camt.read, ofx.NAME: ofx.read}


@dataclass(slots=True)
class StatementFile:
    """A file of statements, which can be read once after another."""

    path: Path
    format: str
    """One of `FORMATS`."""
    encoding: Encoding | None
    """What a text was found to be in; `None` for a workbook."""
    plan: tuple[Plan, Known] | None = None
    """How a table is read; `None` for other formats."""
    remarks: list[Remark] = field(default_factory=list)
    """What is doubtful about the file itself; complete after reading."""
    _file: TextIO | None = None

    def read(self) -> Iterator[Statement]:
        """Read statement after statement; whatever can't be used is told in remarks, and the rest comes."""
        self.remarks.clear()
        finisher, count = Finisher(), 0
        for found in self._drafts():
            if isinstance(found, Remark):
                self.remarks.append(found)
            else:
                count += 1
                yield finisher.finished(found)
        if not count:
            self.remarks.append(Remark(0, Message(NO_STATEMENT)))

    def progress(self) -> tuple[int, int]:
        """Return how far reading is, and how far it goes: bytes of a text, rows of a workbook."""
        if self.plan:
            return self.plan[0].table.progress()
        size = self.path.stat().st_size
        return (self._file.buffer.tell() if self._file else size), size

    def _drafts(self) -> Iterator[Draft | Remark]:
        if self.plan:
            yield from table.read(*self.plan)
            return
        assert self.encoding
        if self.format != mt940.NAME and _has_entities(self.path, self.encoding):
            yield Remark(0, Message(ENTITIES))
        with self.path.open(encoding=self.encoding.name, errors=KEEP) as file:
            self._file = file
            watched = _Watched(file)
            if self.format == mt940.NAME:
                yield from mt940.read(map(watched.seen, file))
            else:
                yield from _MARKED_UP[self.format](watched)  # type: ignore[arg-type] # it reads, as a file does
            self._file = None
        if watched.is_damaged:
            yield Remark(0, Message(UNREADABLE, {"encoding": self.encoding.name}))


class _Watched:
    """A text of which is noted whether bytes in it are no letters."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.is_damaged = False

    def read(self, size: int) -> str:
        """Read on."""
        return self.seen(self._file.read(size))

    def seen(self, text: str) -> str:
        """Look at a text, and return it."""
        if not self.is_damaged and not text.isascii() and _UNDECODED.search(text):
            self.is_damaged = True
        return text


def open_statements(
    path: Path, profile: str = "", stated: TableOptions | None = None, currency: str = ""
) -> StatementFile:
    """Open a file of statements, whatever kind it is: MT940, camt.052 to 054, OFX, or a table.

    `profile` is the path of a TOML profile by which a table is read; without it, the names of its columns tell. What
    `stated` says of encoding and layout holds, and a table that states no currency is in `currency`. `Refused` when
    there is no such file, or nobody could read it as a statement.
    """
    options = stated or TableOptions()
    if not path.is_file():
        raise Refused(N_("There is no file “{file}”."), file=str(path))
    if profile and profile != columns.NAME:
        plan, known = table.plan_by(profile, path, options)
        return StatementFile(path, table.NAME, plan.table.encoding, (plan, known))
    if path.suffix.lower() not in sheets.SUFFIXES:
        found = _encoding(path, options.encoding)
        name = _format(path, found)
        if name:
            return StatementFile(path, name, found)
    if not columns.looks(path, options):
        _refuse(path, options)
    plan = columns.plan_of(path, options, currency)
    return StatementFile(path, table.NAME, plan.table.encoding, (plan, Known({}, {})))


def _refuse(path: Path, options: TableOptions) -> None:
    """Say that a file is no statement: a table by its columns, anything else by what could be read."""
    if path.suffix.lower() in sheets.SUFFIXES | {".csv", ".tsv"}:
        columns.plan_of(path, options, "")
    raise Refused(
        N_("“{file}” is no statement: neither MT940, camt.052 to 054 or OFX, nor a table with a day and an amount."),
        file=path.name,
    )


def _format(path: Path, found: Encoding) -> str:
    """Return what a text is by what stands in its beginning; empty for a table or anything else."""
    with path.open(encoding=found.name, errors=KEEP) as file:
        head = file.read(_HEAD).lstrip("\ufeff")
    if camt.LOOKS.search(head):
        return "camt"
    if ofx.LOOKS.search(head):
        return ofx.NAME
    return mt940.NAME if mt940.LOOKS.search(head) else ""


def _encoding(path: Path, stated: str) -> Encoding:
    """Return the encoding of a text: what was stated, what its bytes tell, else what it says itself."""
    if stated:
        return encodings.given(stated)
    found = encodings.detect(path)
    if not found.name.startswith("cp"):
        return found
    with path.open("rb") as file:
        declared = _DECLARED.search(file.read(_HEAD))
    if declared:
        name = (declared[1] or declared[2]).decode().lower()
        with suppress(Refused):
            return encodings.given(f"cp{name}" if name.isdecimal() else "cp1252" if name == "utf-8" else name)
    return found


def _has_entities(path: Path, found: Encoding) -> bool:
    """Tell whether a text begins with definitions of entities."""
    with path.open(encoding=found.name, errors=KEEP) as file:
        return re.search(r"<!(?:DOCTYPE|ENTITY)\b", file.read(_HEAD)) is not None
