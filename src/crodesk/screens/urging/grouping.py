"""The form by which a debt group is set by hand: the rule stands above it, a reason is asked."""

from collections.abc import Mapping
from typing import Any

from crodesk.domain.records import by_name
from crodesk.domain.records.kind import Choice, Field
from crodesk.domain.rules.pack import Pack
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.urging import words
from crodesk.services import loan_measures
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from crodesk.widgets.record_dialog import RecordDialog

REGROUPED = N_("Set a debt group by hand")
KIND = by_name("collection_measure")


def group_field(pack: Pack) -> Field:
    """Return the field for a debt group of some rules."""
    named = tuple(Choice(one.code, f"{one.code} {one.name.in_language(language())}") for one in pack.groups)
    return Field("group_code", N_("Debt group"), "choice", named, required=True)


def dialog(desk: Desk, file: LoanFile, pack: Pack) -> RecordDialog:
    """Return the form for a loan."""
    loan = file.known.loan

    def save(values: Mapping[str, Any]) -> int:
        return desk.do_now(REGROUPED, loan.number, loan_measures.take, loan.rid, "regroup", values)

    fields = (
        group_field(pack),
        *(KIND.field(key) for key in ("reason", "paper", "approval", "decided_by", "decided_on")),
    )
    return RecordDialog(
        desk,
        _("Debt group · {number}").format(number=loan.number),
        fields,
        save,
        values={"decided_on": desk.today},
        draft=("regroup", f"{loan.rid}"),
        customer=loan.customer_rid,
        currency=loan.currency,
        watch=lambda _values: " ".join(words.rule(file)),
    )
