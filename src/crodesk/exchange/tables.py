"""A file of rows, whatever its format: opened, described, read, and read again for the rows that were rejected."""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.exchange import encoding, sheets
from crodesk.exchange.delimited import Item, Rows, open_text, sniffed
from crodesk.exchange.encoding import Encoding
from crodesk.exchange.layout import Layout

MARK = "rejected_"
"""How the columns begin that a file of rejected rows has before the source's own; they are never read as data."""


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What a profile states of a file; what it leaves empty is detected."""

    encoding: str = ""
    delimiter: str = ""
    quote: str = ""
    escape: str = ""
    skip: int = 0
    """Lines before the header."""
    columns: tuple[str, ...] = ()
    """The names of the columns, where the file has no header."""
    sheet: str = ""
    """The sheet of a workbook; the first when empty."""


class _Reader(Protocol):
    def header(self) -> list[str]: ...
    def read(self, width: int) -> Iterator[Item]: ...
    def position(self) -> tuple[int, int]: ...
    def top(self) -> tuple[str, str]: ...
    def texts(self, width: int, wanted: Collection[int]) -> Iterator[tuple[int, str]]: ...


class Table:
    """A file of rows, each with the fields that `columns` names."""

    def __init__(self, path: Path, options: TableOptions | None = None) -> None:
        self.path = path
        self._options = options or TableOptions()
        self.encoding: Encoding | None = None
        """What a text file was found or stated to be in; `None` for a workbook."""
        self.layout: Layout | None = None
        """How a text file parts its fields; `None` for a workbook."""
        if not path.is_file():
            raise Refused(N_("There is no file “{file}”."), file=str(path))
        if not self.is_workbook:
            self._look()
        with self._open() as reader:
            self.columns: tuple[str, ...] = self._begin(reader)
            """The names of the columns, without white space around them."""
            self.top: tuple[str, str] = ("", "") if self._options.columns else reader.top()
            """The unchanged text above the header, and that of the header; both empty where there is none."""
        self._reading: _Reader | None = None
        self._position = (0, 1)

    @property
    def is_workbook(self) -> bool:
        """Whether it is a sheet of a workbook rather than a text."""
        return self.path.suffix.lower() in sheets.SUFFIXES

    def rows(self) -> Iterator[Item]:
        """Read all rows, each with the number of its first line."""
        with self._open() as reader:
            self._begin(reader)
            self._reading = reader
            yield from reader.read(len(self.columns))
            self._position, self._reading = (1, 1), None

    def texts(self, wanted: Collection[int]) -> Iterator[tuple[int, str]]:
        """Read the unchanged text of the rows and damaged lines that begin at the lines `wanted`."""
        with self._open() as reader:
            self._begin(reader)
            yield from reader.texts(len(self.columns), wanted)

    def progress(self) -> tuple[int, int]:
        """Return how far reading is, and how far it goes: bytes of a text, rows of a workbook."""
        return self._reading.position() if self._reading else self._position

    def _look(self) -> None:
        """Find out what the options leave open."""
        options = self._options
        self.encoding = encoding.given(options.encoding) if options.encoding else encoding.detect(self.path)
        found = sniffed(self.path, self.encoding)
        self.layout = Layout(
            options.delimiter or found.delimiter, options.quote or found.quote, options.escape or found.escape
        )

    def _begin(self, reader: _Reader) -> tuple[str, ...]:
        """Bring a reader before the first row, and return the names of the columns."""
        return self._options.columns or tuple(name.strip() for name in reader.header())

    def _open(self) -> AbstractContextManager[_Reader]:
        if self.encoding is None or self.layout is None:
            return nullcontext(sheets.Sheet(self.path, self._options.sheet, self._options.skip))
        return _opened(self.path, self.encoding, self.layout, self._options.skip)


@contextmanager
def _opened(path: Path, found: Encoding, layout: Layout, skip: int) -> Iterator[Rows]:
    """Open a delimited text for as long as it is read."""
    with open_text(path, found) as file:
        yield Rows(file, layout, skip)
