"""A profile and paths brought together: which files are read as what, in which order."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path
from typing import Protocol

from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.exchange import sheets
from crodesk.exchange.encoding import Encoding
from crodesk.exchange.layout import Layout
from crodesk.exchange.lookups import Lookups
from crodesk.exchange.mapping import Mapper
from crodesk.exchange.profiles import loading, plain_list
from crodesk.exchange.profiles.profile import Lookup, Profile, Source
from crodesk.exchange.profiles.sections import nearest
from crodesk.exchange.records import Outcome
from crodesk.exchange.tables import Table, TableOptions
from crodesk.exchange.vcards.files import CardFile

VCARD = "vcard"
"""The built-in profile for contact cards."""
CARD_SUFFIXES = (".vcf", ".vcard")
"""How files of contact cards end."""
LIST_SUFFIXES = sheets.SUFFIXES | {".csv", ".tsv", ".txt"}
"""How lists end."""
BUILT_IN = (plain_list.NAME, VCARD)
"""The profiles that need no file."""


class ImportFile(Protocol):
    """One file that comes in as one family of records."""

    path: Path
    family: str
    """What its rows are counted as."""

    @property
    def encoding(self) -> Encoding | None:
        """The encoding of a text, and why it is thought to be that; `None` for a workbook."""

    @property
    def layout(self) -> Layout | None:
        """How a text parts its fields; `None` for what has none."""

    def read(self) -> Iterator[Outcome]:
        """Read records, rejected rows and doubts, in the order of the file."""

    def texts(self, wanted: Collection[int]) -> Iterator[tuple[int, str]]:
        """Read the unchanged text of what begins at the lines `wanted`."""

    @property
    def top(self) -> tuple[str, str]:
        """The unchanged text above the header, and that of the header; both empty where there is none."""

    def progress(self) -> tuple[int, int]:
        """Return how far reading is, and how far it goes: bytes of a text, rows of a workbook."""


@dataclass(frozen=True, slots=True)
class Import:
    """What comes in by a profile from some paths."""

    profile: str
    """The name by which records remember where they came from."""
    files: tuple[ImportFile, ...]
    """In the order in which they are to be read: what is referred to comes first."""
    unused: tuple[Path, ...]
    """Files in the folders given that the profile says nothing of."""


def open_import(profile: str, paths: Sequence[Path], stated: TableOptions | None = None) -> Import:
    """Open files by a profile: a built-in name or the path of a TOML file.

    What `stated` says of encoding and layout holds for all files. Nothing is read but what tells encoding, layout
    and header; `Refused` when a profile or a file can't be used.
    """
    if profile == VCARD:
        return _cards(paths, stated.encoding if stated else "")
    if profile == plain_list.NAME:
        return _lists(paths, stated or TableOptions())
    path = Path(profile)
    if not path.is_file():
        text = N_("There is no profile “{name}”: neither a file nor one of the built-in ones ({known}).")
        raise Refused(text, name=profile, known=", ".join(BUILT_IN))
    return _Opener(loading.load(path), _files(paths), stated or TableOptions()).opened()


@dataclass(slots=True)
class TableFile:
    """One file of rows that comes in as one family of records."""

    path: Path
    family: str
    """What its rows are counted as."""
    table: Table
    source: Source
    profile: Profile
    lookups: Lookups

    @property
    def encoding(self) -> Encoding | None:
        """The encoding of a text, and why it is thought to be that; `None` for a workbook."""
        return self.table.encoding

    @property
    def layout(self) -> Layout | None:
        """How a text parts its fields; `None` for a workbook."""
        return self.table.layout

    def read(self) -> Iterator[Outcome]:
        """Read records, rejected rows and doubts, in the order of the file."""
        known = self.lookups.known(self.source.lookups)
        doubts, self.lookups.doubts = self.lookups.doubts, []
        return chain(doubts, Mapper(self.source, self.table, self.profile, known).read())

    def texts(self, wanted: Collection[int]) -> Iterator[tuple[int, str]]:
        """Read the unchanged text of the rows and damaged lines that begin at the lines `wanted`."""
        return self.table.texts(wanted)

    @property
    def top(self) -> tuple[str, str]:
        """The unchanged text above the header, and that of the header; both empty where there is none."""
        return self.table.top

    def progress(self) -> tuple[int, int]:
        """Return how far reading is, and how far it goes: bytes of a text, rows of a workbook."""
        return self.table.progress()


class _Opener:
    """Opens the files that a profile speaks of."""

    def __init__(self, profile: Profile, found: Sequence[Path], stated: TableOptions) -> None:
        self._profile = profile
        self._found = found
        self._stated = stated
        self._lookups = Lookups(profile, self._lookup)

    def opened(self) -> Import:
        """Open what there is of each source, in the order of the profile."""
        profile = self._profile
        files = [self._table(path, source) for source in profile.sources for path in self._of(source)]
        if not files:
            wanted = ", ".join(pattern for source in profile.sources for pattern in source.files)
            raise Refused(
                N_("None of the files is one that the profile “{name}” knows: {wanted}."),
                name=profile.name,
                wanted=wanted,
            )
        known = [pattern for source in profile.sources for pattern in source.files]
        known += [pattern for lookup in profile.lookups.values() for pattern in lookup.files]
        used = {file.path for file in files}
        unused = [path for path in self._found if path not in used and not _matches(path, known)]
        return Import(profile.name, tuple(files), tuple(unused))

    def _of(self, source: Source) -> list[Path]:
        """Return the files of a source; a lone source of a profile takes files of any name."""
        named = [path for path in self._found if _matches(path, source.files)]
        return named or (list(self._found) if len(self._profile.sources) == 1 else [])

    def _table(self, path: Path, source: Source) -> TableFile:
        table = Table(path, _merged(source.options, self._stated))
        _check_columns(table, source.columns)
        return TableFile(path, source.family.name, table, source, self._profile, self._lookups)

    def _lookup(self, name: str, lookup: Lookup) -> list[Table]:
        """Open the files of a lookup, which lie among those given or beside them."""
        beside = sorted({path.parent for path in self._found})
        around = [path for folder in beside for path in sorted(folder.iterdir()) if path.is_file()]
        paths = [path for path in around if _matches(path, lookup.files)]
        if not paths:
            text = N_("The profile “{profile}” needs {file} beside the other files, for “{lookup}”.")
            raise Refused(text, profile=self._profile.name, file=", ".join(lookup.files), lookup=name)
        tables = [Table(path, _merged(lookup.options, self._stated)) for path in paths]
        for table in tables:
            _check_columns(table, frozenset(lookup.when) | lookup.key.columns | lookup.value.columns)
        return tables


def _cards(paths: Sequence[Path], encoding: str) -> Import:
    """Open files of contact cards: of a folder those with the usual endings, by themselves any."""
    found = _files(paths)
    used = [path for path in found if path in paths or path.suffix.lower() in CARD_SUFFIXES]
    if not used:
        raise Refused(N_("There are no contact cards ({endings}) in it."), endings=", ".join(CARD_SUFFIXES))
    unused = tuple(path for path in found if path not in used)
    return Import(VCARD, tuple(CardFile(path, encoding) for path in used), unused)


def _lists(paths: Sequence[Path], stated: TableOptions) -> Import:
    """Open plain lists of customers: of a folder those with the usual endings, by themselves any."""
    found = _files(paths)
    used = [path for path in found if path in paths or path.suffix.lower() in LIST_SUFFIXES]
    if not used:
        raise Refused(N_("There are no lists ({endings}) in it."), endings=", ".join(sorted(LIST_SUFFIXES)))
    unused = tuple(path for path in found if path not in used)
    return Import(plain_list.NAME, tuple(_list(path, stated) for path in used), unused)


def _list(path: Path, stated: TableOptions) -> TableFile:
    table = Table(path, stated)
    profile = plain_list.profile_of(table)
    (source,) = profile.sources
    return TableFile(path, source.family.name, table, source, profile, Lookups(profile, lambda _name, _lookup: []))


def _files(paths: Sequence[Path]) -> list[Path]:
    """Return the files that paths stand for: a folder is all the files in it."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise Refused(N_("There is no file or folder “{file}”."), file=str(path))
        inner = sorted(path.iterdir()) if path.is_dir() else [path]
        found |= dict.fromkeys(each for each in inner if each.is_file() and not each.name.startswith("."))
    return list(found)


def _matches(path: Path, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(path.name.casefold(), pattern.casefold()) for pattern in patterns)


def _merged(options: TableOptions, stated: TableOptions) -> TableOptions:
    """Return the options of a profile, with what was stated by hand in their place."""
    by_hand = {each.name: getattr(stated, each.name) or getattr(options, each.name) for each in fields(options)}
    return TableOptions(**by_hand)


def _check_columns(table: Table, wanted: frozenset[str]) -> None:
    for column in sorted(wanted.difference(table.columns)):
        text = N_("“{file}” has no column “{column}”; the nearest is “{nearest}”.")
        raise Refused(text, file=table.path.name, column=column, nearest=nearest(column, table.columns))
