"""What was decided on an application, as papers say it: from the move, what was frozen with it, and what was asked."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from crodesk.domain.lending.application import moves
from crodesk.domain.lending.appraisal.case import Asked, Case
from crodesk.domain.lending.appraisal.plain import as_data
from crodesk.domain.lending.appraisal.recommending import APPROVE, CONDITIONAL, DECLINE, Recommendation
from crodesk.domain.lending.papers.facts import Decision, Texts
from crodesk.services import record_list
from crodesk.services.record_list import RecordLine
from crodesk.services.stored import major, percent
from crodesk.storage.queries import papers as sql
from crodesk.storage.reader import Reader

VERDICTS = {moves.APPROVED: APPROVE, moves.CONDITIONAL: CONDITIONAL, moves.DECLINED: DECLINE}
"""What a paper calls a stage that somebody decided."""
_LENT = (APPROVE, CONDITIONAL)
Cells = Mapping[str, Any]
T = TypeVar("T")


def decision(reader: Reader, own: RecordLine, case: Case, advice: Recommendation, language: str) -> Decision | None:
    """Return the decision that holds for an application; `None` while there is none, or none any more.

    `advice` is what the rules say today: it stands in where nothing was frozen with the decision.
    """
    verdict = VERDICTS.get(own.cells["stage"])
    events = record_list.page(reader, "application_event", own.rid) if verdict else []
    event = next((each for each in events if each.cells["move"] in moves.FROZEN), None)
    if verdict is None or event is None:
        return None
    frozen = reader.value(sql.FROZEN, {"event": event.rid})
    known: Any = json.loads(frozen)["appraisal"]["recommendation"] if frozen else as_data(advice)
    cells = event.cells
    found = Decision(
        verdict=verdict,
        on=datetime.fromisoformat(cells["at"]).astimezone().date(),
        by=cells["decided_by"],
        level=cells["level"],
        minutes=cells["minutes"],
        until=date.fromisoformat(own.cells["holds_until"]) if own.cells["holds_until"] else None,
        conditions=_conditions(cells, own.cells, known, language),
        covenants=lines_of(own.cells["covenants"]) or _clauses(known, "covenants", language),
        reasons=lines_of(cells["reason"]),
    )
    return found if verdict == DECLINE else _with_terms(found, cells, own.cells, case.asked)


def _with_terms(found: Decision, event: Cells, own: Cells, asked: Asked) -> Decision:
    """Return a decision to lend with what is lent."""
    return replace(
        found,
        amount=_term(major({**event}, "amount"), asked.amount, _own_amount(own)),
        months=_term(event["months"], asked.months, own["recommended_months"]),
        rate=_term(percent(event["rate_ppm"]), asked.rate, percent(own["recommended_rate_ppm"])),
    )


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _own_amount(cells: Cells) -> Decimal | None:
    return major({**cells, "amount_minor": cells["recommended_amount_minor"]}, "amount")


def _term(decided: T | None, asked: T | None, recommended: T | None) -> T | None:
    """Return what was decided; a decision that doesn't say is on what was asked, unless other was recommended."""
    if decided is not None:
        return decided
    return asked if recommended is None or recommended == asked else None


def _conditions(event: Cells, own: Cells, known: Any, language: str) -> Texts:
    """Return the conditions of who decided and those that the officer wrote, else those of the rules."""
    decided, written = lines_of(event["conditions"]), lines_of(own["conditions"])
    found = tuple(dict.fromkeys((*decided, *(written or _clauses(known, "conditions", language) or ()))))
    return found or _clauses(known, "conditions", language)


def _clauses(known: Any, kind: str, language: str) -> Texts:
    """Return the clauses of a recommendation as plain data; `None` where it recommended no loan."""
    if known["verdict"] not in _LENT:
        return None
    return tuple(each["name"].get(language, each["name"]["en"]) for each in known[kind])
