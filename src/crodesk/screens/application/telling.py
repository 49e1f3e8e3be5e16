"""What a step tells before it asks: who borrows; what speaks for the loan and against it."""

from collections.abc import Iterator
from decimal import Decimal

from crodesk.domain.dates import format_date
from crodesk.domain.lending.appraisal.appraising import Appraisal
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.policy import Ruled
from crodesk.domain.rules import lending
from crodesk.domain.words import N_
from crodesk.language import _, language, ngettext
from crodesk.screens.application.actions import CUSTOMER
from crodesk.screens.application.place import CHECK, KIND
from crodesk.services import application_minding, application_questions
from crodesk.services.application_view import ApplicationFile
from crodesk.services.figure_words import say
from crodesk.widgets.fields import sentence
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line, fact, line, paragraph

LABEL = 14
STRESSED = {"dsr": "dsr_after", "ltv": "ltv_after"}
"""The ratio of `ratios.toml` that a column of the stress table shows, where it is called otherwise."""
STATES = {"fail": ("bad", N_("fails")), "unknown": ("muted", N_("not known")), "pass": ("good", N_("passes"))}
VERDICT_INK = {"approve": "good", "conditional": "warn", "refer": "warn", "decline": "bad"}


def lines(step: str, shown: ApplicationFile) -> list[Line]:
    """Return what a step tells; nothing for most."""
    if step == "customer":
        return list(_borrower(shown))
    if step in ("papers", CHECK):
        return list(_minded(step, shown))
    return list(_appraisal(shown)) if step == "appraisal" else []


def _minded(step: str, shown: ApplicationFile) -> Iterator[Line]:
    """Yield what to mind of the papers, or of all before it is sent: it stops nothing."""
    found = application_minding.minded(shown, shown.case.today)
    for problem in found if step == CHECK else [each for each in found if each.field == step]:
        yield paragraph((f"{signs().late} {sentence(problem)}", "warn"))
    if step == CHECK:
        for rule in shown.appraisal.rules:
            if rule.code in shown.appraisal.recommendation.exceptions:
                name = rule.name.in_language(language())
                words = _("Exception that a higher level must allow: {rule}.").format(rule=name)
                yield paragraph((f"{signs().late} {words}", "warn"))


def _borrower(shown: ApplicationFile) -> Iterator[Line]:
    party = shown.case.borrower
    yield fact(_("Borrower"), (f"{party.name} {party.code}", "strong"), width=LABEL)
    if party.born is not None:
        yield fact(_("Born or founded"), format_date(party.born, language()), width=LABEL)
    until = (
        _("holds until {day}").format(day=format_date(party.identity_until, language())) if party.identity_until else ""
    )
    said = " · ".join(part for part in (party.id_number, until) if part)
    way = " · " + _("{key}: customer's file").format(key=CUSTOMER.key)
    yield fact(_("Identity"), said or (_("not known") + way, "muted"), width=LABEL)
    consents = {None: _("not asked yet") + way, True: _("yes"), False: _("no")}
    yield fact(_("Bureau may be asked"), consents[party.consent], width=LABEL)
    for each in shown.case.exposures:
        owed = _("not known") if each.balance is None else say(each.balance, "amount", each.currency)
        yield fact(_("Owed to us"), f"{each.name} {owed}", width=LABEL)


def _appraisal(shown: ApplicationFile) -> Iterator[Line]:
    found, currency = shown.appraisal, shown.line.currency
    advice = found.recommendation
    verdict = _(KIND.field("recommended").label_of(advice.verdict))
    yield fact(_("Rules say"), (verdict, VERDICT_INK[advice.verdict]), *_terms(advice.amount, currency), width=LABEL)
    if found.authority is not None:
        yield fact(_("May decide"), found.authority.name.in_language(language()), width=LABEL)
    yield from _grade(shown)
    yield from _rates(shown.case)
    yield from _notices(found)
    yield from _rules(found, currency)
    yield from _stress(found, currency)
    for name, clauses in ((_("Before drawing"), advice.conditions), (_("While it runs"), advice.covenants)):
        if clauses:
            yield line()
            yield line((name, "strong"))
        for clause in clauses:
            yield paragraph(f"{signs().between} {clause.name.in_language(language())}", indent=2)


def _grade(shown: ApplicationFile) -> Iterator[Line]:
    """Yield the risk grade with its route and margin; what it waits for while it isn't known."""
    risk = shown.appraisal.risk
    if risk is None:
        return
    if risk.grade and risk.route_name is not None and risk.margin is not None:
        margin = _("margin {margin}").format(margin=f"+{risk.margin:f} %")
        words = " · ".join((risk.route_name.in_language(language()), margin))
        yield fact(_("Risk grade"), (risk.grade, "strong"), f" · {words}", width=LABEL)
        return
    unanswered = sum(each.answered is None for each in application_questions.questions(shown))
    said = ngettext("not known: {count} question open", "not known: {count} questions open", unanswered)
    words = said.format(count=unanswered) if unanswered else _("not known")
    yield fact(_("Risk grade"), (words, "warn"), width=LABEL)


def _rates(case: Case) -> Iterator[Line]:
    """Yield the exchange rates that were counted with, and of which day they are."""
    for currency, rate in case.exchange.items():
        on = format_date(case.exchange_on[currency], language()) if currency in case.exchange_on else ""
        worth = f"1 {currency} = {rate.normalize():f} {case.asked.currency}"
        yield fact(_("Exchange rate"), " · ".join(part for part in (worth, on) if part), width=LABEL)


def _notices(found: Appraisal) -> Iterator[Line]:
    """Yield what the officer should know, and what the figures allow for already."""
    for problem in found.notices:
        yield paragraph((f"{signs().late} {sentence(problem)}", "warn"))


def _terms(amount: Decimal | None, currency: str) -> tuple[str, ...]:
    return () if amount is None else (f" · {say(amount, 'amount', currency)}",)


def _rules(found: Appraisal, currency: str) -> Iterator[Line]:
    """Yield every rule that fails or isn't known, then those that pass."""
    yield line()
    yield line((_("Rules"), "strong"))
    for rule in sorted(found.rules, key=lambda each: list(STATES).index(each.state)):
        ink, words = STATES[rule.state]
        sign = {"fail": signs().late, "pass": signs().mark}.get(rule.state, signs().between)
        yield line(
            (f"{sign:<2} ", ink),
            rule.name.in_language(language()),
            right=((_reading(rule, currency) or _(words), ink),),
        )


def _reading(rule: Ruled, currency: str) -> str:
    if rule.value.value is None or rule.reads not in lending.load("ratios"):
        return ""
    return say(rule.value.value, lending.load("ratios")[rule.reads]["unit"], currency)


def _stress(found: Appraisal, currency: str) -> Iterator[Line]:
    yield line()
    yield line((_("Stress"), "strong"))
    for each in found.stress:
        cells = [_cell(code, cell.value.value, currency) for code, cell in each.cells.items()]
        worst = "bad" if any(cell.state == "fail" for cell in each.cells.values()) else "plain"
        said = " · ".join(cell for cell in cells if cell)
        yield fact(_(each.name).format(by=f"{each.by:f}"), (said or _("not known"), worst), width=LABEL)


def _cell(code: str, value: Decimal | None, currency: str) -> str:
    """Return a figure under stress with its name; empty when it isn't known."""
    rule = lending.load("ratios")[STRESSED.get(code, code)]
    return "" if value is None else f"{rule['name'].in_language(language())} {say(value, rule['unit'], currency)}"
