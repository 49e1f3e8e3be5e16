"""Everything that the papers of an application say, gathered from the desk; what nobody knows stays unknown."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from crodesk.domain.lending.appraisal import rules as lending_rules
from crodesk.domain.lending.appraisal.case import Case
from crodesk.domain.lending.appraisal.cleaned import cleaned
from crodesk.domain.lending.appraisal.loan import loan
from crodesk.domain.lending.appraisal.rules import Rules
from crodesk.domain.lending.appraisal.worked import needs_plan
from crodesk.domain.lending.papers import fitting
from crodesk.domain.lending.papers.facts import Contract, Decision, Drawing, Opinion, PaperFacts
from crodesk.domain.lending.papers.opinion import OwnFinding, opinion_of
from crodesk.domain.lending.papers.showing import Hand
from crodesk.domain.lending.schedule import Schedule
from crodesk.domain.messaging import languages
from crodesk.services import application_view, record_list
from crodesk.services.application_list import ApplicationLine
from crodesk.services.application_view import ApplicationFile
from crodesk.services.printing import agreed, decided, people, wanted
from crodesk.services.printing.agreed import Agreed
from crodesk.services.printing.bank import Letterhead
from crodesk.services.printing.decided import lines_of
from crodesk.services.record_list import RecordLine
from crodesk.services.stored import major, percent
from crodesk.storage.reader import Reader

DEBT_RECEIPT = "debt_receipt"


@dataclass(frozen=True, slots=True)
class Printable:
    """An application as papers are made of it."""

    line: ApplicationLine
    case: Case
    language: str
    """The customer's, else the desk's."""
    has_schedule: bool
    """Whether what is asked for is known well enough to have one; a limit has none."""


def printable(reader: Reader, rid: int, today: date) -> Printable | None:
    """Return what of an application decides which papers it has and in which language; `None` when it is gone."""
    shown = application_view.read(reader, rid, today)
    if shown is None:
        return None
    home = reader.value("SELECT currency FROM branch ORDER BY rid LIMIT 1") or "VND"
    spoken = people.language_of(reader, shown.line.customer_rid, languages.of_currency(home))
    return Printable(shown.line, shown.case, spoken, shown.appraisal.figures.schedule is not None)


def facts(reader: Reader, rid: int, today: date, paper: str, language: str) -> PaperFacts | None:
    """Return what a paper of an application may say, in a language of papers; `None` when the application is gone."""
    shown = application_view.read(reader, rid, today)
    own = record_list.get(reader, "application", rid)
    if shown is None or own is None:
        return None
    rules, case = lending_rules.shipped(), shown.case
    product = rules.products.get(case.asked.product)
    letterhead = Letterhead(reader, language)
    found = agreed.agreed(reader, rid, letterhead.contract(), language, today)
    said = _decision(reader, shown, own, paper, found, language)
    papers, parties = shown.parts["application_paper"], shown.parts["application_party"]
    return PaperFacts(
        case=case,
        number=shown.line.number,
        dated=shown.line.started_on,
        product=product.name.in_language(language) if product else "",
        has_plan=product is not None and needs_plan(case, rules, product),
        bank=letterhead.bank(),
        officer=letterhead.officer(),
        people=people.people(reader, shown.line.customer_rid, parties, case.asked.currency),
        decision=said,
        contract=_contract(found.contract, case, said),
        drawing=_drawing(found.drawing, said) if paper == DEBT_RECEIPT else Drawing(),
        schedule=_schedule(shown, rules, said),
        papers=wanted.lines(case, rules, papers, language, only_missing=paper == "what_to_bring"),
        opinion=_opinion(shown, rules, language),
    )


def _decision(
    reader: Reader, shown: ApplicationFile, own: RecordLine, paper: str, found: Agreed, language: str
) -> Decision | None:
    """Return what was decided, with what was agreed on it since; `None` for papers that say what is asked for."""
    if not fitting.says_decision(paper, shown.line.stage):
        return None
    said = decided.decision(reader, own, shown.case, shown.appraisal.recommendation, language)
    return agreed.with_agreed(said, found, rate=paper == DEBT_RECEIPT) if said else None


def _drawing(drawing: Drawing, said: Decision | None) -> Drawing:
    """Return a drawing; without a contract on record all that was approved can be drawn."""
    return drawing if drawing.limit is not None or said is None else replace(drawing, limit=said.amount)


def _contract(usual: Contract, case: Case, said: Decision | None) -> Contract:
    """Return the contract; what secures the loan secures all that was approved."""
    security = usual.security or fitting.security(case.collateral)
    return replace(usual, security=security, secured_amount=said.amount if said and security else None)


def _schedule(shown: ApplicationFile, rules: Rules, said: Decision | None) -> Schedule | None:
    """Return the engine's schedule: of what was approved, as far as that is known, else of what is asked for."""
    if said is None:
        return shown.appraisal.figures.schedule
    product, asked = rules.products.get(shown.case.asked.product), shown.case.asked
    if product is None or None in (said.amount, said.months, said.rate):
        return None
    approved = replace(asked, amount=said.amount, months=said.months, rate=said.rate)
    return loan(cleaned(replace(shown.case, asked=approved)), product).schedule


def _opinion(shown: ApplicationFile, rules: Rules, language: str) -> Opinion:
    """Return the appraisal as the report prints it, with what the officer found and recommends."""
    found = opinion_of(shown.appraisal, rules, Hand(language, shown.case.asked.currency), _findings(shown))
    cells = shown.cells
    recommended = _recommended(cells, found) if cells["recommended"] else found
    return replace(
        recommended,
        conditions=lines_of(cells["conditions"]) or recommended.conditions,
        covenants=lines_of(cells["covenants"]) or recommended.covenants,
    )


def _recommended(cells: Any, found: Opinion) -> Opinion:
    """Return what the officer recommends; the rules' own terms complete it where their verdict is the same."""
    verdict = cells["recommended"]
    amount = major({**cells, "amount_minor": cells["recommended_amount_minor"]}, "amount")
    months, rate = cells["recommended_months"], percent(cells["recommended_rate_ppm"])
    if verdict == found.verdict:
        amount, months, rate = _either(amount, found.amount), months or found.months, _either(rate, found.rate)
    return replace(found, verdict=verdict, amount=amount, months=months, rate=rate)


def _either(own: Decimal | None, other: Decimal | None) -> Decimal | None:
    return other if own is None else own


def _findings(shown: ApplicationFile) -> dict[str, OwnFinding]:
    """Return the officer's own findings by pillar, the newest of each."""
    lines = (line.cells for line in shown.parts["application_finding"])
    return {
        cells["pillar"]: OwnFinding(cells["finding"], cells["text"], cells["risk"], cells["mitigant"])
        for cells in lines
    }
