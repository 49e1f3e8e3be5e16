"""Gathers the words that people read from the source, and brings the catalogues of each language up to date.

`make words` runs it. Messages are found in the syntax tree, since a reader of tokens misses those inside f-strings.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "crodesk"
LOCALE = SOURCE / "locale"
LANGUAGES = {"vi": "Vietnamese", "zh": "Chinese"}
"""The languages that have a catalogue; English is the source. Both have one form for all numbers."""

HEADER = """\
Project-Id-Version: crodesk
Language: {language}
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit
Plural-Forms: nplurals=1; plural=0;
"""

Id = str | tuple[str, str]
"""A message: one text, or the forms for one and for many."""


class UnreadableMessageError(Exception):
    """A message that isn't plain text in the source, so that no catalogue can carry it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A marked message, and the file and line where it stands."""

    id: Id
    file: str
    line: int


class Words(Catalog):
    """A catalogue whose header says nothing of persons, days and tools, so that the same words give the same bytes."""

    def __init__(self, language: str) -> None:
        super().__init__(
            locale=language, header_comment=f"# {LANGUAGES[language]} words of crodesk; `make words` keeps it in order."
        )
        self._header = Message("", HEADER.format(language=language))

    def __iter__(self) -> Iterator[Message]:
        yield self._header
        yield from (message for message in super().__iter__() if message.id)


@cache
def messages() -> tuple[Found, ...]:
    """Return every marked message of the source, file by file."""
    return tuple(
        found
        for path in sorted(SOURCE.rglob("*.py"))
        for found in messages_of(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    )


def messages_of(text: str, file: str) -> Iterator[Found]:
    """Yield the marked messages of one file, in the order in which they stand."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        for message in _marked(call, f"{file}:{call.lineno}"):
            yield Found(message, file, call.lineno)


def _marked(call: ast.Call, place: str) -> Iterator[Id]:
    """Yield what a call marks; `_` of a value marks nothing, since that is marked where it is written."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name == "ngettext":
        one, many = (_text(argument, place) for argument in call.args[:2])
        yield one, many
    elif name == "N_":
        yield _text(call.args[0], place)
    elif name == "_":
        yield from (_text(literal, place) for literal in _literals(call.args[0]))


def _literals(argument: ast.expr) -> Iterator[ast.expr]:
    """Yield what is written as text where the argument of `_` stands, also in one branch of a choice."""
    if isinstance(argument, ast.IfExp):
        yield from (*_literals(argument.body), *_literals(argument.orelse))
    elif isinstance(argument, ast.BoolOp):
        yield from (literal for value in argument.values for literal in _literals(value))
    elif isinstance(argument, ast.Constant | ast.JoinedStr | ast.BinOp):
        yield argument


def _text(argument: ast.expr, place: str) -> str:
    """Return the text of a plain argument; literals that stand side by side are one."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    raise UnreadableMessageError(f"{place}: write it as plain text, with {{placeholders}} for what changes")


def po_file(language: str, folder: Path = LOCALE) -> Path:
    """Return where the catalogue of a language is edited."""
    return folder / language / "LC_MESSAGES" / "crodesk.po"


def read(language: str, folder: Path = LOCALE) -> Catalog:
    """Return the catalogue of a language as it is on the disk; an empty one when there is none yet."""
    path = po_file(language, folder)
    if not path.exists():
        return Words(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="crodesk")


def updated(language: str, known: Catalog) -> Words:
    """Return a catalogue of all messages of the source, with the translations that are known; others are dropped."""
    words = Words(language)
    for found in messages():
        old = known.get(found.id)
        words.add(found.id, old.string if old else None, locations=[(found.file, 0)])
    return words


def write(words: Catalog, language: str, folder: Path = LOCALE) -> None:
    """Write a catalogue as it is edited, and as the program reads it."""
    path = po_file(language, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, words, width=0, include_lineno=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, words)


def main() -> None:
    """Bring all catalogues up to date, and say how much is still to be translated."""
    for language in LANGUAGES:
        words = updated(language, read(language))
        write(words, language)
        untranslated = [message for message in words if message.id and not any(message.string or ())]
        print(f"{language}: {len(words)} messages, {len(untranslated)} to translate")  # noqa: T201 - it is a command


if __name__ == "__main__":
    main()
