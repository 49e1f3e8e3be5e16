"""Groups set by hand: a worse one with a reason, a better one only with a recorded approval besides."""

from dataclasses import replace

from crodesk.domain.lending.classification import checks, steps
from crodesk.domain.lending.classification.facts import Classification, Override
from crodesk.domain.problem import Problem
from crodesk.domain.rules.pack import Pack
from crodesk.domain.rules.said import Reason
from crodesk.domain.words import N_


def set_worse(found: Classification, override: Override, pack: Pack) -> Classification:
    """Return the classification in a worse group that was set by hand; the customer's other debts follow it."""
    problem = wrong(override, pack)
    if problem is not None:
        return steps.with_problems(found, [problem])
    if pack.ranks[override.group] <= found.rank:
        return found
    text = N_("Set to group {group}, {name}, by hand: {reason}")
    return steps.raised(found, override.group, pack, Reason("officer", text, _values(override, pack)))


def set_better(found: Classification, override: Override, pack: Pack) -> Classification:
    """Return the classification in a better group that was approved; without an approval it stays, with a problem."""
    if wrong(override, pack) is not None or pack.ranks[override.group] >= found.rank:
        return found
    if not override.approval.strip():
        text = N_("A better group than {group} needs the reference of a recorded approval.")
        return steps.with_problems(found, [Problem("approval", text, {"group": found.group})])
    text = N_("Set to group {group}, {name}, with approval {approval}: {reason}")
    reason = Reason("approved", text, {**_values(override, pack), "approval": override.approval.strip()})
    return replace(
        found,
        group=override.group,
        rank=pack.ranks[override.group],
        reasons=(*found.reasons, reason),
        to_be_confirmed=(),
    )


def wrong(override: Override, pack: Pack) -> Problem | None:
    """Return what is wrong with what was set by hand; `None` when nothing is."""
    if override.group not in pack.ranks:
        values = {"group": override.group, "known": ", ".join(pack.ranks)}
        return Problem("override", checks.NO_GROUP, values)
    if not override.reason.strip():
        return Problem("reason", N_("Say why the group is set by hand."))
    return None


def _values(override: Override, pack: Pack) -> dict[str, object]:
    return {"group": override.group, "name": pack.group(override.group).name, "reason": override.reason.strip()}
