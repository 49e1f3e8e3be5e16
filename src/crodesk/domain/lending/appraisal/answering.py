"""What the facts of an application answer to the criteria of an expert grid; the rest the officer judges."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from operator import ge, gt, le, lt

from crodesk.domain.lending.appraisal import bureau
from crodesk.domain.lending.appraisal.amount import Amount, known, stated, total
from crodesk.domain.lending.appraisal.business import Books
from crodesk.domain.lending.appraisal.exchange import in_loan
from crodesk.domain.lending.appraisal.loan import YEAR
from crodesk.domain.lending.appraisal.parties import payers
from crodesk.domain.lending.appraisal.told import LACKING, TOLD
from crodesk.domain.lending.appraisal.worked import Worked
from crodesk.domain.lending.scorecard.card import Scorecard
from crodesk.domain.rules.figures import Figures

_TESTS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {"below": lt, "at_most": le, "above": gt, "at_least": ge}


def answers(worked: Worked, card: Scorecard) -> dict[str, str]:
    """Return the level of each criterion by its code, as far as facts or the officer tell it; facts go first."""
    said = {
        code: level
        for code, level in worked.case.answers.items()
        if code in card.attributes and level in card.attributes[code].levels
    }
    return said | told_by_facts(worked, card)


def told_by_facts(worked: Worked, card: Scorecard) -> dict[str, str]:
    """Return the level of each criterion that the facts tell, by its code."""
    values, bands = worked.values | _measured(worked), worked.rules.tables["bands"]
    said: dict[str, str] = {}
    for code, attribute in card.attributes.items():
        band, told = bands.get(attribute.data), TOLD.get(attribute.data)
        found = _level(band, values) if band else told(worked) if told else None
        if found in attribute.levels:
            said[code] = str(found)
    return said


def by_hand(worked: Worked, card: Scorecard) -> tuple[str, ...]:
    """Return the codes of the criteria that a person judges in this application, answered or not."""
    waited = lacking(worked, card, told_by_facts(worked, card))
    return tuple(code.removeprefix(BY_HAND) for code in waited if code.startswith(BY_HAND))


def lacking(worked: Worked, card: Scorecard, levels: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of what criteria without a level wait for; `card.` before those that only a person judges."""
    values, bands = worked.values | _measured(worked), worked.rules.tables["bands"]
    found: list[str] = []
    for code, attribute in card.attributes.items():
        if code in levels:
            continue
        band = bands.get(attribute.data)
        amount = values.get(band["reads"]) if band else None
        behind = LACKING.get(attribute.data)
        facts = amount.missing if amount else behind(worked) if behind else ()
        found += facts or (f"{BY_HAND}{code}",)
    return tuple(dict.fromkeys(found))


BY_HAND = "card."
"""What starts the code of a criterion that only a person can judge."""


def without_figure(worked: Worked, card: Scorecard) -> list[str]:
    """Return the codes of the criteria that look at a figure which doesn't apply: nobody loses points there."""
    bands = worked.rules.tables["bands"]
    looked = {code: bands[one.data]["reads"] for code, one in card.attributes.items() if one.data in bands}
    spared = [code for code in looked if bands[card.attributes[code].data].get("without")]
    return [code for code in spared if looked[code] not in worked.values]


def _level(band: Figures, values: Mapping[str, Amount]) -> str | None:
    """Return the level of a figure; `None` while it isn't known."""
    if band["reads"] not in values:
        without: str | None = band.get("without")
        return without
    amount = values[band["reads"]]
    if amount.missing:
        return None
    if amount.value is None:
        return str(band["otherwise"])
    for name, test in _TESTS.items():
        for level, limit in (band.get(name) or {}).items():
            if test(amount.value, limit):
                return str(level)
    return str(band["otherwise"])


def _measured(worked: Worked) -> dict[str, Amount]:
    """Return figures that only grids look at."""
    case = worked.case
    report = bureau.valid(case, case.borrower, worked.rules)
    found = {
        "months_with_us": known(case.conduct.months_with_us, "conduct"),
        "enquiries": known(report.enquiries if report else None, "bureau"),
    }
    if "living_cost" in worked.values:
        found["savings_months"] = _savings(worked)
    if case.statements:
        inflow = stated(case.conduct.inflow_a_month, "conduct") * YEAR
        found["turnover_share"] = inflow.percent(Books(case, case.statements[0]).flow("sales"))
    return found


def _savings(worked: Worked) -> Amount:
    """Return for how many months deposits would pay for living and for debts as they are."""
    case, keys = worked.case, {party.key for party in payers(worked.case)}
    if not case.assets:
        return Amount(None, ("assets",))
    deposits = [one for one in case.assets if one.kind == "deposit" and one.party in keys]
    saved = total(in_loan(case, one.value, one.currency, "assets") for one in deposits)
    return saved / (worked.values["living_cost"] + worked.owed.monthly)
