"""The file of rejected rows: each as it was, after its line number and the reason, ready to be mended and read."""

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path

from crodesk.domain.problem import Problem
from crodesk.exchange.encoding import KEEP, is_kept_byte
from crodesk.exchange.importing import ImportFile
from crodesk.exchange.layout import Layout
from crodesk.exchange.records import Rejected
from crodesk.exchange.tables import MARK
from crodesk.exchange.writing import private_file

COLUMNS = (f"{MARK}line", f"{MARK}reason")
"""The columns before the source's own; an import passes them over."""

_WIDE = ("utf-16", "utf-32")


def write_rejected(path: Path, file: ImportFile, rejected: Iterable[Rejected], word: Callable[[Problem], str]) -> None:
    """Write the rows of `file` that were rejected, with its header, in its own encoding and layout.

    `word` puts a problem into words. The rows are read again from the file, so that none is kept meanwhile.
    """
    reasons = {each.line: word(each.problem) for each in rejected}
    encoding = file.encoding.name if file.encoding else "utf-8-sig"
    layout = file.layout or Layout()
    above, header = file.top
    with private_file(path) as out:
        text = io.TextIOWrapper(out, encoding, errors=KEEP, newline="")
        text.write(above)
        if header:
            text.write(_before(COLUMNS, layout, encoding) + _ended(header, encoding))
        for line, row in file.texts(reasons):
            text.write(_before((str(line), reasons[line]), layout, encoding) + _ended(row, encoding))
        text.flush()
        text.detach()


def _before(cells: Iterable[str], layout: Layout, encoding: str) -> str:
    """Write the cells that stand before a row."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="", **layout.options()).writerow(cells)
    written = text.getvalue() + layout.delimiter
    return written.encode(encoding.removesuffix("-sig"), "replace").decode(encoding.removesuffix("-sig"))


def _ended(row: str, encoding: str) -> str:
    """Return a row with its line end; a last line that was cut has none, and in UTF-16 perhaps half a letter."""
    if encoding.startswith(_WIDE):
        row = "".join("\ufffd" if is_kept_byte(char) else char for char in row)
    return row if row.endswith(("\n", "\r")) else f"{row}\r\n"
