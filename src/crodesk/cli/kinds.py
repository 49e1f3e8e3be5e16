"""The names by which commands call kinds of record: the registry's own, and the plural words people use."""

from crodesk.cli.call import WRONG_USE, Stop
from crodesk.domain.records import KINDS, RecordKind, by_name
from crodesk.domain.words import N_
from crodesk.language import _

NAMES = {
    "contact": "contact_point",
    "tag": "customer_tag",
    "paper": "identity_document",
    "declaration": "kyc_profile",
    "role": "holding_role",
    "reading": "holding_reading",
    "transaction": "bank_transaction",
    "note": "interaction",
    "case": "service_case",
    "step": "case_event",
}
"""Short names beside the registry's own."""


def names() -> list[str]:
    """Return the names of all kinds as commands show them."""
    return [kind.name.replace("_", "-") for kind in KINDS]


def named(text: str) -> RecordKind:
    """Return the kind called `text`, or stop and name those there are."""
    name = text.casefold().replace("-", "_")
    for one in (name, name.removesuffix("s"), name.removesuffix("es"), f"{name.removesuffix('ies')}y"):
        if any(kind.name == NAMES.get(one, one) for kind in KINDS):
            return by_name(NAMES.get(one, one))
    sentence = _(N_("There is no kind of record “{text}”. There are: {known}.")).format(
        text=text, known=", ".join(names())
    )
    raise Stop(sentence, WRONG_USE)
