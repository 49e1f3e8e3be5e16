"""What is known of an application when it moves on: what was said with the move, and what is frozen with it."""

from collections.abc import Mapping
from typing import Any

from crodesk.domain.lending.application import freezing, gaps
from crodesk.domain.lending.application.moves import Decision
from crodesk.domain.lending.appraisal.plain import as_data
from crodesk.services.application_view import ApplicationFile
from crodesk.services.stored import major, percent

TEXTS = ("reason", "decided_by", "level", "minutes", "dissent", "conditions")
WITH_IT = ("competitor", "competitor_rate_ppm", "holds_until")
"""What is kept of the application itself with a move."""


def said(shown: ApplicationFile, name: str, values: Mapping[str, Any]) -> tuple[Decision, str, int, dict[str, Any]]:
    """Return what `application_moving.move` needs, from what was typed in.

    That is the decision, what is frozen with it, how much is to fix, and what else is kept of the application.
    """
    own = shown.line
    decision = Decision(
        move=name,
        on=values["on"],
        **{key: values.get(key) or "" for key in TEXTS},
        amount=major({**values, "currency": own.currency}, "amount"),
        months=values.get("months"),
        rate=percent(values.get("rate_ppm")),
        holds_until=values.get("holds_until"),
    )
    kept = {key: value for key in WITH_IT if (value := values.get(key)) is not None}
    return decision, freezing.text_of(frozen(shown)), gaps.to_fix(shown.gaps), kept


def frozen(shown: ApplicationFile) -> dict[str, Any]:
    """Return what is known of an application now, as plain data, with the versions of the rules."""
    return {
        "number": shown.line.number,
        "facts": as_data(shown.case),
        "appraisal": as_data(shown.appraisal),
        "gaps": [gap.problem.field for gap in shown.gaps],
    }
