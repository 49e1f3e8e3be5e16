"""What is wrong with a template as a file: no Word file, too big, with a program in it, or loading from elsewhere."""

import io
import zipfile
import zlib
from xml.etree import ElementTree as ET

from crodesk.domain.problem import Problem
from crodesk.domain.words import N_
from crodesk.exchange.documents.catalogue import LARGEST, Template

_UNPACKED = 50 * 1024 * 1024
_MOST_PARTS = 2000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of old Word begin, and those that a password protects."""
_PROGRAMS = ("vbaproject", "vbadata", "activex", "oleobject", "/embeddings/", ".bin")
_MAIN = "word/document.xml"
_DAMAGED = (zipfile.BadZipFile, zlib.error, ET.ParseError, EOFError, LookupError, RuntimeError, OSError)
"""What reading a zip file that is cut, altered, of another method or protected ends with."""
_HARMLESS = ("/hyperlink",)


def problem(template: Template) -> Problem | None:
    """Return why a file can't be a template; `None` when it can."""
    text = _wrong(template)
    return Problem("", text, {"file": template.name, "limit": LARGEST // 2**20}) if text else None


def _wrong(template: Template) -> str:
    if len(template.content) > LARGEST:
        return N_("{file} is larger than {limit} MB. Make its pictures smaller.")
    if template.name.endswith(("docm", "dotm")):
        return _MACRO
    if template.content.startswith(_OLE):
        return N_("{file} is an old Word file or has a password. Save it as .docx without one.")
    try:
        with zipfile.ZipFile(io.BytesIO(template.content)) as archive:
            return _wrong_inside(archive)
    except _DAMAGED:
        return NO_WORD_FILE


_MACRO = N_("{file} has a macro or an embedded program. Take it out and save the file as .docx.")
NO_WORD_FILE = N_("{file} isn't a Word file (.docx), or is damaged. Open it in Word and save it again.")


def _wrong_inside(archive: zipfile.ZipFile) -> str:
    entries = archive.infolist()
    names = [entry.filename.lower() for entry in entries]
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _UNPACKED:
        return N_("{file} is far larger once unpacked. Make a new one.")
    if any(mark in name for name in names for mark in _PROGRAMS):
        return _MACRO
    if _MAIN not in names or len(set(names)) != len(names):
        return NO_WORD_FILE
    return next(filter(None, (_wrong_part(entry, archive.read(entry)) for entry in entries)), "")


def _wrong_part(entry: zipfile.ZipInfo, content: bytes) -> str:
    if not entry.filename.lower().endswith((".xml", ".rels")):
        return ""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return NO_WORD_FILE
    root = ET.fromstring(content)  # noqa: S314 - without a document type there is nothing to expand
    if entry.filename == "[Content_Types].xml" and b"macroEnabled" in content:
        return _MACRO
    return _LOADS if entry.filename.endswith(".rels") and any(map(_loads, root)) else ""


_LOADS = N_("{file} loads something from elsewhere, such as a linked picture or template. Put it into the file itself.")


def _loads(relation: ET.Element) -> bool:
    """Tell whether a relation of a part is fetched from outside when the file is opened."""
    return relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith(_HARMLESS)
