"""Problems in words: what rules answer with is said in the language in use, wherever it is said."""

from collections.abc import Callable
from datetime import date

import pytest

from crodesk.cli import classify_words, quote_words
from crodesk.cli import words as cli_words
from crodesk.domain.follow_up.message import Amount, Word
from crodesk.domain.money import Money
from crodesk.domain.problem import Problem
from crodesk.domain.rules.said import Words
from crodesk.language import set_language
from crodesk.screens.customer import words as customer_words
from crodesk.screens.loan import words as loan_words
from crodesk.widgets.fields.parsed import sentence

VALUES = {
    "amount": Money(350_000_000, "VND"),
    "shown": Amount(90_000_000, "VND"),
    "what": Words("a loan", "khoản vay", "贷款"),
    "word": Word("Amount"),
    "day": date(2026, 3, 5),
    "count": 3,
}
SAID = {
    "en": "350,000,000 ₫, 90,000,000 ₫, a loan, Amount, 5 Mar 2026, 3",
    "vi": "350.000.000 ₫, 90.000.000 ₫, khoản vay, Số tiền, 05/03/2026, 3",
}
FILLERS: dict[str, Callable[[Problem], str]] = {
    "forms": sentence,
    "loan": lambda problem: loan_words.filled(problem.text, problem.values),
    "customer": lambda problem: customer_words.filled(problem.text, problem.values),
    "commands": cli_words.of_problem,
    "classify": classify_words.of_problem,
    "quote": quote_words.sentence,
}


@pytest.mark.parametrize("code", SAID)
@pytest.mark.parametrize("filler", FILLERS)
def test_amounts_days_and_words_of_data_are_said(filler: str, code: str) -> None:
    set_language(code)
    text = ", ".join(f"{{{key}}}" for key in VALUES)
    assert FILLERS[filler](Problem("", text, VALUES)) == SAID[code]
