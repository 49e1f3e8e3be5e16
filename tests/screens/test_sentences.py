"""Problems in words: what data brings is said in the language in use."""

import pytest

from crodesk.domain.money import Money
from crodesk.domain.problem import Problem
from crodesk.domain.rules.said import Words
from crodesk.widgets.fields.parsed import sentence


@pytest.mark.parametrize(("code", "said"), [("en", "350,000,000 ₫, a loan, 3"), ("vi", "350.000.000 ₫, khoản vay, 3")])
def test_amounts_and_words_of_data_are_said(code: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crodesk.widgets.fields.parsed.language", lambda: code)
    values = {"amount": Money(350_000_000, "VND"), "what": Words("a loan", "khoản vay", "贷款"), "count": 3}
    assert sentence(Problem("", "{amount}, {what}, {count}", values)) == said
