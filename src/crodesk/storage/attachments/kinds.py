"""What a file is, told by its content: its name says nothing, and what could run is no paper."""

import io
import re
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that can be kept."""

    media_type: str
    ending: str
    """What its private copy is called by, whatever the file was called."""


PDF = Kind("application/pdf", ".pdf")
PNG = Kind("image/png", ".png")
JPEG = Kind("image/jpeg", ".jpg")
TIFF = Kind("image/tiff", ".tif")
HEIC = Kind("image/heic", ".heic")
WEBP = Kind("image/webp", ".webp")
DOCX = Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
XLSX = Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
TEXT = Kind("text/plain", ".txt")
CSV = Kind("text/csv", ".csv")

_BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": PNG,
    b"\xff\xd8\xff": JPEG,
    b"II*\0": TIFF,
    b"MM\0*": TIFF,
}
_PDF_WITHIN = 1024
"""The mark of a PDF stands within so many bytes."""
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}
_OFFICE = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_PROGRAMS = ("vbaproject", "activex", "oleobject")
_UNPRINTABLE = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
"""How text in UTF-16 begins, which Excel writes."""


def kind_of(content: bytes, name: str) -> Kind | None:
    """Return what a file is; `None` for what isn't kept. The name only tells a table of text from other text."""
    for beginning, kind in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return PDF
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return HEIC
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"PK"):
        return _office(content)
    return (CSV if name.lower().endswith(".csv") else TEXT) if _is_text(content) else None


def _office(content: bytes) -> Kind | None:
    """Return what kind of Office file it is; `None` for another zip file or one with a program in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {entry.filename.lower() for entry in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    if any(mark in name for name in names for mark in _PROGRAMS):
        return None
    return next((kind for part, kind in _OFFICE.items() if part in names), None)


def _is_text(content: bytes) -> bool:
    if content.startswith(_WIDE_TEXT):
        try:
            content = content.decode("utf-16").encode("utf-8", "replace")
        except UnicodeDecodeError:
            return False
    return _UNPRINTABLE.search(content) is None
