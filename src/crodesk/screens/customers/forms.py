"""The forms of the customer list: a new customer, a customer's own record, a step to plan."""

from collections.abc import Sequence
from dataclasses import replace

from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import customers, drafts, duplicates, follow_ups, record_list, records
from crodesk.services.desk import Desk
from crodesk.services.duplicates import Likeness
from crodesk.widgets.record_dialog import RecordDialog, Values, dialog_for

EDITED = N_("Changed the customer")
NEW_KEYS = ("name", "kind", "born_on", "sex", "code", "tax_number", "occupation", "employer", "tier", "source", "about")
"""Fields of the customer that a new one is asked for first; the rest is filled in later."""
NEW = "new"
"""What the draft of a new customer is kept under."""


def new_customer(desk: Desk, typed: str = "") -> RecordDialog:
    """Return the form for a new customer: a phone and an identity paper with it, likely duplicates named at once.

    `typed` is what was looked for in vain: a phone or a name.
    """
    kind = by_name("customer")
    specs = [kind.field(key) for key in NEW_KEYS]
    phone = by_name("contact_point").field("value")
    number = by_name("identity_document").field("number")
    more = [
        replace(phone, key="phone", label=N_("Phone"), kind="phone", required=False),
        replace(number, key="paper", label=N_("Identity number"), required=False),
    ]
    specs[1:1] = more

    def save(values: Values) -> int:
        paper = values.pop("paper", None)
        given = {key: value for key, value in values.items() if value is not None and key != "phone"}
        return desk.do_now(
            N_("New customer"), str(values.get("name") or ""), customers.add, given, phone=values.get("phone") or "",
            paper=paper or "",
        )  # fmt: skip

    def twins(values: Values) -> str:
        found = desk.look(
            duplicates.like,
            name=values.get("name") or "",
            born_on=str(values.get("born_on") or ""),
            phone=values.get("phone") or "",
            number=values.get("paper") or "",
        )
        return "\n".join(_likeness(each) for each in found[:3])

    known = {"kind": "individual"}
    if typed:
        is_name = any(map(str.isalpha, typed))  # “Cty 68” too
        known["name" if is_name else "phone"] = typed
    return RecordDialog(desk, _("New customer"), specs, save, values=known, draft=_draft(desk, typed), watch=twins)


def _draft(desk: Desk, typed: str) -> tuple[str, str]:
    """Return which draft is meant: the one that lies there, but where somebody else is typed, one of their own."""
    own = ("customer", f"{NEW} {typed}")
    lying = desk.look(drafts.read, "customer", NEW)
    somebody_else = bool(typed and lying) and typed not in lying.values()
    return own if somebody_else or desk.look(drafts.read, *own) else ("customer", NEW)


def _likeness(each: Likeness) -> str:
    return _("! {name} {code} has the same {what}.").format(name=each.name, code=each.code, what=_(each.reason))


def edited_customer(desk: Desk, rid: int) -> RecordDialog | None:
    """Return the form for a customer's own record."""
    kind = by_name("customer")
    line = desk.look(record_list.get, "customer", rid)
    if line is None:
        return None

    def save(values: Values) -> int:
        subject = str(values.get("name") or "")
        desk.do_now(EDITED, subject, records.change, "customer", rid, values, line.version)
        return rid

    title = f"{line.cells['name']} {line.cells['code']}"
    return dialog_for(desk, title, kind, save, cells=line.cells, draft=str(rid), customer=rid)


def planned_step(desk: Desk, rids: Sequence[int], whom: str) -> RecordDialog:
    """Return the form for a step to plan for one or many customers; `whom` says who or how many they are."""
    kind = by_name("follow_up")

    def save(values: Values) -> list[int]:
        given = (values["what"], values["about"] or "", values["due_on"], values.get("due_time") or "")
        return desk.do_now(N_("Planned a step"), f"{whom}: {given[1]}", follow_ups.add, rids, *given)

    return dialog_for(desk, f"{_('Plan a step')} · {whom}", kind, save, keys=("what", "about", "due_on", "due_time"))
