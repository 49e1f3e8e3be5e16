"""The rules on loan applications: those shipped by their file's name, and a bank's own from the text of its file."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from crodesk.domain.problem import Problem
from crodesk.domain.rules import figures, reading
from crodesk.domain.rules.figures import Figures
from crodesk.domain.rules.lending_shape import LENDING

FOLDER = "lending"
_DIGITS = 12
"""Of a version, enough that two texts never share one by chance."""


@cache
def load(name: str) -> Mapping[str, Figures]:
    """Return the shipped rules of a file by their codes; raises `KeyError` for a name that is none of `LENDING`."""
    return figures.of(LENDING[name], reading.parsed(reading.shipped(FOLDER, name)))


def read(name: str, text: str, file: str) -> Mapping[str, Figures] | list[Problem]:
    """Return the rules of a bank's own file laid over the shipped ones, or everything that is wrong with it."""
    return figures.laid_over(reading.parsed(reading.shipped(FOLDER, name)), LENDING[name], text, file)


@cache
def version(name: str) -> str:
    """Return what names the shipped text of a file: the first digits of its SHA-256."""
    return version_of(reading.shipped(FOLDER, name))


def version_of(text: str) -> str:
    """Return what names the text of a bank's own file."""
    return sha256(text.encode()).hexdigest()[:_DIGITS]
