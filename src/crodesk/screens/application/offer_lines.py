"""Offers side by side as words: the same rows on the screen, in the copy and on paper."""

from collections.abc import Sequence
from decimal import Decimal

from crodesk.domain.lending.appraisal.comparing import Compared
from crodesk.domain.percent import format_percent
from crodesk.domain.records import by_name
from crodesk.domain.rules import lending
from crodesk.domain.words import N_
from crodesk.exchange.paper import Facts, Paper, Table, Words
from crodesk.language import _, language
from crodesk.screens.application.answer_lines import cap_of, facts, months_words
from crodesk.services.application_trying import values_of
from crodesk.services.figure_words import amount, say
from crodesk.services.stored import PPM_A_PERCENT
from crodesk.widgets.fields import sentence
from crodesk.widgets.paint import Span, fit
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, line, paragraph

Row = tuple[str, tuple[str, ...]]
"""What a row is about, and what each offer says."""
LABEL, LONG_LABEL, WIDE_FROM = 20, 26, 90
"""Cells of what a row is about; from so many cells on it has more of them."""
NARROWEST = 13
"""Cells of an offer: an amount of thousands of millions in full."""
FOOT = N_("For advice; the bank's figures decide.")


def rows(offers: Sequence[Compared], currency: str) -> list[Row]:
    """Return the rows: what each offer asks for, then what it comes to."""
    kind = by_name("application")
    asked = [values_of(each.variant.asked) for each in offers]

    def row(label: str, *cells: str) -> Row:
        return _(label), cells

    return [
        row(N_("Amount"), *(amount(each.variant.asked.amount, currency) for each in offers)),
        row(N_("Term"), *(months_words(each.variant.asked.months) or "–" for each in offers)),
        row(N_("Rate a year"), *(_percent(values["rate_ppm"]) for values in asked)),
        row(N_("Repayment"), *(_(kind.field("method").label_of(values["method"])) for values in asked)),
        row(N_("Months without principal"), *(str(values["grace_months"]) for values in asked)),
        row(N_("Fee once"), *(amount(each.variant.fee, currency) for each in offers)),
        row(N_("Pays a month"), *(amount(each.service.value, currency) for each in offers)),
        row(N_("Interest in all"), *(amount(each.interest, currency) for each in offers)),
        row(N_("Interest and fees"), *(amount(each.cost, currency) for each in offers)),
        row(N_("Effective rate a year"), *(_exact(each.effective) for each in offers)),
        (_dsr_name(), tuple(_dsr(each, currency) for each in offers)),
        row(N_("Caps"), *map(_caps, offers)),
        row(N_("Who decides"), *map(_decider, offers)),
    ]


def _percent(ppm: int | None) -> str:
    return "–" if ppm is None else format_percent(ppm, language())


def _exact(percent: Decimal | None) -> str:
    """Return an effective rate with two decimals."""
    return "–" if percent is None else _percent(int((percent * 100).to_integral_value()) * PPM_A_PERCENT // 100)


def _dsr_name() -> str:
    return str(lending.load("ratios")["dsr_after"]["name"].in_language(language()))


def _dsr(offer: Compared, currency: str) -> str:
    if offer.dsr is None:
        return "–"
    return _("not known") if offer.dsr.value is None else say(offer.dsr.value, "percent", currency)


def _caps(offer: Compared) -> str:
    if offer.broken:
        return f"{signs().late} " + ", ".join(map(cap_of, offer.broken))
    return _("not known") if offer.missing else _("fits every cap")


def _decider(offer: Compared) -> str:
    return offer.authority.name.in_language(language()) if offer.authority else "–"


def lines(offers: Sequence[Compared], chosen: int, currency: str, width: int) -> list[Line]:
    """Return the offers in columns of equal width, as many as fit around the chosen one; under them what is cut."""
    label_width = LONG_LABEL if width >= WIDE_FROM else LABEL
    room = max(width - label_width - 1, NARROWEST)
    shown = min(len(offers), max(room // (NARROWEST + 1), 1))
    first = min(max(chosen - shown + 1, 0), len(offers) - shown)
    wide = min(room // shown - 1, 24)
    found = [_head(range(first, first + shown), chosen, wide, label_width)]
    every = rows(offers, currency)
    for label, cells in every:
        found.append(_row(fit(label, label_width), cells[first : first + shown], chosen - first, wide))
    return [*found, line(), *_about(offers[chosen], every, chosen, wide)]


def _head(places: range, chosen: int, wide: int, before: int) -> Line:
    spans: list[Span | str] = [" " * before]
    for place in places:
        words = f"{signs().cursor if place == chosen else ' '}{place + 1}"
        spans.append((" " + fit(words, wide, right=True), "accent" if place == chosen else "muted"))
    return line(*spans)


def _row(label: str, cells: Sequence[str], chosen: int, wide: int) -> Line:
    spans: list[Span | str] = [(label, "muted")]
    for place, text in enumerate(cells):
        spans.append((" " + fit(text, wide, right=True), "strong" if place == chosen else "plain"))
    return line(*spans)


def _about(offer: Compared, every: Sequence[Row], chosen: int, wide: int) -> list[Line]:
    """Return what the columns cut of the chosen offer, what isn't known of it, and why it can't be laid out."""
    found = [
        paragraph((f"{label}: ", "muted"), cells[chosen]) for label, cells in every if _is_cut(cells[chosen], wide)
    ]
    if offer.missing:
        found.append(paragraph((_("Not known: {facts}").format(facts=facts(offer.missing)), "warn")))
    found += [paragraph((f"{signs().late} {sentence(one)}", "bad")) for one in offer.problems]
    return found


def _is_cut(text: str, wide: int) -> bool:
    return fit(text, wide, right=True).strip() != text


def paper(offers: Sequence[Compared], about: Sequence[tuple[str, str]], currency: str) -> Paper:
    """Return the offers as a paper: who it is for, the table, and what isn't known."""
    table = Table(
        ("", *(str(place) for place in range(1, len(offers) + 1))),
        tuple((label, *cells) for label, cells in rows(offers, currency)),
        frozenset({0}),
    )
    missing = tuple(dict.fromkeys(code for each in offers for code in each.missing))
    unknown = (Words(_("Not known: {facts}").format(facts=facts(missing))),) if missing else ()
    return Paper(_("Offers side by side"), (Facts(tuple(about)), table, *unknown), _(FOOT))
