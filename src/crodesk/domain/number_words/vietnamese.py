"""Whole numbers in Vietnamese words: `linh` for a missing ten, `mốt`, `tư` and `lăm` after tens."""

_DIGITS = "không một hai ba bốn năm sáu bảy tám chín"
_BILLION = 10**9
_SIZES = ((10**6, "triệu"), (10**3, "nghìn"))
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}

_digits = _DIGITS.split()


def words(number: int) -> str:
    """Return a whole number in words."""
    if number < 0:
        return f"âm {words(-number)}"
    return " ".join(_read(number, whole=True)) if number else _digits[0]


def _read(number: int, *, whole: bool) -> list[str]:
    """Return the words of a number; when it isn't the `whole`, zeros at its front are spoken."""
    billions, rest = divmod(number, _BILLION)
    said = [*_read(billions, whole=whole), "tỷ"] if billions else []
    for size, name in _SIZES:
        group, rest = divmod(rest, size)
        if group:
            said += [*_read_group(group, first=whole and not said), name]
    return said + (_read_group(rest, first=whole and not said) if rest else [])


def _read_group(group: int, *, first: bool) -> list[str]:
    """Return the words of three digits; only the `first` group leaves out its zeros."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    said = [_digits[hundreds], "trăm"] if hundreds or not first else []
    if tens == 0:
        return said + (["linh"] if ones and said else []) + ([_digits[ones]] if ones else [])
    if tens == 1:
        return [*said, "mười", *([("lăm" if ones == 5 else _digits[ones])] if ones else [])]  # noqa: PLR2004 - a digit
    return [*said, _digits[tens], "mươi", *([_AFTER_TENS.get(ones, _digits[ones])] if ones else [])]
