"""Fills a template with values: Word's own file comes out, with everything that wasn't known marked and listed.

Loads docxtpl and Jinja, so only what makes a paper imports this. A template is somebody's file: before anything of it
runs, it is checked as a file and placeholder by placeholder; then it runs in a sandbox, its values escaped.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any, Protocol

from docxtpl import DocxTemplate
from jinja2 import Template as Compiled
from jinja2 import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from crodesk.domain.lending.papers.values import PaperValues
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.words import N_
from crodesk.exchange.documents import checking, gaps, placeholders
from crodesk.exchange.documents.catalogue import Template
from crodesk.exchange.documents.zipped import parts_of, zipped

_TAG = re.compile("<[^>]*>")
_RAW = re.compile(r"\{\{(?:r|p|tr|tc)\s[^}]*")
"""docxtpl's ways to print a value without the text, paragraph or row around it."""
_SHOWN = 60
_UNREADABLE = (AttributeError, LookupError, SyntaxError, TypeError, ValueError)
"""What the libraries end with where parts of a file are missing or of another kind than they should be."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A paper that is ready to be printed."""

    content: bytes
    """Of the Word file; the same values in the same template are the same bytes."""
    missing: tuple[str, ...]
    """Names of the placeholders that left a gap; of a column `debts.group`."""


class _Renderer(Protocol):
    """What is used of docxtpl, which brings no types."""

    def render(self, context: Mapping[str, object], jinja_env: SandboxedEnvironment) -> None: ...

    def save(self, filename: IO[bytes]) -> None: ...


class _Environment(SandboxedEnvironment):
    """Compiles only what asks for placeholders of the list."""

    def __init__(self, file: str) -> None:
        super().__init__(autoescape=True)
        self._file = file

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Compiled:  # noqa: A002 - Jinja's name
        """Compile a part of the file, or raise `Refused`."""
        found = placeholders.problems(self._parsed(source), self._file)
        if found:
            raise Refused(found)
        return super().from_string(source, globals, template_class)

    def _parsed(self, source: str) -> Any:
        try:
            return self.parse(source)
        except TemplateSyntaxError as error:
            lines = source.splitlines()
            near = _TAG.sub("", lines[min(error.lineno, len(lines)) - 1]).strip()[:_SHOWN]
            text = N_("{file}: a placeholder near “{near}” isn't whole. Write it as {example}.")
            raise Refused(text, file=self._file, near=near, example="{{ borrower_name }}") from error


def _raw(template: Template) -> list[Problem]:
    """Return what would print a value outside of a text, which no word processor can open."""
    parts = (
        content.decode("utf-8", "replace")
        for name, content in parts_of(template.content).items()
        if name.endswith(".xml")
    )
    found = [each for part in parts for each in _RAW.findall(_TAG.sub("", part))]
    text = N_("{file}: “{what}” isn't allowed in a template, only placeholders, “if” and “for”.")
    return [Problem("", text, {"file": template.name, "what": each + "}}"}) for each in found]


def fill(template: Template, values: PaperValues) -> Filled | list[Problem]:
    """Return the paper, or everything that is wrong with its template."""
    wrong = checking.problem(template)
    raw = [wrong] if wrong is not None else _raw(template)
    if raw:
        return raw
    missing: dict[str, None] = {}
    known = gaps.context(values, missing)
    file = io.BytesIO()
    try:
        renderer = _renderer(template.content)
        renderer.render(known, _Environment(template.name))
        renderer.save(file)
    except Refused as refused:
        return list(refused.problems)
    except _UNREADABLE:
        return [Problem("", checking.NO_WORD_FILE, {"file": template.name})]
    return Filled(zipped(parts_of(file.getvalue())), tuple(missing))


def problems(template: Template) -> list[Problem]:
    """Return everything that is wrong with a template, without anything to fill it with."""
    found = fill(template, PaperValues(template.language, {}, {}, {}))
    return [] if isinstance(found, Filled) else found


def _renderer(content: bytes) -> _Renderer:
    made: _Renderer = DocxTemplate(io.BytesIO(content))
    return made
