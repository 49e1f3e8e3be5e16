"""The faces that papers are printed in: DejaVu for Vietnamese and English, Adobe's Song for Chinese.

DejaVu Sans Condensed lies beside this module with its licence and is embedded, only the letters used. STSong-Light is
named, not embedded: readers of PDF bring it, or a face of their own, for simplified Chinese.
"""

import re
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

from crodesk.domain.text import clean_text

PLAIN, BOLD, CHINESE = "DejaVu", "DejaVu-Bold", "STSong-Light"
_FILES = {PLAIN: "DejaVuSansCondensed.ttf", BOLD: "DejaVuSansCondensed-Bold.ttf"}
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]+")


@cache
def register() -> None:
    """Make the faces known to ReportLab, once."""
    folder = Path(__file__).parent / "fonts"
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, folder / file))
    pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)


def has_chinese(text: str) -> bool:
    """Tell whether a text has letters that only the Chinese face has."""
    return bool(_HAN.search(text))


def marked(text: str) -> str:
    """Return a text as ReportLab's paragraphs want it: nothing in it is markup but the change of face."""
    safe = escape(clean_text(text)).replace("\n", "<br/>")
    return _HAN.sub(lambda run: f'<font name="{CHINESE}">{run[0]}</font>', safe)


def width(text: str, face: str, size: float) -> float:
    """Return how wide a text is, in points."""
    parts = _HAN.split(text)
    wide = sum(pdfmetrics.stringWidth(run, CHINESE, size) for run in _HAN.findall(text))
    return float(wide + sum(pdfmetrics.stringWidth(part, face, size) for part in parts))
