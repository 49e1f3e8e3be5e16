"""Asking for the lists of an application: what is there, one more, a change, one out; and what is on file already."""

from datetime import date
from typing import Any

from crodesk.cli import asking, cells
from crodesk.cli.apply_fields import PARTY, Asked, Parties
from crodesk.cli.asking import ADD
from crodesk.cli.values import Place
from crodesk.domain.dates import format_date
from crodesk.domain.money import money_with_sign
from crodesk.domain.records import RecordKind
from crodesk.domain.records.application_steps import FORMS
from crodesk.domain.words import N_
from crodesk.language import _, language, ngettext
from crodesk.services import application_facts, application_papers, application_questions, record_list, records
from crodesk.services.application_facts import Offered
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from crodesk.services.record_list import RecordLine

ADDED, CHANGED, TOOK_OUT = (
    N_("Added to the application"), N_("Changed in the application"), N_("Took out of the application"),
)  # fmt: skip
OUT = N_("taken out in the questions")


def parties(shown: ApplicationFile) -> Parties:
    """Return the parties of an application by their records."""
    lines = shown.parts[PARTY]
    return {line.rid: line.names["customer_rid"] or line.cells["name"] or f"#{line.rid}" for line in lines}


def ask(desk: Desk, shown: ApplicationFile, kind: RecordKind) -> None:
    """Ask about one list until it is done."""
    about = _("+ adds one, a number changes that one, a number with - before it takes it out; Enter goes on.")
    while True:
        lines = desk.read_now(record_list.page, kind.name, shown.line.rid, ended=False)
        asking.say(f"{_(kind.plural)}:" if lines else f"{_(kind.plural)}: –")
        for place, line in enumerate(lines, start=1):
            asking.say(f"  {place}  " + " · ".join(cell for cell in cells.of_line(kind, line) if cell))
        typed = asking.answer(_("{record}: + adds one, Enter goes on:").format(record=_(kind.label)), about)
        if not typed:
            return
        _do(desk, shown, kind, lines, typed)


def _do(desk: Desk, shown: ApplicationFile, kind: RecordKind, lines: list[RecordLine], typed: str) -> None:
    takes_out, number = typed.startswith("-"), typed.removeprefix("-").strip()
    if typed == ADD:
        _fill_in(desk, shown, kind, None)
    elif number.isdecimal() and 1 <= int(number) <= len(lines):
        line = lines[int(number) - 1]
        if takes_out:
            desk.do_now(TOOK_OUT, shown.line.number, records.end, kind.name, line.rid, _(OUT))
        else:
            _fill_in(desk, shown, kind, line)
    else:
        asking.say(_("Type + for one more, a number of the list, or only Enter."))


def _fill_in(desk: Desk, shown: ApplicationFile, kind: RecordKind, line: RecordLine | None) -> None:
    """Ask for each field of a record; it is kept as soon as what it needs is there, and then after each answer."""
    keys = FORMS.get(kind.name) or tuple(spec.key for spec in kind.fields if not spec.kept)
    specs = [kind.field(key) for key in keys]
    record = _Record(desk, shown, kind, line.rid if line else 0)
    if line is None:
        specs.sort(key=lambda spec: not spec.required)
    place, at = Place(desk, desk.today, shown.line.currency), 0
    while at < len(specs):
        spec = specs[at]
        try:
            Asked(kind, spec, place, parties(shown)).ask(*record.stored(), record.keep)
        except asking.Back:
            at = max(at - 1, 0)
            continue
        except asking.Skip:
            pass
        except asking.NextStep:
            break
        if spec.required and not record.has(spec.key):
            asking.say(_("Without that nothing is added."))
            return
        at += 1


class _Record:
    """A record that is being asked for."""

    def __init__(self, desk: Desk, shown: ApplicationFile, kind: RecordKind, rid: int) -> None:
        self._desk, self._shown, self._kind, self._rid = desk, shown, kind, rid
        usual = {spec.key: spec.choices[0].value for spec in kind.fields if spec.required and spec.choices}
        self._first: dict[str, Any] = {} if rid else usual
        self._needed = {spec.key for spec in kind.fields if spec.required}

    def stored(self) -> tuple[dict[str, Any], dict[str, str]]:
        """Return what is there, and what links point to, in words."""
        line = self._desk.read_now(record_list.get, self._kind.name, self._rid) if self._rid else None
        if line is not None:
            return line.cells, line.names
        shown = {key: value.isoformat() if isinstance(value, date) else value for key, value in self._first.items()}
        return shown, {}

    def has(self, key: str) -> bool:
        """Tell whether a field holds something."""
        return bool(self._rid) or self._first.get(key) not in (None, "")

    def keep(self, given: dict[str, Any]) -> None:
        """Keep an answer: at once where the record is there, else with the last of those that it needs."""
        number = self._shown.line.number
        if self._rid:
            self._desk.do_now(CHANGED, number, records.change, self._kind.name, self._rid, given)
            return
        first = {**self._first, **given}
        if all(first.get(key) not in (None, "") for key in self._needed):
            self._rid = self._desk.do_now(ADDED, number, records.add, self._kind.name, self._shown.line.rid, first)
        self._first = first


# What is there already


def offer_facts(desk: Desk, shown: ApplicationFile) -> None:
    """Offer what is on file and not yet in the application, with its source and age."""
    found = desk.read_now(application_facts.offered, shown.line.rid, shown.line.customer_rid)
    if not found:
        return
    asking.say(_("On file already:"))
    for place, each in enumerate(found, start=1):
        asking.say(f"  {place}  {_said(each, desk.today)}")
    while True:
        typed = asking.answer(_("Take over which? Numbers, * for all, Enter for none:"))
        chosen = _picked(typed, found)
        if chosen is not None:
            break
        asking.say(_("Type numbers of the list, with blanks between them."))
    if chosen:
        taken = desk.do_now(N_("Took over what is on file"), shown.line.number, application_facts.take,
                            shown.line.rid, chosen)  # fmt: skip
        asking.say("= " + ngettext("{count} taken over", "{count} taken over", taken).format(count=taken))


def _picked(typed: str, found: list[Offered]) -> list[Offered] | None:
    """Return what was chosen; `None` where that can't be understood."""
    if typed == "*":
        return found
    places = typed.replace(",", " ").split()
    if all(place.isdecimal() and 1 <= int(place) <= len(found) for place in places):
        return [found[int(place) - 1] for place in dict.fromkeys(places)]
    return None


def _said(each: Offered, today: date) -> str:
    amount = "" if each.amount_minor is None else money_with_sign(each.amount_minor, each.currency, language())
    age = ""
    if each.as_of is not None:
        days = (today - each.as_of).days
        since = ngettext("{days} day ago", "{days} days ago", days).format(days=days)
        age = f"{format_date(each.as_of, language())}, {since}"
    return " · ".join(part for part in (each.what, amount, each.source, age) if part)


def offer_papers(desk: Desk, shown: ApplicationFile) -> None:
    """Offer to list what the checklist wants."""
    wanted = application_papers.not_listed(shown.case, shown.parts["application_paper"])
    if not wanted:
        return
    count = ngettext("{count} paper", "{count} papers", len(wanted)).format(count=len(wanted))
    for each in wanted:
        asking.say(f"  {each.name.in_language(language())}")
    question = _("The checklist wants {count} more: + lists them, Enter goes on:").format(count=count)
    if asking.answer(question) == ADD:
        desk.do_now(N_("Listed the papers wanted"), count, application_papers.list_them, shown.line.rid, wanted)


def ask_scorecard(desk: Desk, shown: ApplicationFile) -> None:
    """Ask what only a person can answer of the scorecard; an answer is chosen by its number."""
    for each in application_questions.questions(shown):
        asking.say(each.words.in_language(language()))
        levels = [words.in_language(language()) for _code, words in each.levels]
        now = each.answered.in_language(language()) if each.answered else ""
        proof = each.proof.in_language(language()) if each.proof else ""
        place = asking.chosen(f"[{now}]:", levels, proof)
        if place is not None:
            values = {"answer": each.levels[place][0]}
            number = shown.line.number
            desk.do_now(N_("Answered the scorecard"), number, application_questions.answer, shown.line.rid, each.code,
                        values)  # fmt: skip
            asking.say(f"= {levels[place]}")
