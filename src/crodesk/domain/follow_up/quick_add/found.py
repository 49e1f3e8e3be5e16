"""A part of a line for which a meaning was found."""

from dataclasses import dataclass

from crodesk.domain.follow_up.quick_add.line import HAN, LETTER
from crodesk.domain.problem import Problem

END = rf"(?:(?<=[{HAN}])|(?!{LETTER}))"
"""No word goes on here."""
NUMBER_END = rf"(?:(?<=[{HAN}])|(?!{LETTER}|[.,:/\-–]\d| ?%))"
"""Neither a word nor a number goes on here."""
HAN_NUMBER = "[0-9零〇一二两三四五六七八九十]{1,3}"
"""A small number of Chinese text, in digits or characters."""
HAN_CHAR = f"[{HAN}]"


@dataclass(frozen=True, slots=True)
class Found:
    """A part of the plain form of a line, and what it means; a problem when it can't be meant."""

    start: int
    end: int
    core: tuple[int, int]
    """The part without what only connects it."""
    value: object | Problem
