"""The language that words are shown in: gettext catalogues, English being the source."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LANGUAGES = {"en": "English", "vi": "Tiếng Việt", "zh": "中文"}
"""The languages that crodesk speaks, each by its own name."""

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_current = "en"


def set_language(code: str) -> None:
    """Show words in the language `code` (`en`, `vi`, `zh`) from now on; an unknown code means English."""
    global _catalogue, _current  # noqa: PLW0603 - one program speaks one language at a time
    _current = code if code in LANGUAGES else "en"
    _catalogue = gettext.NullTranslations()
    if _current != "en":  # the source: nothing is looked for
        folder = Path(__file__).parent / "locale"
        _catalogue = gettext.translation("crodesk", folder, languages=[_current], fallback=True)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Show and read words in another language for a while; an empty code changes nothing."""
    before = _current
    set_language(code or before)
    try:
        yield
    finally:
        set_language(before)


def language() -> str:
    """Return the code of the language in use."""
    return _current


def _(message: str) -> str:
    """Return `message` in the language in use."""
    return _catalogue.gettext(message) if message else ""


def in_language(code: str, message: str) -> str:
    """Return `message` in the language `code`, whatever language is in use."""
    folder = Path(__file__).parent / "locale"
    return gettext.translation("crodesk", folder, languages=[code], fallback=True).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a message that fits `count`, in the language in use."""
    return _catalogue.ngettext(one, many, count)
