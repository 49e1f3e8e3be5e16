"""Amounts of money in words, with the names of their currency."""

from crodesk.domain.money import minor_units
from crodesk.domain.number_words import chinese, english, vietnamese

_WORDS = {"en": english.words, "vi": vietnamese.words, "zh": chinese.words}
_MINUS = {"en": "minus ", "vi": "âm ", "zh": "负"}
_AND = {"en": " and ", "vi": " và ", "zh": ""}

_UNITS = {
    ("VND", "en"): (" dong", ""),
    ("VND", "vi"): (" đồng", ""),
    ("VND", "zh"): ("越南盾", ""),
    ("USD", "en"): (" US dollars", " cents"),
    ("USD", "vi"): (" đô la Mỹ", " xu"),
    ("USD", "zh"): ("美元", "美分"),
    ("EUR", "en"): (" euros", " cents"),
    ("EUR", "vi"): (" euro", " xu"),
    ("EUR", "zh"): ("欧元", "欧分"),
    ("CNY", "en"): (" yuan", " fen"),
    ("CNY", "vi"): (" nhân dân tệ", " phân"),
}
"""What follows the number of units and of their hundredths; English in the plural."""


def amount_words(minor: int, currency: str, language: str) -> str:
    """Return an amount in words with its currency: `ba trăm năm mươi triệu đồng`, `one US dollar and five cents`."""
    language = language if language in _WORDS else "en"
    if minor < 0:
        return _MINUS[language] + amount_words(-minor, currency, language)
    if (currency, language) == ("CNY", "zh"):
        return chinese.yuan_words(minor)
    if (currency, language) not in _UNITS:
        return _with_code(minor, currency, language)
    units, hundredths = _UNITS[currency, language]
    whole, part = divmod(minor, 10 ** minor_units(currency))
    said = [_count(whole, units, language)] if whole or not part else []
    return _AND[language].join(said + ([_count(part, hundredths, language)] if part else []))


def _count(count: int, units: str, language: str) -> str:
    singular = language == "en" and count == 1
    return _WORDS[language](count) + (units.removesuffix("s") if singular else units)


def _with_code(minor: int, currency: str, language: str) -> str:
    """Return an amount of a currency without names here: `ten and 50/100 CHF`."""
    places = minor_units(currency)
    whole, part = divmod(minor, 10**places)
    fraction = f"{_AND[language] or ' '}{part:0{places}d}/{10**places}" if part else ""
    return f"{_WORDS[language](whole)}{fraction} {currency}"
