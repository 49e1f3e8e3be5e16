"""`classify`: the debt group of a debt by a rule pack, why, what is set aside, and when it gets worse."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from crodesk.cli import classify_branch, classify_facts, classify_showing, classify_words, output
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.cli.classify_showing import Answer
from crodesk.domain.lending.arrears import ahead
from crodesk.domain.lending.classification import book
from crodesk.domain.lending.classification.facts import Classification, Facility
from crodesk.domain.lending.provision import Debt, Provision, provide
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.rules import packs
from crodesk.domain.rules.pack import Pack
from crodesk.domain.words import N_
from crodesk.language import _

ASKED = {"product": "", "last_restructure": "", "retail": None, "exposure": None, "observed_since": None}
"""What the answer only asks for where it isn't given, with the worse taken meanwhile; anything else is refused."""


def run(call: Call) -> int:
    """Print the group, or everything that is wrong with what was asked."""
    if call.options.loans or call.options.as_of is not None or call.options.keep:
        from crodesk.cli import classify_loans  # who classifies a debt needs no desk, and starts quicker without

        return classify_loans.run(call)
    try:
        return classify_showing.show_packs(as_json=call.options.json) if call.options.packs else _classify(call)
    except Refused as refused:
        output.say("\n".join(classify_words.of_problem(problem) for problem in refused.problems))
        return NOT_DONE


def _classify(call: Call) -> int:
    call = replace(call, options=classify_facts.with_dates(call.options, call.clock.today))
    pack = _pack(call)
    if call.options.dpd is None and call.options.due is None:
        raise Stop(_(N_("Give the days past due with --dpd, or --due DATE.")), WRONG_USE)
    facility = classify_facts.facility(call.options, pack)
    found = book.classify(facility, pack, call.clock.today, classify_facts.others(call.options, pack))
    _refuse_wrong(found, call.options)
    answer = Answer(
        pack=pack,
        as_of=call.clock.today,
        found=found,
        currency=classify_facts.currency(call.options, pack),
        provision=_provision(call, pack, facility, found),
        next_group=ahead.next_group(facility, pack, call.clock.today),
    )
    if call.options.json:
        output.show_json(classify_showing.as_json(answer))
    else:
        classify_showing.show(answer)
    return DONE


def _pack(call: Call) -> Pack:
    """Return the pack that is asked for, or that of the branch; raises `Refused` with all that is wrong with it."""
    if call.options.pack_file:
        return _read(Path(call.options.pack_file).expanduser())
    name = call.options.pack or classify_branch.pack(call)
    if not name:
        text = _(N_("Name a rule pack with --pack: {packs}. The usual one for VND is {usual}."))
        raise Stop(text.format(packs=", ".join(packs.ids()), usual=classify_branch.USUAL), WRONG_USE)
    found = packs.find(name)
    if isinstance(found, Problem):
        raise Refused(found)
    return found


def _read(path: Path) -> Pack:
    """Return the pack of a bank's file; raises `Refused` with all that is wrong with it, by line and field."""
    found = packs.read(*_file(path))
    if isinstance(found, list):
        raise Refused([Problem("", one.text, one.values) for one in found])
    return found


def _file(path: Path) -> tuple[str, str]:
    """Return the text and the name of a file."""
    try:
        return path.read_text(encoding="utf-8-sig"), path.name
    except OSError as error:
        raise Refused(N_("“{file}” can't be read: {why}."), file=str(path), why=error.strerror or "") from None
    except UnicodeDecodeError as error:
        raise Refused(N_("“{file}” is no TOML file: {why}."), file=path.name, why=str(error)) from None


def _refuse_wrong(found: Classification, options: Any) -> None:
    """Raise `Refused` for facts that are wrong; what is only missing is told with the answer."""
    wrong = [problem for problem in found.problems if not _is_asked(problem.field, options)]
    if wrong:
        raise Refused(wrong)


def _is_asked(field: str, options: Any) -> bool:
    return field in ASKED and getattr(options, field) == ASKED[field]


def _provision(call: Call, pack: Pack, facility: Facility, found: Classification) -> Provision | Problem | None:
    """Return what is set aside, why that isn't known, or `None` where no exposure is given; wrong amounts raise."""
    if facility.exposure is None:
        return None
    debt = Debt(
        group=found.group,
        exposure=facility.exposure,
        currency=classify_facts.currency(call.options, pack),
        collateral=classify_facts.collateral(call.options, pack, call.clock.today),
        product=facility.product,
        bad_since=call.options.bad_since,
    )
    answer = provide(debt, pack, call.clock.today)
    if isinstance(answer, Provision):
        return answer
    unknown = {"pack", "bad_since"}
    wrong = [problem for problem in answer if problem.field not in unknown]
    if wrong:
        raise Refused(wrong)
    return answer[0]
