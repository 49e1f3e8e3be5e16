"""A table of a TOML file read strictly: a key that nobody knows is answered with the nearest that somebody does."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_


def nearest(word: str, known: Collection[str]) -> str:
    """Return the known word that is most like `word`; the known words when none is like it."""
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    return close[0] if close else ", ".join(sorted(known))


class Section:
    """One table of a TOML file, of which each key is asked for by its type."""

    def __init__(self, file: str, path: str, content: Mapping[str, object]) -> None:
        self.file = file
        self.path = path
        """Where in the file it stands: `sources[2].fields`."""
        self.content = content

    @classmethod
    def load(cls, path: Path) -> "Section":
        """Read a whole TOML file; `Refused` with the line when it isn't one."""
        try:
            return cls(path.name, "", tomllib.loads(path.read_text(encoding="utf-8-sig")))
        except OSError as error:
            raise Refused(N_("“{file}” can't be read: {why}."), file=str(path), why=error.strerror or "") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise Refused(N_("“{file}” is no TOML file: {why}."), file=path.name, why=str(error)) from None

    def refuse(self, key: str, text: str, **values: object) -> Refused:
        """Return the refusal of what stands at `key`; `text` is what is wrong with it."""
        where = self.at(key)
        return Refused(Problem(where, text, {"file": self.file, "key": where, **values}))

    def at(self, key: str) -> str:
        """Return where in the file `key` stands."""
        return ".".join(filter(None, (self.path, key)))

    def allow(self, *known: str) -> None:
        """Refuse keys other than those known."""
        for key in self.content:
            if key not in known:
                text = N_("{file}: there is no key “{key}”; the nearest is “{nearest}”.")
                raise self.refuse(key, text, nearest=nearest(key, known))

    def one_of(self, key: str, word: str, known: Collection[str]) -> str:
        """Return `word`, which stands at `key`, when it is known."""
        if word not in known:
            text = N_("{file}: {key} can't be “{word}”; the nearest is “{nearest}”.")
            raise self.refuse(key, text, word=word, nearest=nearest(word, known))
        return word

    def text(self, key: str, default: str = "") -> str:
        """Return the text at `key`; a number there is taken as its digits."""
        value = self.content.get(key, default)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise self.refuse(key, N_("{file}: {key} must be a text."))
        return str(value)

    def maybe_text(self, key: str) -> str | None:
        """Return the text, number or truth at `key` as text; `None` when there is nothing."""
        value = self.content.get(key)
        return None if value is None else str(value).lower() if isinstance(value, bool) else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts at `key`, where there may also stand a single one."""
        value = self.content.get(key, [])
        found = value if isinstance(value, list) else [value]
        if not all(isinstance(each, str) for each in found):
            raise self.refuse(key, N_("{file}: {key} must be texts."))
        return tuple(found)

    def whole(self, key: str, default: int | None = None) -> int | None:
        """Return the whole number at `key`."""
        value = self.content.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | None):
            raise self.refuse(key, N_("{file}: {key} must be a whole number."))
        return value

    def flag(self, key: str) -> bool:
        """Return whether `key` is true."""
        value = self.content.get(key, False)
        if not isinstance(value, bool):
            raise self.refuse(key, N_("{file}: {key} must be true or false."))
        return value

    def section(self, key: str) -> "Section":
        """Return the table at `key`; an empty one when there is none."""
        return self._inner(key, self.content.get(key, {}))

    def sections(self, key: str) -> "Iterator[tuple[str, Section]]":
        """Read the tables that stand under names in the table at `key`."""
        inner = self.section(key)
        for name, content in inner.content.items():
            yield name, inner._inner(name, content)  # noqa: SLF001 - of the same class

    def listed(self, key: str) -> "Iterator[Section]":
        """Read the tables that stand in the list at `key`."""
        value = self.content.get(key, [])
        if not isinstance(value, list):
            raise self.refuse(key, N_("{file}: {key} must be a list of tables."))
        for number, content in enumerate(value, start=1):
            yield self._inner(f"{key}[{number}]", content)

    def _inner(self, key: str, content: object) -> "Section":
        if not isinstance(content, dict):
            raise self.refuse(key, N_("{file}: {key} must be a table."))
        return Section(self.file, self.at(key), content)
