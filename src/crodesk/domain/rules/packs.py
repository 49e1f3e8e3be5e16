"""The classification packs: those shipped by their ids, and a bank's own from the text of its file."""

from functools import cache
from typing import Any

from crodesk.domain.problem import Problem
from crodesk.domain.rules import building, checking, reading
from crodesk.domain.rules.checking import Place
from crodesk.domain.rules.classification_shape import CLASSIFICATION
from crodesk.domain.rules.pack import Pack
from crodesk.domain.rules.reading import Content
from crodesk.domain.rules.toml_lines import lines_of
from crodesk.domain.words import N_

FOLDER = "classification"


def ids() -> tuple[str, ...]:
    """Return the ids of the shipped packs, in order."""
    return reading.names(FOLDER)


def find(pack_id: str) -> Pack | Problem:
    """Return a shipped pack by its id, or the problem that there is none, with the nearest named."""
    if pack_id not in ids():
        near = N_("There is no rule pack “{pack}”; the nearest is “{nearest}”.")
        text = (
            near if checking.has_near(pack_id, ids()) else N_("There is no rule pack “{pack}”; there are: {nearest}.")
        )
        return Problem("pack", text, {"pack": pack_id, "nearest": checking.nearest(pack_id, ids())})
    return load(pack_id)


@cache
def load(pack_id: str) -> Pack:
    """Return a shipped pack; raises `FileNotFoundError` for an id that is none of `ids`."""
    return building.build(pack_id, _content(pack_id))


def read(text: str, file: str) -> Pack | list[Problem]:
    """Return the pack of a bank's own file, or everything that is wrong with it, by file, line and field.

    `inherits` names the shipped pack that the file changes field by field; a file without it must say everything. The
    pack's id is the file's name without its ending.
    """
    own = reading.read(text, file, CLASSIFICATION, whole=False)
    if isinstance(own, list):
        return own
    place = Place(file, lines_of(text))
    whole = _laid_over(own, place)
    if isinstance(whole, Problem):
        return [whole]
    wrong = checking.problems(whole, CLASSIFICATION, place) or building.misfits(whole, place)
    return wrong or building.build(file.removesuffix(".toml"), whole)


def _laid_over(own: Content, place: Place) -> Content | Problem:
    """Return a file's content over that of the pack that it inherits from."""
    base = own.get("inherits")
    if base is None:
        return own
    if base not in ids():
        text = N_("{file}, line {line}: there is no rule pack “{pack}”; the nearest is “{nearest}”.")
        return place.problem(("inherits",), text, pack=base, nearest=checking.nearest(base, ids()))
    return reading.overridden(_content(base), own, CLASSIFICATION, place.file)


@cache
def _content(pack_id: str) -> dict[str, Any]:
    """Return the content of a shipped file, over that of the one it inherits from."""
    content = dict(reading.parsed(reading.shipped(FOLDER, pack_id)))
    base = content.get("inherits")
    return content if base is None else reading.overridden(_content(base), content, CLASSIFICATION, pack_id)
