"""How the fields of a delimited text are parted and quoted, and how that is told from its first lines."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TypedDict

DELIMITERS = (",", ";", "\t", "|", "^", "~")
"""What is looked for, the likelier first."""

_BETWEEN = r"[,;\t|^~]"
_ROWS = 200


class ReaderOptions(TypedDict):
    """A layout in the words of the standard reader."""

    delimiter: str
    quotechar: str
    escapechar: str | None
    doublequote: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """How fields are parted and quoted."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    """What stands before a quote inside quotes; empty when such a quote is doubled."""

    def options(self) -> ReaderOptions:
        """Return it as the standard reader takes it."""
        return {
            "delimiter": self.delimiter,
            "quotechar": self.quote,
            "escapechar": self.escape or None,
            "doublequote": not self.escape,
        }


def sniff(sample: str) -> Layout:
    """Tell the layout from the first lines of a text: the delimiter that parts most rows into equally many fields."""
    quote = _quote(sample)
    escape = "\\" if _is_escaped(sample, quote) else ""
    layouts = [Layout(delimiter, quote, escape) for delimiter in DELIMITERS]
    return max(layouts, key=lambda layout: _evenness(sample, layout))


def _quote(sample: str) -> str:
    """Return the quote that stands around fields: the single one only where it stands around more of them."""
    double, single = (
        len(re.findall(rf"(?:^|{_BETWEEN}){quote}[^{quote}\n]*{quote}(?={_BETWEEN}|\r?$)", sample, re.MULTILINE))
        for quote in "\"'"
    )
    return "'" if single > double else '"'


def _is_escaped(sample: str, quote: str) -> bool:
    """Tell whether quotes inside a field have a backslash before them, rather than being doubled."""
    inner = len(re.findall(rf"\\{quote}(?!{_BETWEEN}|\r?$)", sample, re.MULTILINE))
    doubled = len(re.findall(rf"[^\s,;|^~{quote}]{quote}{quote}[^{quote}]", sample))
    return inner > doubled


def _evenness(sample: str, layout: Layout) -> tuple[float, int]:
    """Return the share of rows that have the commonest width above one, and that width."""
    widths = Counter(len(row) for row in _rows(sample, layout) if row)
    parted = Counter({width: count for width, count in widths.items() if width > 1})
    if not parted:
        return 0.0, 0
    width, count = parted.most_common(1)[0]
    return round(count / widths.total(), 1), width


def _rows(sample: str, layout: Layout) -> Iterator[list[str]]:
    """Read what can be read: the sample may be cut in the middle of anything."""
    with suppress(csv.Error):
        yield from islice(csv.reader(io.StringIO(sample, newline=""), **layout.options()), _ROWS)
