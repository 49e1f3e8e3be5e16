"""How amounts are shown: in full, with the sign of their currency, and short for lists."""

from crodesk.domain import numerals
from crodesk.domain.money.currencies import minor_units

_SIGNS = {"VND": "₫", "USD": "$", "CNY": "¥", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩"}
_ALWAYS_BEHIND = {"VND"}
_PUTS_SIGNS_BEHIND = {"vi"}

_SHORT = {
    "en": ((10**12, "tn"), (10**9, "bn"), (10**6, "m"), (10**3, "k")),
    "vi": ((10**9, " tỷ"), (10**6, " tr"), (10**3, "k")),
    "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
}
_COUNTS_UNGROUPED = {"zh"}
"""Where the sizes are four digits apart: 3500万."""
_PLAIN_FROM = 100
"""From this many units on, tenths of them are left out."""


def format_money(minor: int, currency: str, language: str) -> str:
    """Return an amount in full, without its currency: `1,234.50`, in Vietnamese `1.234,50`."""
    return numerals.show(minor, minor_units(currency), language)


def money_with_sign(minor: int, currency: str, language: str) -> str:
    """Return an amount in full with the sign of its currency: `350,000,000 ₫`, `$1,234.50`, `1,234.50 CHF`."""
    return _signed(format_money(abs(minor), currency, language), minor, currency, language)


def short_money_with_sign(minor: int, currency: str, language: str) -> str:
    """Return an amount as short as a list wants it, with the sign of its currency: `2.1bn ₫`, `$550k`."""
    return _signed(short_money(abs(minor), currency, language), minor, currency, language)


def currency_sign(currency: str) -> str:
    """Return the sign of a currency, or its code where it has none of its own."""
    return _SIGNS.get(currency, currency)


def _signed(amount: str, minor: int, currency: str, language: str) -> str:
    minus, sign = "-" if minor < 0 else "", currency_sign(currency)
    if sign == currency or currency in _ALWAYS_BEHIND or language in _PUTS_SIGNS_BEHIND:
        return f"{minus}{amount} {sign}"
    return f"{minus}{sign}{amount}"


def short_money(minor: int, currency: str, language: str) -> str:
    """Return an amount as short as a list wants it: `2.1bn`, `2,1 tỷ`, `21亿`; small amounts stay in full."""
    one = 10 ** minor_units(currency)
    sizes = _SHORT.get(language, _SHORT["en"])
    for (size, name), (smaller, _) in zip(sizes, (*sizes[1:], (0, "")), strict=True):
        if abs(minor) >= size * one - smaller * one // 2:  # 999,950 isn't 1,000k but 1m
            return ("-" if minor < 0 else "") + _count(abs(minor), size * one, language) + name
    return format_money(minor, currency, language)


def _count(amount: int, size: int, language: str) -> str:
    tenths = _divide(amount * 10, size)
    if tenths >= _PLAIN_FROM * 10:
        count = _divide(amount, size)
        return str(count) if language in _COUNTS_UNGROUPED else numerals.show(count, 0, language)
    return numerals.show_shortest(tenths, 1, language)


def _divide(amount: int, by: int) -> int:
    """Return the quotient rounded half up."""
    return (amount * 2 + by) // (by * 2)
