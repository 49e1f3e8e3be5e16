"""What a form of address tells of the name behind it: `Mrs Tran` is a woman of that family, `anh Nam` a man."""

import re

from crodesk.domain.names import fold

_WOMAN, _MAN = {"mrs", "ms", "miss", "madam", "chi", "ba", "co", "di"}, {"mr", "sir", "anh", "ong", "chu", "cau"}
_FAMILY_FIRST = {"mr", "mrs", "ms", "miss", "madam", "dr"}
_MIDDLE = {"thi": _WOMAN, "van": _MAN}
"""Middle names that only women, or only men, have."""


def names_family(words: str) -> bool:
    """Tell whether the first name behind a form of address may be that of the family: `Mrs Tran`, never `chị Trân`."""
    return _title(words) in _FAMILY_FIRST


def is_other(words: str, name: str) -> bool:
    """Tell whether a name is surely not that of whom one addresses so: `anh` is no Trần Thị Hương."""
    title = _title(words)
    if title not in _WOMAN | _MAN:
        return False
    middle = next((_MIDDLE[word] for word in fold(name).split()[1:-1] if word in _MIDDLE), None)
    return middle is not None and title not in middle


def _title(words: str) -> str:
    first = re.match(r"[^\W\d_]+", fold(words))
    return first[0] if first else ""
