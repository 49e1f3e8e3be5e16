"""Seals as they are written on paper, and typed from it."""

from crodesk.domain.seals import SHORTEST, shortened, typed

SEAL = "563a924ab8d76d6b1b3343f6ce3eb86136215ada05ec95510345ba82ccc0655d"


def test_what_is_written_on_paper_is_enough_to_find_it_again() -> None:
    assert shortened(SEAL) == "563a 924a b8d7 6d6b"
    assert shortened("") == ""
    assert typed(" 563A 924a\tb8d7 6d6b\n") == SEAL[:16]
    assert len(typed(shortened(SEAL))) >= SHORTEST
