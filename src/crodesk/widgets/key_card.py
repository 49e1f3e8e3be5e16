"""The key card: every key and what it does, on a page to print."""

from collections.abc import Iterable, Sequence

from crodesk.domain.text import capital
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.widgets.actions import Action, key_words
from crodesk.widgets.paint import cells
from crodesk.widgets.styled import laid, paragraph

Sections = Iterable[tuple[str, Sequence[Action]]]
"""Parts of the card: what each is called (a message id), and its actions."""

TITLE = N_("crodesk: the keys")
_KEYS_WIDTH = 24
_LINE = 78


def as_markdown(sections: Sections) -> str:
    """Return the card as Markdown, a table for each part."""
    lines = [f"# {_(TITLE)}", ""]
    for name, actions in _with_keys(sections):
        lines += [f"## {_title(name)}", "", f"| {_('Keys')} | {_('Does')} | |", "| --- | --- | --- |"]
        lines += [f"| {_escaped(_keys(each))} | {_(each.words)} | {_(each.help)} |" for each in actions]
        lines.append("")
    return "\n".join(lines)


def as_text(sections: Sections) -> str:
    """Return the card as plain text, lines short enough for a printer."""
    lines = [_(TITLE), ""]
    for name, actions in _with_keys(sections):
        lines += [_title(name), "-" * cells(_title(name))]
        for each in actions:
            lines += _lines(_keys(each), f"{_(each.words)}: {_(each.help)}")
        lines.append("")
    return "\n".join(lines)


def _with_keys(sections: Sections) -> list[tuple[str, list[Action]]]:
    found = [(name, [action for action in actions if action.keys]) for name, actions in sections]
    return [(name, actions) for name, actions in found if actions]


def _title(name: str) -> str:
    return capital(_(name))


def _keys(action: Action) -> str:
    return "  ".join(map(key_words, action.keys))


def _escaped(keys: str) -> str:
    """Return keys as Markdown takes them: no key is a sign of Markdown's own."""
    return " ".join(f"`` {key} ``" if "`" in key else f"`{key}`" for key in keys.replace("|", "\\|").split())


def _lines(keys: str, words: str) -> list[str]:
    """Return one action: its keys, and what it does in as many lines as it takes."""
    rows = _wrapped(words, _LINE - _KEYS_WIDTH)
    first = keys + " " * max(_KEYS_WIDTH - cells(keys), 1) + rows[0]
    return [first, *(" " * _KEYS_WIDTH + row for row in rows[1:])]


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text in rows of at most so many cells; Chinese breaks anywhere."""
    return ["".join(part for part, _ink in spans).rstrip() for spans in laid(paragraph(text), width)]
