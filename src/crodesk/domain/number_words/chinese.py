"""Whole numbers in Chinese words, and amounts of yuan as people say them and as cheques want them."""

_DIGITS = "零一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_SIZES = ((10**8, "亿"), (10**4, "万"))
_ON_CHEQUES = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_FEN = 100


def words(number: int) -> str:
    """Return a whole number in words: `十二万`, `三万零五百`, `两千`."""
    if number < 0:
        return "负" + words(-number)
    said = _read(number)
    if said.startswith("一十"):
        return said[1:]
    return "两" + said[1:] if said[:2] in {"二千", "二万", "二亿"} else said


def yuan_words(fen: int) -> str:
    """Return an amount of yuan, not below zero, in words: `十二元五角`."""
    yuan, rest = divmod(fen, _FEN)
    return (words(yuan) + "元" if yuan or not rest else "") + _fractions(rest, after_yuan=bool(yuan))


def cheque_words(fen: int) -> str:
    """Return an amount of yuan in the forms that nobody can alter: `叁亿伍仟万元整`.

    Zeros and `整` follow the basic rules of the People's Bank of China for filling in bills and settlement vouchers.
    """
    if fen < 0:
        return "负" + cheque_words(-fen)
    yuan, rest = divmod(fen, _FEN)
    said = (_read(yuan) + "元" if yuan or not rest else "") + _fractions(rest, after_yuan=bool(yuan))
    return said.translate(_ON_CHEQUES) + ("" if rest % 10 else "整")


def _fractions(fen: int, *, after_yuan: bool) -> str:
    jiao, fen = divmod(fen, 10)
    gap = "零" if after_yuan and fen and not jiao else ""
    return gap + (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[fen]}分" if fen else "")


def _read(number: int) -> str:
    """Return the words with `一` before every `十`, and `二` never `两`."""
    for size, name in (*_SIZES, *_PLACES):
        if number >= size:
            count, rest = divmod(number, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return _read(count) + name + gap + (_read(rest) if rest else "")
    return _DIGITS[number]
