"""How the answer of `classify` is printed: for people, and as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.cli import classify_words as words
from crodesk.cli import output
from crodesk.cli.call import DONE
from crodesk.domain.dates import format_date
from crodesk.domain.lending.arrears.ahead import NextGroup
from crodesk.domain.lending.classification.facts import Classification
from crodesk.domain.lending.provision import Provision
from crodesk.domain.problem import Problem
from crodesk.domain.rules import packs
from crodesk.domain.rules.pack import Mark, Pack
from crodesk.domain.words import N_
from crodesk.language import _, language


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that is said of a debt."""

    pack: Pack
    as_of: date
    found: Classification
    currency: str
    provision: Provision | Problem | None
    """Why there is none, where it is a problem; `None` when nobody asked."""
    next_group: NextGroup | None

    @property
    def unconfirmed(self) -> tuple[Mark, ...]:
        """The figures behind group and provision that the bank has to confirm, each once."""
        of_provision = self.provision.to_be_confirmed if isinstance(self.provision, Provision) else ()
        return tuple(dict.fromkeys((*self.found.to_be_confirmed, *of_provision)))


def show(answer: Answer) -> None:
    """Print the answer for people; what is missing goes to standard error."""
    for line in _lines(answer):
        output.show(line)
    missing = [*answer.found.problems, *([answer.provision] if isinstance(answer.provision, Problem) else [])]
    for problem in missing:
        output.say(words.of_problem(problem))


def _lines(answer: Answer) -> Iterator[str]:
    group = answer.pack.group(answer.found.group)
    text = N_("Group {group}: {name}, non-performing") if group.non_performing else N_("Group {group}: {name}")
    yield words.filled(text, {"group": group.code, "name": group.name})
    yield f"{words.shown(answer.pack.title)} ({answer.pack.id}), {format_date(answer.as_of, language())}"
    yield from (f"- {reason}" for reason in words.reasons(answer.found))
    if isinstance(answer.provision, Provision):
        yield from _of_provision(answer.provision, answer.currency)
    if answer.next_group is not None:
        yield _of_next(answer.next_group)
    for mark in answer.unconfirmed:
        yield words.filled(N_("To be confirmed by the bank: {figure} ({source})"), _of_mark(mark))
    yield from _of_amendments(answer.pack, answer.as_of)


def _of_provision(provision: Provision, currency: str) -> Iterator[str]:
    values = {
        "specific": words.amount(provision.specific, currency),
        "rate": words.percent(provision.rate),
        "base": words.amount(provision.base, currency),
        "deducted": words.amount(provision.deducted, currency),
        "general": words.amount(provision.general, currency),
    }
    yield words.filled(N_("Specific provision: {specific} ({rate}; not covered: {base})"), values)
    if provision.deductions:
        yield words.filled(N_("Collateral that counts: {deducted}"), values)
    yield words.filled(N_("General provision: {general}"), values)


def _of_next(found: NextGroup) -> str:
    text = N_("If nothing is paid: group {group}, {name}, on {day} (days from now: {days})")
    return words.filled(text, {"group": found.group, "name": found.name, "day": found.on, "days": found.days})


def _of_amendments(pack: Pack, as_of: date) -> Iterator[str]:
    for one in pack.amendments:
        if as_of >= one.starts:
            yield f"{one.code}, {format_date(one.starts, language())}: {words.shown(one.about)}"


def _of_mark(mark: Mark) -> dict[str, object]:
    return {"figure": mark.at, "source": mark.source}


def as_json(answer: Answer) -> dict[str, Any]:
    """Return the answer for programs: groups that are numbers as such, amounts and shares as decimal strings."""
    found, group = answer.found, answer.pack.group(answer.found.group)
    return {
        "group": _code(found.group),
        "reasons": words.reasons(found),
        "name": words.shown(group.name),
        "non_performing": group.non_performing,
        "own_group": _code(found.own_group),
        "days_past_due": found.dpd,
        "as_of": answer.as_of,
        "pack": answer.pack.id,
        "to_be_confirmed": [_of_mark(mark) for mark in answer.unconfirmed],
        "missing": [{"field": one.field, "text": words.filled(one.text, one.values)} for one in found.problems],
        "provision": _provision_as_json(answer),
        "next_group": _next_as_json(answer.next_group),
    }


def _code(code: str) -> int | str:
    return int(code) if code.isascii() and code.isdecimal() else code


def _provision_as_json(answer: Answer) -> dict[str, Any] | None:
    provision = answer.provision
    if isinstance(provision, Problem):
        return {"missing": words.filled(provision.text, provision.values)}
    if provision is None:
        return None
    figures = ("exposure", "deducted", "base", "rate", "specific", "general")
    found: dict[str, Any] = {name: _plain(getattr(provision, name)) for name in figures}
    return {**found, "ageing": provision.ageing, "currency": answer.currency}


def _plain(value: Decimal) -> str:
    """Return a number without zeros at its end."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _next_as_json(found: NextGroup | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"group": _code(found.group), "name": words.shown(found.name), "on": found.on, "days": found.days}


def show_packs(*, as_json: bool) -> int:
    """Print the rule packs that are shipped."""
    shipped = [packs.load(pack_id) for pack_id in packs.ids()]
    if as_json:
        output.show_json([_pack_as_json(pack) for pack in shipped])
    else:
        rows = [(pack.id, words.shown(pack.title), _since(pack)) for pack in shipped]
        output.show_rows(rows, [_(N_("Pack")), _(N_("Title")), _(N_("Since"))])
    return DONE


def _since(pack: Pack) -> str:
    return "" if pack.effective_from is None else format_date(pack.effective_from, language())


def _pack_as_json(pack: Pack) -> dict[str, Any]:
    return {
        "pack": pack.id,
        "title": words.shown(pack.title),
        "effective_from": pack.effective_from,
        "amended": [{"by": one.code, "starts": one.starts, "about": words.shown(one.about)} for one in pack.amendments],
        "groups": [
            {"group": _code(one.code), "name": words.shown(one.name), "from_days": one.first_dpd} for one in pack.groups
        ],
    }
