"""How long drafts, offers and refusals count, and how many applications may be under way: by rules that are data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crodesk.domain.lending.application.moves import APPROVED, CONDITIONAL, DECLINED, DRAFT, LIVE, RETURNED
from crodesk.domain.lending.appraisal.case import Earlier
from crodesk.domain.problem import Problem
from crodesk.domain.rules import lending
from crodesk.domain.rules.figures import Figures
from crodesk.domain.words import N_

ANY = "any"
"""The rules for every product."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds for a product; days are calendar days."""

    live_most: int
    """Applications of a customer for it that may be under way together."""
    wait_days: int
    """After a refusal."""
    offer_days: int
    """For which a decision holds."""
    draft_days: int
    """After which a draft is old."""
    decision_days: int
    """Within which a decision usually comes."""
    collect_days: int
    """Within which facts that aren't known are to be collected."""


def limits(product: str, tables: Mapping[str, Figures] | None = None) -> Limits:
    """Return what holds for a product by the shipped rules, or by a bank's own."""
    rules = lending.load("limits") if tables is None else tables
    own, usual = rules.get(product), rules[ANY]

    def figure(name: str) -> int:
        found = own.get(name) if own is not None else None
        return int(usual[name] if found is None else found)

    return Limits(*(figure(name) for name in Limits.__slots__))


def live(earlier: Sequence[Earlier], product: str) -> list[Earlier]:
    """Return the other applications for a product that nobody decided yet."""
    return [one for one in earlier if one.product == product and one.stage in LIVE]


def declined(earlier: Sequence[Earlier], product: str) -> Earlier | None:
    """Return the newest refusal of a product; `None` when there was none."""
    refused = [one for one in earlier if one.product == product and one.stage == DECLINED and one.since is not None]
    return max(refused, key=lambda one: one.since or date.min, default=None)


def doubts(product: str, earlier: Sequence[Earlier], today: date) -> list[Problem]:
    """Return in words what of the customer's other applications speaks against one more: matters of policy."""
    rule, found = limits(product), []
    others = live(earlier, product)
    if len(others) + 1 > rule.live_most:
        text = N_("{number} for the same product is under way; the rule allows {most}. One more is an exception.")
        found.append(Problem("product", text, {"number": others[0].number, "most": rule.live_most}))
    refusal = declined(earlier, product)
    if refusal is not None and refusal.since is not None:
        until = refusal.since + timedelta(rule.wait_days)
        if today < until:
            text = N_(
                "{number} was declined on {day}; the rule is to wait until {until}. Asking sooner is an exception."
            )
            values = {"number": refusal.number, "day": refusal.since, "until": until}
            found.append(Problem("product", text, values))
    return found


def holds_until(product: str, decided_on: date) -> date:
    """Return the last day on which a decision holds, where nobody says otherwise."""
    return decided_on + timedelta(limits(product).offer_days)


def overdue(product: str, stage: str, since: date, until: date | None, today: date) -> Problem | None:
    """Return in words that a draft is old or a decision holds no longer; `None` while neither is so."""
    if stage in (DRAFT, RETURNED):
        last = since + timedelta(limits(product).draft_days)
        text = N_("This draft should have been sent by {day}: send it, or write down that it expired.")
    elif stage in (APPROVED, CONDITIONAL) and until is not None:
        last, text = until, N_("The decision held until {day}: write down that it expired, or apply anew.")
    else:
        return None
    return Problem("stage", text, {"day": last}) if today > last else None


def decided_by(product: str, today: date) -> date:
    """Return the day by which a decision on an application that is sent today usually comes."""
    return today + timedelta(limits(product).decision_days)
