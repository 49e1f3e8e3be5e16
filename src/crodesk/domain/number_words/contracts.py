"""Amounts in words as contracts and receipts have them: in forms that can't be added to or altered."""

from crodesk.domain.money import minor_units
from crodesk.domain.number_words import chinese
from crodesk.domain.number_words.amounts import amount_words
from crodesk.domain.text import capital

_CHINESE = {
    "CNY": ("人民币", "元"),
    "USD": ("美元", "元"),
    "EUR": ("欧元", "元"),
    "HKD": ("港币", "元"),
    "VND": ("越南盾", "盾"),
}
"""What stands before an amount in capital numerals, and the name of its unit."""
_HUNDREDTHS = 2
_THOUSAND = 1000


def contract_words(minor: int, currency: str, language: str) -> str:
    """Return an amount in words: `Ba trăm năm mươi triệu đồng chẵn`, `人民币叁亿伍仟万元整`.

    The first letter is a capital; round thousands of đồng end with `chẵn`. Chinese has capital numerals after the name
    of the currency, as the People's Bank of China asks for on bills and settlement vouchers.
    """
    if language == "zh" and minor >= 0 and minor_units(currency) in {0, _HUNDREDTHS}:
        name, unit = _CHINESE.get(currency, (currency, "元"))
        hundredths = minor * 10 ** (_HUNDREDTHS - minor_units(currency))
        return name + chinese.cheque_words(hundredths).replace("元", unit)
    said = amount_words(minor, currency, language)
    even = language == "vi" and currency == "VND" and minor and minor % _THOUSAND == 0
    return capital(said) + (" chẵn" if even else "")
