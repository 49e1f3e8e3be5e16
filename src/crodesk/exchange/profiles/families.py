"""What an import counts: the families of records that a source brings, and the kind of record that each becomes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from crodesk.domain.records import KINDS, Field, RecordKind, by_name


@dataclass(frozen=True, slots=True)
class Family:
    """Records that are counted together in the summary of an import."""

    name: str
    """As the summary calls them."""
    kind: RecordKind
    """The kind of record that one of them becomes."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Values that its records have unless the profile says otherwise."""


_NAMED = (
    Family("customers", by_name("customer"), {"kind": "individual", "status": "active"}),
    Family("contacts", by_name("customer"), {"kind": "individual", "status": "prospect"}),
    Family("accounts", by_name("holding"), {"kind": "account"}),
    Family("cards", by_name("holding"), {"kind": "card"}),
    Family("loans", by_name("holding"), {"kind": "loan"}),
    Family("account_holders", by_name("holding_role"), {"role": "owner"}),
    Family("standing_orders", by_name("standing_order")),
    Family("cases", by_name("service_case"), {"kind": "complaint", "status": "open"}),
    Family("interactions", by_name("interaction"), {"kind": "note"}),
    Family("transactions", by_name("bank_transaction")),
)

FAMILIES: dict[str, Family] = {
    **{kind.name: Family(kind.name, kind) for kind in KINDS if kind.name not in {"customer", "interaction"}},
    **{family.name: family for family in _NAMED},
}
"""What a source can be brought into: the ten families, and any other kind of record under its own name."""

_MAY_BE_NOBODYS = frozenset({"service_case", "interaction", "follow_up"})


def links(kind: RecordKind) -> dict[str, str]:
    """Return the records that one of this kind points to: the name of each link, the owner's first, and its kind."""
    owner = {_link_name(_owner(kind)): _owner(kind)} if _owner(kind) else {}
    return owner | {_link_name(each.key): each.target for each in kind.fields if each.kind == "link"}


def link_to(kind: RecordKind, target: str, taken: Collection[str]) -> str:
    """Return the first link of a kind that points to `target` and isn't taken; empty when there is none."""
    return next((name for name, pointed in links(kind).items() if pointed == target and name not in taken), "")


def plain_fields(kind: RecordKind) -> dict[str, Field]:
    """Return the fields of a kind that hold a value of their own."""
    return {each.key: each for each in kind.fields if each.kind != "link"}


def needed(kind: RecordKind) -> frozenset[str]:
    """Return the fields and links that a record of this kind can't be without."""
    optional = {_link_name(each.key) for each in kind.fields if not each.required}
    owner = {_link_name(_owner(kind))} if _owner(kind) and kind.name not in _MAY_BE_NOBODYS else set[str]()
    return frozenset({_link_name(each.key) for each in kind.fields if each.required} | (owner - optional))


def _owner(kind: RecordKind) -> str:
    """Return the kind that a record points to as its owner; a holding has holders in its stead."""
    return "" if kind.name == "holding" else kind.owner


def _link_name(key: str) -> str:
    return "case" if key == "service_case" else key.removesuffix("_rid")
