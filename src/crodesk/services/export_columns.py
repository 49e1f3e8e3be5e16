"""The columns of an export: whose a record is, its fields, and how long it holds."""

from dataclasses import dataclass

from crodesk.domain.records import Field, RecordKind
from crodesk.domain.words import N_
from crodesk.services.record_list import LINK_NAMES, OWNER_COLUMN

PHONE = "(SELECT phone FROM customer_summary WHERE customer_rid = t.rid)"
_ENDED = Field("ended_on", "", "day")
_OWNED_BY = {
    "service_case": ("case_number", N_("Case")),
    "application": ("application_number", N_("Application")),
    "credit_contract": ("contract_number", N_("Contract")),
    "drawing": ("drawing_name", N_("Drawing")),
    "bank_statement": ("statement_name", N_("Statement of account")),
    "inspection": ("inspection_name", N_("Inspection")),
    "collection_measure": ("measure_name", N_("Measure")),
}
"""The column that says what else than a customer or a holding a record belongs to, and its title."""
_FIRST_HOLDER = """
(SELECT r.customer_rid FROM holding_role r WHERE r.holding_rid = {holding} ORDER BY r.role <> 'owner', r.rid LIMIT 1)
"""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an export."""

    key: str
    """Its name in data."""
    label: str
    """Its heading, a message id."""
    sql: str
    """Where it comes from, over the table `t`."""
    field: Field | None = None
    """The field that it shows; `None` for what the export adds."""


def columns(kind: RecordKind) -> list[Column]:
    """Return the columns of a kind, in the order of its fields."""
    fields = [column for field in kind.fields for column in _of_field(field)]
    added = [Column("phone", N_("Phone"), PHONE)] if kind.name == "customer" else []
    ends = [Column("ended_on", N_("Ended"), f"t.{kind.ends}", _ENDED)] if kind.ends else []
    return [Column("uid", N_("Uid"), "t.uid"), *_owner(kind), *fields, *added, *ends]


def _of_field(field: Field) -> list[Column]:
    if field.key == "restricted":  # such records are never exported
        return []
    if field.kind != "link":
        return [Column(field.key, field.label, f"t.{field.key}", field)]
    if field.target == "customer":
        return _customer(field.key.removesuffix("_rid"), field.label, f"t.{field.key}")
    name = "uid" if field.target == "interaction" else LINK_NAMES[field.target]
    sql = f"(SELECT {name} FROM {field.target} WHERE rid = t.{field.key})"
    return [Column(field.key.removesuffix("_rid"), field.label, sql)]


def _customer(key: str, label: str, rid: str) -> list[Column]:
    number = N_("Customer number") if key == "customer" else N_("That customer's number")
    return [
        Column(f"{key}_code", number, f"(SELECT code FROM customer WHERE rid = {rid})"),
        Column(f"{key}_name", label, f"(SELECT name FROM customer WHERE rid = {rid})"),
    ]


def _owner(kind: RecordKind) -> list[Column]:
    """Return whose a record is; a holding's is who owns it."""
    customer = N_("Customer")
    if kind.name == "holding":
        return _customer("customer", customer, _FIRST_HOLDER.format(holding="t.rid"))
    if kind.owner == "holding":
        number = Column("holding_number", N_("Holding"), "(SELECT number FROM holding WHERE rid = t.holding_rid)")
        holder = _FIRST_HOLDER.format(holding="t.holding_rid")
        if kind.name == "holding_role":
            return [number]
        return [number, *_customer("customer", customer, holder), *_currency(kind)]
    if kind.owner in _OWNED_BY:
        key, label = _OWNED_BY[kind.owner]
        owner = f"SELECT {LINK_NAMES[kind.owner]} FROM {kind.owner} WHERE rid = t.{OWNER_COLUMN[kind.owner]}"
        return [Column(key, label, f"({owner})")]
    named = any(field.key == "customer_rid" for field in kind.fields)
    return _customer("customer", customer, "t.customer_rid") if kind.owner == "customer" and not named else []


def _currency(kind: RecordKind) -> list[Column]:
    """Return the holding's currency where a record's amounts have none of their own."""
    if any(field.key == "currency" for field in kind.fields):
        return []
    return [Column("currency", N_("Currency"), "(SELECT currency FROM holding WHERE rid = t.holding_rid)")]
