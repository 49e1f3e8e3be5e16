"""The number of a card, and what becomes of a row that two desks changed."""

import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.domain.handing.card import Card, is_key
from crodesk.domain.handing.merging import Cells, Conflict, merged

CARD = Card("Nguyễn Ngọc Lan", "Chợ Lớn", "ab" * 32, "cd" * 32)


def test_the_number_of_a_card_is_thirty_digits_of_its_hash_taken_as_signal_does() -> None:
    text = f"Nguyễn Ngọc Lan\nChợ Lớn\n{'ab' * 32}\n{'cd' * 32}"
    digest = hashlib.blake2b(text.encode(), person=b"crodesk card").digest()
    groups = [str(int(digest[at : at + 5].hex(), 16) % 100_000).rjust(5, "0") for at in (0, 5, 10, 15, 20, 25)]
    assert CARD.number == " ".join(groups)
    assert re.fullmatch(r"\d{5}( \d{5}){5}", CARD.number)


@pytest.mark.parametrize(
    "change", [{"name": "Lan"}, {"branch": "x"}, {"signing": "ac" * 32}, {"opening": "ce" * 32}], ids=str
)
def test_it_changes_with_anything_on_the_card(change: dict[str, str]) -> None:
    assert replace(CARD, **change).number != CARD.number


def test_it_is_compared_however_it_is_grouped() -> None:
    assert CARD.is_called(CARD.number.replace(" ", "-"))
    assert not CARD.is_called(CARD.number[:-1])
    assert not CARD.is_called("")


@pytest.mark.parametrize(("text", "right"), [("ab" * 32, True), ("AB" * 32, False), ("ab" * 31, False), ("", False)])
def test_a_key_is_64_hexadecimal_digits(text: str, right: bool) -> None:
    assert is_key(text) is right


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "takes", "disputed"),
    [
        ("x", "x", "x", None, False),
        ("x", "x", "y", "y", False),
        ("x", "y", "x", None, False),
        ("x", "y", "y", None, False),
        ("x", "y", "z", None, True),
        ("x", "", "z", None, True),
        ("x", "x", "", "", False),
        ("x", "y", "", None, True),
        (None, None, 5, 5, False),
        (5, None, 6, None, True),
    ],
)
def test_a_field_that_one_changed_follows_and_one_that_both_changed_is_asked_about(
    base: object, mine: object, theirs: object, takes: object, disputed: bool
) -> None:
    found = merged({"a": base}, {"a": mine}, {"a": theirs})  # type: ignore[dict-item]  # cells of all kinds
    assert found.takes == ({} if takes is None else {"a": takes})
    assert found.conflicts == ((Conflict("a", base, mine, theirs),) if disputed else ())  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    ("mine", "theirs", "takes", "disputed"),
    [
        ("", "y", "y", False),
        (None, 0, 0, False),
        ("y", "", None, False),
        ("y", None, None, False),
        ("x", "y", None, True),
    ],
)
def test_with_nothing_in_common_a_gap_is_filled_and_a_difference_asked_about(
    mine: object, theirs: object, takes: object, disputed: bool
) -> None:
    found = merged(None, {"a": mine}, {"a": theirs})  # type: ignore[dict-item]  # cells of all kinds
    assert found.takes == ({} if takes is None else {"a": takes})
    assert len(found.conflicts) == disputed


def test_a_column_that_one_of_them_has_not_is_left_alone() -> None:
    found = merged({"a": 1, "b": 1}, {"a": 1}, {"b": 2})
    assert (found.takes, found.conflicts) == ({}, ())


rows = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "x", "y", 1, None]))


@given(rows, rows, rows)
def test_what_comes_back_as_it_is_here_changes_nothing_and_what_was_taken_does_not_come_again(
    base: Cells, mine: Cells, theirs: Cells
) -> None:
    assert merged(base, mine, mine) == merged(None, mine, mine)
    assert merged(base, mine, mine).takes == {}
    now = {**mine, **merged(base, mine, theirs).takes}
    again = merged(theirs, now, theirs)
    assert (again.takes, again.conflicts) == ({}, ())
