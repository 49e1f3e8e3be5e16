"""What the disbursement request and the debt note say of a drawing."""

from dataclasses import dataclass

from crodesk.domain.lending.disbursing.drawing import CASH, TRANSFER, Agreement, Drawing
from crodesk.domain.lending.papers import facts

MEANS = {
    TRANSFER: {"en": "transfer", "vi": "chuyển khoản", "zh": "转账"},
    CASH: {"en": "cash", "vi": "tiền mặt", "zh": "现金"},
}
_AND = {"en": " and ", "vi": " và ", "zh": "及"}


@dataclass(frozen=True, slots=True)
class Note:
    """What a debt note says besides the drawing itself."""

    number: str = ""
    principal_periods: str = ""
    interest_periods: str = ""
    originals: int | None = 3


def of_papers(drawing: Drawing, agreement: Agreement, language: str, note: Note | None = None) -> facts.Drawing:
    """Return a drawing as papers have it; what isn't known stays empty there."""
    note = note or Note()
    rows = [
        facts.Beneficiary(payee.name, payee.account, payee.bank, payee.amount, payee.purpose)
        for payee in drawing.payees
    ]
    return facts.Drawing(
        number=note.number,
        on=drawing.on,
        due=drawing.due,
        amount=drawing.amount,
        purpose=drawing.purpose,
        means=means(drawing, language),
        evidence="; ".join(drawing.evidence),
        limit=agreement.limit,
        outstanding=agreement.outstanding,
        principal_periods=note.principal_periods,
        interest_periods=note.interest_periods,
        originals=note.originals,
        beneficiaries=tuple(rows),
    )


def means(drawing: Drawing, language: str) -> str:
    """Return by what means a drawing is paid, each once, in the paper's language (`en`, `vi`, `zh`)."""
    used = dict.fromkeys(payee.means for payee in drawing.payees)
    return _AND[language].join(MEANS[one][language] for one in used if one in MEANS)
