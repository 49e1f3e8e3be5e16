"""The words for what differs between two states of an application: its name, how it was and how it is."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from crodesk.domain.dates import format_date
from crodesk.domain.lending.application.comparing import FACT, RATIO, RULE, VERDICT, Change
from crodesk.domain.lending.appraisal import rules
from crodesk.domain.percent import format_percent
from crodesk.domain.records import Field, by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services.figure_words import amount
from crodesk.services.stored import PPM_A_PERCENT

Say = Callable[[str], str]
STATES = {"pass": N_("passes"), "fail": N_("fails"), "unknown": N_("not known")}
VERDICTS = {
    "verdict": N_("Rules say"),
    "amount": N_("Amount recommended"),
    "months": N_("Term recommended"),
    "rate": N_("Rate recommended"),
    "grade": N_("Risk grade"),
    "authority": N_("May decide"),
}
LISTS = {
    "asked": "application", "parties": "application_party", "flows": "application_flow", "debts": "application_debt",
    "assets": "application_asset", "statements": "application_statement", "collateral": "collateral",
    "bureau": "bureau_report",
}  # fmt: skip
"""By the name of a part of a case: the kind of record that keeps it."""
CALLED = {
    "born": "born_on", "group": "debt_group", "market_value": "value_minor", "grace_principal": "grace_months",
    "turns": "bound_days", "worst_group_before": "worst_before", "expense": "direction", "living_cost": "living_minor",
    "prior_liens": "liens_minor", "insured_for": "insured_minor",
}  # fmt: skip
"""By the name of a value of a case: the field that keeps it, where that is called otherwise."""
OTHERS = {
    "conduct": N_("Use of the accounts"),
    "exposures": N_("Owed to us"),
    "exchange": N_("Exchange rate"),
    "earlier": N_("Other applications"),
    "papers_missing": N_("Papers that are missing"),
    "no_debts": N_("No debts anywhere"),
    "sector": N_("Line of business"),
    "grade_moved": N_("Grade by hand"),
    "grade_why": N_("Grade moved because"),
}
"""What no list of the application keeps."""


def words_of(change: Change, currency: str) -> tuple[str, str, str]:
    """Return what is different, how it was and how it is; empty for what wasn't, or isn't, known."""
    what, say = _PARTS[change.part](change, currency)
    then, now = (say(text) if text else "" for text in (change.then, change.now))
    return what, then, now


def _of_verdict(change: Change, currency: str) -> tuple[str, Say]:
    said: dict[str, Say] = {
        "verdict": lambda text: _(by_name("application").field("recommended").label_of(text)),
        "amount": lambda text: _amount(text, currency),
        "rate": _percent,
        "authority": _authority,
    }
    return _(VERDICTS[change.code]), said.get(change.code, str)


def _authority(code: str) -> str:
    level = rules.shipped().tables["authority"].get(code)
    return code if level is None else str(level["name"].in_language(language()))


def _of_rule(change: Change, _currency: str) -> tuple[str, Say]:
    rule = rules.shipped().tables["policy"].get(change.code)
    name = change.code if rule is None else rule["name"].in_language(language())
    return name, lambda text: _(STATES.get(text, text))


def _of_ratio(change: Change, currency: str) -> tuple[str, Say]:
    ratio = rules.shipped().tables["ratios"].get(change.code)
    if ratio is None:
        return change.code, str
    said: dict[str, Say] = {"percent": _percent, "amount": lambda text: _amount(text, currency)}
    return ratio["name"].in_language(language()), said.get(ratio["unit"], _number)


def _of_fact(change: Change, currency: str) -> tuple[str, Say]:
    part, _dot, name = change.code.partition(".")
    field = _field(part, name)
    if field is not None:
        label = _(by_name(LISTS[part]).label)
        whose = "" if part == "asked" else f"{label} {change.place}".strip()
        return " · ".join(word for word in (whose, _(field.label)) if word), _saying(field, currency)
    if part == "answers":
        asked = [card.attributes[name] for card in rules.shipped().cards.values() if name in card.attributes]
        return (asked[0].name.in_language(language()) if asked else name), str
    what = _(OTHERS.get(part, part))
    return " · ".join(word for word in (what, name.replace("_", " ")) if word), str


def _field(part: str, name: str) -> Field | None:
    """Return the field that keeps a value of a case; `None` where none does."""
    if part not in LISTS:
        return None
    names = [CALLED.get(name, name), *(f"{name}{end}" for end in ("_minor", "_ppm", "_on"))]
    return next((field for field in by_name(LISTS[part]).fields if field.key in names), None)


def _saying(field: Field, currency: str) -> Say:
    said: dict[str, Say] = {
        "money": lambda text: _amount(text, currency),
        "percent": _percent,
        "day": _day,
        "choice": lambda text: _(field.label_of(text)),
        "pick": lambda text: _(field.label_of(text)),
        "yes_no": lambda text: _("yes") if text == str(True) else _("no"),
    }
    return said.get(field.kind, str)


def _day(text: str) -> str:
    return format_date(date.fromisoformat(text), language())


def _decimal(text: str) -> Decimal | None:
    """Return a number of plain data; `None` for anything else."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _amount(text: str, currency: str) -> str:
    value = _decimal(text)
    if value is None:
        return text
    return amount(value, currency)


def _percent(text: str) -> str:
    value = _decimal(text)
    return text if value is None else format_percent(int(round(value, 2) * PPM_A_PERCENT), language())


def _number(text: str) -> str:
    value = _decimal(text)
    return text if value is None else f"{round(value, 2):f}"


_PARTS: dict[str, Callable[[Change, str], tuple[str, Say]]] = {
    VERDICT: _of_verdict,
    RULE: _of_rule,
    RATIO: _of_ratio,
    FACT: _of_fact,
}
