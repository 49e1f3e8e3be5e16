"""Whether a row of a list fits a typed text: words of its customer's name start so, its numbers have those digits."""

_HAS_WORDS = (
    "instr(' ' || c.name_search, ' ' || :word) AND (:other_words = '[]' OR NOT EXISTS ("
    "SELECT 1 FROM json_each(:other_words) t WHERE instr(' ' || c.name_search, ' ' || t.value) = 0))"
)
_CODE = "lower(replace(coalesce(c.code, ''), '-', ''))"


def fits(number: str) -> str:
    """Return the condition for the text of `search_terms.asked_for`; the customer is `c`.

    `number` is an expression of the row's own number, in small letters and without separators.
    """
    missing = f"instr({number}, t.value) = 0 AND instr({_CODE}, t.value) = 0"
    has_runs = f"(:runs = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(:runs) t WHERE {missing}))"
    return f"((:word = '' OR {_HAS_WORDS}) AND {has_runs})"
