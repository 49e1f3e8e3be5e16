"""Figures, days and spans as papers have them, in the paper's language; what isn't known is an empty word."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from crodesk.domain import numerals
from crodesk.domain.dates import month_name
from crodesk.domain.money import format_money, minor_units
from crodesk.domain.number_words import contract_words

_ONE_DIGIT_MONTHS = 2
_MONTHS = {"en": "{} months", "vi": "{} tháng", "zh": "{}个月"}


@dataclass(frozen=True, slots=True)
class Hand:
    """Writes values in one language and, where a currency isn't named, in one currency."""

    language: str
    currency: str

    def money(self, amount: Decimal | None, currency: str = "") -> str:
        """Return an amount with its currency: `1.250.000.000 đồng`, `VND 1,250,000,000`, `人民币1,234.50元`."""
        if amount is None:
            return ""
        code = currency or self.currency
        figures = self.figures(amount, code)
        named = {("VND", "vi"): f"{figures} đồng", ("CNY", "zh"): f"人民币{figures}元"}
        return named.get((code, self.language)) or (
            f"{figures} {code}" if self.language == "vi" else f"{code} {figures}"
        )

    def figures(self, amount: Decimal | None, currency: str = "") -> str:
        """Return an amount without its currency, as tables under a heading have it."""
        code = currency or self.currency
        return "" if amount is None else format_money(in_minor(amount, code), code, self.language)

    def words(self, amount: Decimal | None, currency: str = "") -> str:
        """Return an amount in words, as contracts have it."""
        code = currency or self.currency
        return "" if amount is None else contract_words(in_minor(amount, code), code, self.language)

    def percent(self, value: Decimal | None) -> str:
        """Return a percentage with the decimals that it needs."""
        return "" if value is None else self.number(value) + "%"

    def number(self, value: Decimal) -> str:
        """Return a number with the decimals that it needs."""
        whole, _point, fraction = format(value, "f").partition(".")
        return numerals.show_shortest(int(whole + fraction), len(fraction), self.language)

    def months(self, count: int | None) -> str:
        """Return a number of months: `180 months`."""
        if count is None:
            return ""
        return "1 month" if self.language == "en" and count == 1 else _MONTHS[self.language].format(count)

    def day(self, value: date | None) -> str:
        """Return a day: `22 November 2026`, `22/11/2026`, `2026年11月22日`."""
        if value is None:
            return ""
        if self.language == "zh":
            return f"{value.year}年{value.month}月{value.day}日"
        if self.language == "vi":
            return f"{value:%d/%m}/{value.year:04d}"
        return f"{value.day} {month_name(value.month, 'en')} {value.year}"

    def day_in_full(self, value: date) -> str:
        """Return the day of a paper; Vietnamese as Decree 30/2020/ND-CP, annex I writes it, with a 0 before 1 and 2."""
        if self.language != "vi":
            return self.day(value)
        month = f"{value.month:02d}" if value.month <= _ONE_DIGIT_MONTHS else str(value.month)
        return f"ngày {value.day:02d} tháng {month} năm {value.year}"

    def count(self, value: int | None) -> str:
        """Return a whole number."""
        return "" if value is None else numerals.show(value, 0, self.language)


def in_minor(amount: Decimal, currency: str) -> int:
    """Return an amount in minor units of its currency; what is smaller is rounded half up."""
    return int(amount.scaleb(minor_units(currency)).to_integral_value(ROUND_HALF_UP))
