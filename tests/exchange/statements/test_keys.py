"""An entry that comes again is known by its key, and one that merely looks alike isn't taken for it."""

from pathlib import Path

import pytest

from .making import camt, keys, mt940, ntry, ofx, read, trn

MORNING = ":61:2601050105C10,00NTRFA\n:86:Rent", ":61:2601050105C10,00NTRFA\n:86:Rent", ":61:2601050105C7,00NTRFB"
LATER = ":61:2601060106C5,00NTRFC", ":61:2601060106C5,00NTRFC//Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "statement.txt"


def test_the_same_file_again_has_the_same_keys(path: Path) -> None:
    for text in (mt940(*MORNING, *LATER), camt(ntry(), ntry(), ntry("2.00")), ofx(trn(), trn(), trn("3.00"))):
        first, second = keys(read(path, text)), keys(read(path, text))
        assert first == second
        assert len(set(first)) == len(first)


def test_equal_entries_of_a_day_are_counted(path: Path) -> None:
    one, two, other, *_later = keys(read(path, mt940(*MORNING, *LATER)))
    assert two == f"{one}/2"
    assert "/" not in other


def test_an_overlapping_statement_has_the_same_keys_in_any_order(path: Path) -> None:
    first = keys(read(path, mt940(*MORNING, *LATER)))
    wider = keys(read(path, mt940(LATER[1], *MORNING[::-1], ":61:2601070107C1,00NTRFD", LATER[0])))
    assert set(first) < set(wider)
    assert len(wider) == 6


def test_the_other_marks_of_a_file_do_not_matter(path: Path) -> None:
    """Number, balances and line ends may be other ones; the account, day, amount, references and text may not."""
    plain = keys(read(path, mt940(*MORNING)))
    other = mt940(*MORNING, opening="C260104EUR1,00", closing="C260105EUR28,00").replace(":28C:1/1", ":28C:77")
    assert keys(read(path, other.replace("\n", "\r\n"))) == plain
    changes = ("123456", "123457"), ("260105", "260104"), ("10,00", "10,01"), ("NTRFA", "NTRFX"), ("Rent", "Tent")
    for old, new in changes:
        assert plain[0] not in keys(read(path, mt940(*MORNING).replace(old, new)))


def test_trailing_zeros_make_no_difference(path: Path) -> None:
    assert (
        keys(read(path, camt(ntry("10.00"))))
        == keys(read(path, camt(ntry("10.000"))))
        == keys(read(path, camt(ntry("10"))))
    )


def test_pages_of_one_statement_count_on(path: Path) -> None:
    """The second page begins with the balance that the first one ends with, so its equal entry is another one."""
    one = mt940(MORNING[0], opening="C260105EUR0,00", closing="C260105EUR10,00").replace(":62F", ":62M")
    two = mt940(MORNING[0], opening="C260105EUR10,00", closing="C260105EUR20,00").replace("1/1", "1/2")
    first, second = keys(read(path, one + two))
    assert second == f"{first}/2"


def test_a_statement_that_is_in_a_file_twice_has_the_same_keys(path: Path) -> None:
    for text in (mt940(*MORNING), mt940(*MORNING, closing="C260131EUR127,00")):
        first, second = read(path, text + text)
        assert keys([first]) == keys([second])
    level = mt940(MORNING[0], MORNING[0].replace("C10", "D10"))
    first, second = read(path, level + level)
    assert keys([first]) == keys([second])
