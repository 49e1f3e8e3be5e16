"""What is handed over with a customer: tables and columns by name, so that a file can bring nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa
from sqlmodel import SQLModel

from crodesk.storage import derived, tables  # noqa: F401 - tables fill the metadata

OWNED: Mapping[str, tuple[str, ...]] = {
    "customer": (),
    **dict.fromkeys(
        (
            "address", "application", "consent", "contact_point", "customer_tag", "fact", "identity_document",
            "kyc_profile", "need", "offer", "preference", "relation", "risk_review", "service_case",
            "credit_contract", "officer_assignment",
        ),
        ("customer_rid",),
    ),
    "holding": (),
    "holding_role": ("customer_rid",),
    "interaction": ("customer_rid",),
    "follow_up": ("customer_rid",),
    "warning_signal": ("customer_rid",),
    "case_event": ("case_rid",),
    **dict.fromkeys(
        (
            "application_event", "application_finding", "application_party", "application_statement",
            "scorecard_answer", "application_asset", "application_debt", "application_flow", "application_paper",
            "bureau_report", "collateral", "decision_snapshot",
        ),
        ("application_rid",),
    ),
    **dict.fromkeys(
        (
            "bank_transaction", "debt_group", "holding_reading", "known_payer", "standing_order", "statement_entry",
            "loan_terms", "loan_event", "collection_measure",
        ),
        ("holding_rid",),
    ),
    "contract_addendum": ("credit_contract_rid",),
    "contract_condition": ("credit_contract_rid",),
    "drawing": ("credit_contract_rid",),
    "drawing_payee": ("drawing_rid",),
    "security_contract": ("credit_contract_rid",),
    "inspection": ("holding_rid",),
    "inspection_item": ("inspection_rid",),
    "measure_step": ("collection_measure_rid",),
    "attachment": ("customer_rid",),
    "issued_paper": ("application_rid", "holding_rid", "drawing_rid"),
}  # fmt: skip
"""By table: the links by which its rows go with what they point to, parents before children. A holding goes with
whoever has a role in it."""

SHARED = ("product", "officer", "bank_statement")
"""Tables whose rows are only pointed to: one that isn't there yet comes along, one that is stays as it is."""

STAYS = frozenset({
    "branch", "draft", "exchange_rate", "follow_up_rule", "hand_over", "hand_over_content", "import_run", "own_key",
    "saved_view", "setting", "source_record", "trusted_card", "action", "change", "journal_context",
})  # fmt: skip
"""Tables that are the desk's own."""

KEPT_HERE = frozenset({"rid", "uid", "version", "is_me"})
"""Columns that say something of a desk, not of the record."""

NAMED_HERE = {"customer": "code", "application": "number"}
"""Columns by which each desk calls its records: they come with a new row, and no row that is here is renamed."""

FILES = ("attachment", "issued_paper")
FILE = "content_hash"
"""The column of these tables that names a file beside the desk: it is made anew on each desk."""

ONCE = frozenset({*NAMED_HERE.items(), *((table, FILE) for table in FILES)})
"""Columns that are set when a row comes in, and never merged."""

CALLED: Mapping[str, tuple[str, str]] = {
    "relation": ("other_rid", "person_name"),
    "application_party": ("customer_rid", "name"),
}
"""By table: a link to a customer, and the column that says the name of somebody who is none here."""

MORE_KEYS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "product": (("code", "edition"),),
    "officer": (("staff_number",), ("name",)),
    "bank_statement": (("sha256",),),
    "debt_group": (("holding_rid", "as_of", "source"),),
}
"""By table: what tells that two rows are the same, besides what must be unique."""

ONLY: Mapping[tuple[str, tuple[str, ...]], tuple[str, object]] = {
    ("debt_group", ("holding_rid", "as_of", "source")): ("source", "ours"),
    ("customer_tag", ("customer_rid", "tag")): ("ended_on", None),
}
"""By table and key: the column and its value with which alone the key tells something, on both desks."""

RECKONED: Mapping[str, tuple[str, frozenset[str]]] = {
    "debt_group": ("ours", frozenset({"group_code", "days_late", "pack", "why"})),
    "warning_signal": ("computed", frozenset({"seen_on", "weight", "evidence"})),
}
"""By table: the source of rows that each desk reckons by itself, and what it reckons: nobody is asked about that."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is handed over of one table."""

    table: str
    columns: Mapping[str, sa.Column[object]]
    """By name, links included."""
    links: Mapping[str, str]
    """By column: the table it points to."""
    keys: tuple[tuple[str, ...], ...]
    """Columns that together tell that a row is one that is here under another uid."""
    merged: frozenset[str]
    """The columns that are held against one another."""


@cache
def scopes() -> dict[str, Scope]:
    """Return all that can be handed over, by table, in an order in which rows can come in."""
    wanted = {*OWNED, *SHARED}
    return {table.name: _scope(table) for table in SQLModel.metadata.sorted_tables if table.name in wanted}


def _scope(table: sa.Table) -> Scope:
    made = set(derived.RULES[table.name]({})) if table.name in derived.RULES else set()
    left_out = KEPT_HERE | made | {column.name for column in table.columns if _target(column) in STAYS}
    columns = {column.name: column for column in table.columns if column.name not in left_out}
    links = {name: target for name, column in columns.items() if (target := _target(column))}
    once = {name for of, name in ONCE if of == table.name}
    merged = frozenset() if table.name in SHARED else frozenset(set(columns) - once)
    return Scope(table.name, columns, links, (*_unique(table), *MORE_KEYS.get(table.name, ())), merged)


def _target(column: sa.Column[object]) -> str:
    return next((key.column.table.name for key in column.foreign_keys), "")


def _unique(table: sa.Table) -> list[tuple[str, ...]]:
    """Return what must be unique in a table; the number of an application is this desk's own, and made anew."""
    indexes = [tuple(column.name for column in index.columns) for index in table.indexes if index.unique]
    return sorted(key for key in indexes if key != (NAMED_HERE.get(table.name),))
