"""Days and amounts as they stand in a message."""

from datetime import date

import pytest

from crodesk.domain.follow_up.message import Amount
from crodesk.domain.messaging import filling
from crodesk.domain.text import capital


@pytest.mark.parametrize(("language", "said"), [("en", "5 Nov 2026"), ("vi", "05/11/2026"), ("zh", "2026年11月5日")])
def test_a_day(language: str, said: str) -> None:
    assert filling.day(date(2026, 11, 5), language) == said


def test_an_amount_has_its_currency_and_a_sentence_its_capital() -> None:
    assert filling.amount(Amount(12_400_000, "VND"), "vi").startswith("12.400.000")
    assert capital("chị Hương") == "Chị Hương"
