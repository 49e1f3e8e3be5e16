"""Numbers and amounts of money in words, as contracts and banks of each language write them."""

from crodesk.domain.number_words import chinese, english, vietnamese
from crodesk.domain.number_words.amounts import amount_words
from crodesk.domain.number_words.contracts import contract_words

__all__ = ["amount_words", "cheque_words", "contract_words", "number_words"]

_LANGUAGES = {"vi": vietnamese.words, "zh": chinese.words}

cheque_words = chinese.cheque_words


def number_words(number: int, language: str) -> str:
    """Return a whole number in words: `three hundred fifty million`, `ba trăm năm mươi triệu`, `三亿五千万`."""
    return _LANGUAGES.get(language, english.words)(number)
