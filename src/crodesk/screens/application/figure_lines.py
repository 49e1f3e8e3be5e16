"""The figures of an application as lines: what it takes a month, how that stands to the caps, what isn't known."""

from collections.abc import Iterator, Mapping

from crodesk.domain.dates import format_date
from crodesk.domain.lending.appraisal.amount import Amount
from crodesk.domain.lending.appraisal.figures import Figures
from crodesk.domain.rules import lending
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services.figure_words import amount, say
from crodesk.widgets.fields import sentence
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, line, paragraph

RATIOS = (
    ("dsr_after", "dsr", True), ("residual", "residual", False), ("dscr", "dscr", False), ("ltv_after", "ltv", True),
    ("own_share", "own_money", False), ("age_end", "age", True),
)  # fmt: skip
"""Ratio, the cap it is held to, and whether it may be at most (else at least) as much."""
FIRST_ROWS = 3
"""How many payments are shown."""


def lines(figures: Figures, currency: str) -> list[Line]:
    """Return what is shown beside the form."""
    return [
        line((_("Pays a month"), "muted")),
        line(("  " + amount(figures.instalment.value, currency), "strong")),
        *_ends(figures),
        *ratios(figures.values, figures.limits, currency),
        *_largest(figures, currency),
    ]


def more(figures: Figures, currency: str) -> list[Line]:
    """Return what is shown too where there is room: the cost, the first payments, what is missing."""
    return [*lines(figures, currency), line(), *_cost(figures, currency), *_first(figures, currency)]


def _ends(figures: Figures) -> Iterator[Line]:
    if figures.term_class:
        until = f" · {format_date(figures.ends, language())}" if figures.ends else ""
        yield line((_(figures.term_class) + until, "muted"))


def ratios(values: Mapping[str, Amount], limits: Mapping[str, Amount], currency: str) -> Iterator[Line]:
    """Yield how an application stands to each cap, a line for its name and one for the figure."""
    named = lending.load("ratios")
    for code, cap, at_most in RATIOS:
        if code in values:
            rule = named[code]
            yield line((rule["name"].in_language(language()), "muted"))
            yield _reading(values[code], limits.get(cap), rule["unit"], currency, at_most=at_most)


def _reading(amount: Amount, limit: Amount | None, unit: str, currency: str, *, at_most: bool) -> Line:
    if amount.value is None:
        return line(("  " + _("not known"), "muted"))
    said = "  " + say(amount.value, unit, currency)
    if limit is None or limit.value is None:
        return line(said)
    kept = amount.value <= limit.value if at_most else amount.value >= limit.value
    bound = _("at most {limit}") if at_most else _("at least {limit}")
    words = bound.format(limit=say(limit.value, unit, currency))
    sign, ink = (signs().mark, "good") if kept else (signs().late, "bad")
    return line(said, (f" {sign} ", ink), (words, "muted"))


def _largest(figures: Figures, currency: str) -> Iterator[Line]:
    if figures.largest is None:
        return
    yield line((_("Largest that fits"), "muted"))
    yield line("  " + amount(figures.largest, currency))
    yield line(("  " + _(CAPS[figures.binding]), "muted"))  # beside it, an amount of ten digits would be cut
    if figures.unsure:
        yield line(("  " + _("as far as is known"), "muted"))


def _cost(figures: Figures, currency: str) -> Iterator[Line]:
    if figures.interest is not None:
        yield line((_("Interest in all"), "muted"), right=((amount(figures.interest, currency), "plain"),))
    for problem in figures.problems:
        yield paragraph((f"{signs().late} {sentence(problem)}", "bad"))


def _first(figures: Figures, currency: str) -> Iterator[Line]:
    if figures.schedule is None:
        return
    yield line()
    yield line((_("First payments"), "muted"))
    for row in figures.schedule.rows[:FIRST_ROWS]:
        due = format_date(row.due, language())
        yield line(f"  {due}", right=((amount(row.payment, currency), "plain"),))


CAPS = {
    "dsr": N_("debt service"),
    "ltv": N_("loan to value"),
    "dscr": N_("cash flow"),
    "age": N_("age"),
    "own_money": N_("own money"),
    "residual": N_("left in a month"),
    "times_income": N_("times the income"),
    "amount": N_("the product's limit"),
    "need": N_("the need"),
    "pledge": N_("the deposit"),
    "adult": N_("age"),
}
"""What each cap is called."""
