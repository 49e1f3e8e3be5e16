"""The catalogues carry every word that people are shown, whole and in order, in each language."""

import gettext
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

import crodesk
from crodesk import language
from crodesk.domain.records import KINDS
from crodesk.widgets.actions import Action
from crodesk.widgets.paint import cells
from tests import catalogues
from tests.catalogues import LANGUAGES, ROOT, SOURCE, UnreadableMessageError, messages_of
from tests.unmarked import unmarked

EACH_LANGUAGE = pytest.mark.parametrize("code", LANGUAGES)

PATTERNS = {"{about}", "{feast} {day}"}
"""What only puts values side by side is the same in every language."""

NAMED = {"crodesk", "Python", "Zalo", "WhatsApp", "Facebook", "KiB", "PDF", *PATTERNS}
ALIKE = {
    "vi": {
        *NAMED,
        "{file}: {words}",
        "Tab: {next}",
        "WeChat",
        "SMS",
        "fax",
        "Uid",
        "Menu",
        "{kind} {number}: {issue}",
        "{number}: {signal}",
    },
    "zh": NAMED,
}
"""Words that are the same as in English."""

WIDEST_ACTION = 12
"""Cells that the name of an action may take in the hint bar."""

PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)[rs]|%[rs]")
LETTER = re.compile(r"[^\W\d_]")
EDGES = re.compile(r"\A(\s*).*?(\s*)\Z", re.DOTALL)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    language.set_language("en")


def known(code: str) -> dict[str, Message]:
    """Return the messages of a catalogue by their first form."""
    return {forms(message.id)[0]: message for message in catalogues.read(code) if message.id}


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return all forms of a message or of its translation; one empty form when there is none."""
    return tuple(text) if isinstance(text, list | tuple) else (text or "",)


@EACH_LANGUAGE
def test_the_catalogue_has_the_messages_of_the_source_and_no_others(code: str) -> None:
    wanted = {found.id for found in catalogues.messages()}
    plural = {each[0] for each in wanted if isinstance(each, tuple)}
    wanted = {each for each in wanted if each not in plural}
    has = {message.id for message in catalogues.read(code) if message.id}
    assert wanted - has == set(), "run: make words"
    assert has - wanted == set(), "run: make words"


@EACH_LANGUAGE
def test_every_message_is_translated(code: str) -> None:
    found = known(code)
    assert [text for text, message in found.items() if message.fuzzy] == []
    assert [text for text, message in found.items() if not all(forms(message.string))] == []
    english = {text for text, message in found.items() if LETTER.search(text) and text in forms(message.string)}
    assert english == ALIKE[code]


@EACH_LANGUAGE
def test_placeholders_and_edges_are_those_of_the_source(code: str) -> None:
    for message in known(code).values():
        source = forms(message.id)[-1]
        for text in forms(message.string):
            assert Counter(PLACEHOLDER.findall(text)) == Counter(PLACEHOLDER.findall(source)), text
            assert edges(text) == edges(source), text


def edges(text: str) -> tuple[str, ...]:
    """Return the white space before and behind a text."""
    match = EDGES.match(text)
    assert match is not None
    return match.groups()


@EACH_LANGUAGE
def test_what_the_program_reads_is_what_was_edited(code: str) -> None:
    program = gettext.translation("crodesk", SOURCE / "locale", languages=[code])
    for message in known(code).values():
        one, *many = forms(message.id)
        if many:
            assert {program.ngettext(one, many[0], count) for count in (0, 1, 2, 5)} == set(forms(message.string))
        else:
            assert program.gettext(one) == message.string
    assert len(vars(program)["_catalog"]) == len(known(code)) + 1, "the file has messages of old: run make words"


@EACH_LANGUAGE
def test_the_same_words_give_the_same_bytes(code: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    catalogues.write(catalogues.updated(code, catalogues.read(code)), code, first)
    catalogues.write(catalogues.updated(code, catalogues.read(code, first)), code, second)
    for name in ("crodesk.po", "crodesk.mo"):
        once, twice = ((folder / code / "LC_MESSAGES" / name).read_bytes() for folder in (first, second))
        assert once == twice
        assert not re.search(rb"(Creation|Revision)-Date|Translator|Team|Generated", once)


def test_what_people_read_is_marked() -> None:
    files = [path for path in SOURCE.rglob("*.py") if "sample" not in path.parts]
    places = [place for path in files for place in unmarked(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())]
    assert places == []


@EACH_LANGUAGE
def test_every_action_and_record_is_called_something_short(code: str) -> None:
    found = known(code)
    for action in actions():
        assert action.help in found, action.id
        for name in forms(found[action.words].string):
            assert cells(name) <= WIDEST_ACTION, f"{action.id}: {name}"
    for kind in KINDS:
        labels = [kind.label, kind.plural, *(field.label for field in kind.fields)]
        choices = [choice.label for field in kind.fields for choice in field.choices]
        assert {label for label in (*labels, *choices) if label not in found} == set()


def actions() -> Iterator[Action]:
    """Yield every action that a module or a class of the screens offers."""
    for folder in ("widgets", "screens"):
        package = importlib.import_module(f"{crodesk.__name__}.{folder}")
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(info.name)).values():
                offered = value if isinstance(value, tuple | list) else (value, *vars_of(value).get("ACTIONS", ()))
                yield from (each for each in offered if isinstance(each, Action))


def vars_of(value: object) -> dict[str, tuple[Action, ...]]:
    """Return what a class says itself; nothing of anything else."""
    return dict(vars(value)) if isinstance(value, type) else {}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ('_("one")', ["one"]),
        ('N_("a " "b")', ["a b"]),
        ('N_(\n    "a "\n    "b"\n)', ["a b"]),
        ("class A:\n    ABOUT = N_('in a class')", ["in a class"]),
        ("f\"{_(N_('in an f-string'))}: {x}\"", ["in an f-string"]),
        ('_(names.get(key, N_("the other")))', ["the other"]),
        ('_("yes" if x else "no")', ["yes", "no"]),
        ('_(name or "nobody")', ["nobody"]),
        ('ngettext("{n} day", "{n} days", n)', [("{n} day", "{n} days")]),
        ("_(label)", []),
        ("[_ for _ in x]", []),
    ],
)
def test_messages_are_found_where_they_stand(text: str, ids: list[str]) -> None:
    assert [found.id for found in messages_of(text, "a.py")] == ids


@pytest.mark.parametrize("text", ['_(f"{x} days")', '_("a" + b)', "N_(label)", 'ngettext(one, "many", n)'])
def test_a_message_that_no_catalogue_can_carry_is_refused(text: str) -> None:
    with pytest.raises(UnreadableMessageError, match=r"a\.py:1"):
        list(messages_of(text, "a.py"))


@pytest.mark.parametrize(
    "text",
    [
        'app.notify("Saved")',
        'app.notify(f"Saved {name}")',
        'Ask(_("Tag"), "Which word?")',
        'Confirm(question, yes="Merge")',
        'Pane("", lines, empty="Nothing" if x else "")',
        'Problem("name", "Say why.", values)',
        'Problem("name", "Say {what}.".format(what=x))',
        'WHY = "Say why."\nraise Refused(WHY)',
        'parser.add_argument("--json", help="print data as JSON")',
        'commands.add("init", "make a desk")',
        'Action("a.b", ("x",), "Do", N_("Does it."))',
        'class A:\n    ABOUT = "What it is for."',
        'box.border_title = "late"',
    ],
)
def test_words_that_no_catalogue_carries_are_found(text: str) -> None:
    assert len(list(unmarked(text, "a.py"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        'app.notify(_("Saved"))',
        'app.notify(f"{number} · {day}")',
        'Problem("name", N_("Say why."))',
        'WHY = N_("Say why.")\nraise Refused(WHY)',
        'Input("some text", placeholder="YYYY-MM-DD")',
        'Pane("", lines)',
        'found.add("some words")',
    ],
)
def test_words_that_are_marked_and_data_are_left_alone(text: str) -> None:
    assert list(unmarked(text, "a.py")) == []


@pytest.mark.parametrize(("code", "word"), [("en", "Save"), ("vi", "Lưu"), ("zh", "保存"), ("xx", "Save")])
def test_the_program_speaks_the_language_that_is_set(code: str, word: str) -> None:
    language.set_language(code)
    assert language._("Save") == word
    assert language.language() == (code if code != "xx" else "en")
    assert language._("") == ""
