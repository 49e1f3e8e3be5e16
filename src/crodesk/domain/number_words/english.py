"""Whole numbers in English words, without `and` between hundreds and tens."""

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
_SIZES = (
    (10**18, "quintillion"),
    (10**15, "quadrillion"),
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (10**3, "thousand"),
    (100, "hundred"),
)

_small = _SMALL.split()
_tens = _TENS.split()


def words(number: int) -> str:
    """Return a whole number in words."""
    if number < 0:
        return f"minus {words(-number)}"
    for size, name in _SIZES:
        if number >= size:
            count, rest = divmod(number, size)
            return f"{words(count)} {name}" + (f" {words(rest)}" if rest else "")
    if number < len(_small):
        return _small[number]
    ten, one = divmod(number, 10)
    return _tens[ten] + (f"-{_small[one]}" if one else "")
