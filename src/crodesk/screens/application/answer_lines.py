"""The answers of a what-if as rows: what would do, what it takes a month, what binds or is broken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crodesk.domain.lending.appraisal.policy import Ruled
from crodesk.domain.lending.appraisal.trying import MONTHLY, TERM_LEAST, TERM_MOST, Answer, Way, WhatIf
from crodesk.domain.percent import format_percent
from crodesk.domain.rules import lending
from crodesk.domain.words import N_
from crodesk.language import _, language, ngettext
from crodesk.screens.application.figure_lines import CAPS, ratios
from crodesk.services.application_trying import values_of
from crodesk.services.figure_words import amount
from crodesk.widgets.columns import Column
from crodesk.widgets.fields import sentence
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, line, paragraph

WAYS = {
    Way.TYPED: N_("As typed"),
    Way.AMOUNT: N_("Largest amount"),
    Way.TERM: N_("Shortest term"),
    Way.RATE: N_("Rate it would need"),
    Way.LONGEST: N_("Longest term"),
}
BINDS = {
    **CAPS,
    MONTHLY: N_("what they can pay"),
    TERM_LEAST: N_("the product's shortest"),
    TERM_MOST: N_("the product's longest"),
}
"""What each thing that binds is called."""


@dataclass(frozen=True, slots=True)
class Row:
    """One answer."""

    rid: int
    """The place of its way, so that the same way stays selected."""
    way: str
    what: str
    """The figure that would do."""
    monthly: str
    why: str
    ink: str
    answer: Answer


COLUMNS: tuple[Column[Row], ...] = (
    Column("way", "", 16, flex=1, most=20, style_of=lambda _row: "muted"),
    Column("what", "", 14, style_of=lambda _row: "strong"),
    Column("monthly", "", 12, align="right", priority=1),
    Column("why", "", 12, flex=3, style_of=lambda row: row.ink),
)


def rows(found: WhatIf, currency: str) -> list[Row]:
    """Return a row an answer."""
    return [_row(each, currency) for each in found.answers]


def _row(answer: Answer, currency: str) -> Row:
    why, ink = _why(answer)
    monthly = amount(answer.service.value, currency) if answer.service.value is not None else ""
    place = list(Way).index(answer.way)
    return Row(place, _(WAYS[answer.way]), _what(answer, currency), monthly, why, ink, answer)


def _what(answer: Answer, currency: str) -> str:
    """Return the figure that an answer changes; of what was typed the amount."""
    asked = answer.asked
    if asked is None:
        return "–"
    values = values_of(asked)
    months = months_words(asked.months)
    rate = format_percent(values["rate_ppm"], language()) if values["rate_ppm"] is not None else ""
    shown = {
        Way.TYPED: amount(asked.amount, currency),
        Way.AMOUNT: amount(asked.amount, currency),
        Way.RATE: rate,
    }
    return shown.get(answer.way, months)


def months_words(months: int | None) -> str:
    """Return a term in words."""
    return "" if months is None else ngettext("{months} month", "{months} months", months).format(months=months)


def _why(answer: Answer) -> tuple[str, str]:
    """Return what binds or stands in the way, and in which ink."""
    if answer.missing:
        return _("not known"), "muted"
    if answer.problem is not None:
        bound = f"{binds(answer.binding)}: " if answer.binding else ""
        return f"{signs().late} {bound}{sentence(answer.problem)}", "bad"
    too_much = answer.way is Way.TYPED and answer.binding == MONTHLY
    against = [_("too much a month")] if too_much else []
    against += map(cap_of, answer.broken)
    if against:
        return f"{signs().late} " + ", ".join(against), "bad"
    words = [binds(answer.binding)] if answer.binding else []
    if answer.unsure:
        words.append(_("as far as is known"))
    return (" · ".join(words), "muted") if words else (f"{signs().mark} " + _("fits every cap"), "good")


def binds(name: str) -> str:
    """Return what something that binds is called: a cap, what they can pay, or a rule of lending."""
    if name in BINDS:
        return _(BINDS[name])
    return str(lending.load("policy")[name]["name"].in_language(language()))


def cap_of(rule: Ruled) -> str:
    """Return what a rule that is broken holds a loan to, in as few words as its cap; the rule's name for no cap."""
    cap = rule.code.replace("-", "_")
    return _(CAPS[cap]) if cap in CAPS else rule.name.in_language(language())


def facts(codes: Iterable[str]) -> str:
    """Return the names of facts that are missing."""
    named = lending.load("facts")
    return ", ".join(named[code]["name"].in_language(language()) for code in codes if code in named)


def about(answer: Answer, meaning: str, currency: str) -> list[Line]:
    """Return what stands under the rows: what the field means, what isn't known, how the answer stands to the caps."""
    lines: list[Line] = [line((meaning, "muted"))] if meaning else []
    if answer.problem is not None:
        lines.append(paragraph((f"{signs().late} {sentence(answer.problem)}", "bad")))
    if answer.unknown:
        lines.append(paragraph((_("Not known: {facts}").format(facts=facts(answer.unknown)), "warn")))
    return [*lines, *_paired(list(ratios(answer.values, answer.limits, currency)))]


def _paired(lines: Sequence[Line]) -> list[Line]:
    """Return a name and its figure in one line."""
    return [line(*name.spans, right=tuple(figure.spans)) for name, figure in zip(lines[::2], lines[1::2], strict=True)]
