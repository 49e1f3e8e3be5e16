"""The rows of the lists that papers go through; `None` where a list isn't known."""

from collections.abc import Iterable, Mapping

from crodesk.domain.lending.appraisal.case import Case, Collateral, Debt, Flow, Party, Statement
from crodesk.domain.lending.papers.facts import ChecklistLine, PaperFacts, Person, Texts
from crodesk.domain.lending.papers.fields import said
from crodesk.domain.lending.papers.showing import Hand
from crodesk.domain.lending.schedule import Schedule

PaperRow = Mapping[str, str]
PaperRows = tuple[PaperRow, ...] | None


def lists_of(facts: PaperFacts, hand: Hand) -> dict[str, PaperRows]:
    """Return the rows of every list by its name."""
    case = facts.case
    return {
        "parties": tuple(_party(each, facts, hand) for each in case.parties[1:]),
        "owners": tuple(_party(each, facts, hand) for each in _owners(case)),
        "incomes": _flows(case, hand, expense=False),
        "expenses": _flows(case, hand, expense=True),
        "debts": tuple(_debt(each, case, hand) for each in case.debts) if case.debts or case.no_debts else None,
        "assets": _assets(case, hand),
        "statements": _statements(case, hand),
        "collateral": tuple(_collateral(each, case, hand) for each in case.collateral),
        "papers": None if facts.papers is None else tuple(_papers(facts.papers, hand)),
        "schedule": None if facts.schedule is None else _schedule(facts.schedule, hand),
        "beneficiaries": _beneficiaries(facts, hand),
        **_of_opinion(facts, hand),
        **_texts(facts),
    }


def _known(rows: Iterable[PaperRow]) -> PaperRows:
    """Return the rows; `None` when there is none, for an empty list alone means not known."""
    return tuple(rows) or None


def name_of(key: str, case: Case) -> str:
    """Return the name of a party by its key; the key itself where there is no such party."""
    return next((each.name for each in case.parties if each.key == key), key)


def _owners(case: Case) -> list[Party]:
    keys = {each.owner for each in case.collateral}
    return [each for each in case.parties if each.key in keys]


def _party(party: Party, facts: PaperFacts, hand: Hand) -> PaperRow:
    person = facts.people.get(party.key, Person())
    return {
        "role": said("role", party.role, hand.language),
        "name": party.name,
        "born": hand.day(party.born),
        "id_number": party.id_number,
        "address": person.address,
        "phone": person.phone,
        "share": hand.percent(party.share),
    }


def _flows(case: Case, hand: Hand, *, expense: bool) -> PaperRows:
    """Return incomes or expenses; of a company none are asked, for its accounts have them."""
    rows = tuple(_flow(each, case, hand) for each in case.flows if each.expense == expense)
    return rows if rows or case.borrower.kind == "company" else None


def _flow(flow: Flow, case: Case, hand: Hand) -> PaperRow:
    return {
        "kind": said("flow", flow.kind, hand.language),
        "amount": hand.money(flow.amount, flow.currency),
        "period": said("period", flow.period, hand.language),
        "party": name_of(flow.party, case),
        "source": flow.evidence.source,
        "as_of": hand.day(flow.evidence.as_of),
    }


def _debt(debt: Debt, case: Case, hand: Hand) -> PaperRow:
    return {
        "lender": debt.lender,
        "kind": said("debt", debt.kind, hand.language),
        "balance": hand.money(debt.balance, debt.currency),
        "monthly": hand.money(debt.monthly, debt.currency),
        "group": hand.count(debt.group),
        "party": name_of(debt.party, case),
        "source": debt.evidence.source,
    }


def _assets(case: Case, hand: Hand) -> PaperRows:
    return _known(
        {
            "kind": said("asset", each.kind, hand.language),
            "value": hand.money(each.value, each.currency),
            "party": name_of(each.party, case),
            "source": each.evidence.source,
        }
        for each in case.assets
    )


def _statements(case: Case, hand: Hand) -> PaperRows:
    """Return the accounts, which a company has."""
    rows = tuple(_statement(each, hand) for each in case.statements)
    return None if not rows and case.borrower.kind == "company" else rows


def _statement(one: Statement, hand: Hand) -> PaperRow:
    amounts = ("sales", "net_profit", "total_assets", "total_liabilities", "equity")
    audited = said("audited", "yes" if one.audited else "no", hand.language)
    return {
        "ends": hand.day(one.ends),
        **{name: hand.money(getattr(one, name), one.currency) for name in amounts},
        "audited": audited,
    }


def _collateral(one: Collateral, case: Case, hand: Hand) -> PaperRow:
    return {
        "kind": said("collateral", one.kind, hand.language),
        "name": one.name,
        "title_number": one.title_number,
        "owner": name_of(one.owner, case),
        "value": hand.money(one.market_value, one.currency),
        "valued_on": hand.day(one.valued_on),
        "valued_by": one.valued_by,
        "liens": hand.money(one.prior_liens, one.currency),
        "insured_until": hand.day(one.insured_until),
    }


def _papers(lines: Iterable[ChecklistLine], hand: Hand) -> Iterable[PaperRow]:
    for number, one in enumerate(lines, 1):
        yield {
            "n": str(number),
            "name": one.name,
            "form": one.form,
            "state": said("state", one.state, hand.language),
            "dated": hand.day(one.dated),
            "received": hand.day(one.received),
            "valid_until": hand.day(one.valid_until),
            "note": one.note,
        }


def _schedule(schedule: Schedule, hand: Hand) -> PaperRows:
    code = schedule.terms.currency
    amounts = ("principal", "interest", "fee", "payment", "balance")
    return tuple(
        {
            "n": str(row.n),
            "due": hand.day(row.due),
            "days": hand.count(row.days),
            **{name: hand.figures(getattr(row, name), code) for name in amounts},
        }
        for row in schedule.rows
    )


def _beneficiaries(facts: PaperFacts, hand: Hand) -> PaperRows:
    if facts.drawing.beneficiaries is None:
        return None
    return tuple(
        {
            "name": each.name,
            "account": each.account,
            "bank": each.bank,
            "amount": hand.money(each.amount),
            "purpose": each.purpose,
        }
        for each in facts.drawing.beneficiaries
    )


def _of_opinion(facts: PaperFacts, hand: Hand) -> dict[str, PaperRows]:
    opinion, language = facts.opinion, hand.language
    ratios, rules, stress, pillars = opinion.ratios, opinion.rules, opinion.stress, opinion.pillars
    return {
        "ratios": None if ratios is None else tuple(
            {"name": one.name, "value": one.value, "limit": one.limit, "formula": one.formula} for one in ratios
        ),
        "rules": None if rules is None else tuple(
            {"name": one.name, "result": said("result", one.result, language), "facts": one.facts} for one in rules
        ),
        "stress": None if stress is None else tuple(
            {"name": one.name, "instalment": one.instalment, "dsr": one.dsr, "residual": one.residual,
             "dscr": one.dscr, "result": said("result", one.result, language)}
            for one in stress
        ),
        "pillars": None if pillars is None else tuple(
            {"name": one.name, "facts": one.facts, "finding": said("finding", one.finding, language),
             "risk": one.risk, "mitigant": one.mitigant}
            for one in pillars
        ),
        "exceptions": _numbered(opinion.exceptions),
        "to_collect": _numbered(opinion.to_collect),
    }  # fmt: skip


def _texts(facts: PaperFacts) -> dict[str, PaperRows]:
    """Return conditions and reasons: those of the decision where there is one, else those of the appraisal."""
    source = facts.decision or facts.opinion
    return {
        "conditions": _numbered(source.conditions),
        "covenants": _numbered(source.covenants),
        "reasons": _numbered(source.reasons),
    }


def _numbered(texts: Texts) -> PaperRows:
    return None if texts is None else tuple({"n": str(n), "text": text} for n, text in enumerate(texts, 1))
