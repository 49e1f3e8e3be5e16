"""What a customer's record lacks."""

from crodesk.domain.words import N_

NEEDED = {
    "has_born": N_("birth or founding date"),
    "has_reach": N_("phone or e-mail"),
    "has_address": N_("address"),
    "has_paper": N_("identity paper"),
}
"""What every record needs, with the words for it; the list's summary counts the same four."""


def missing(has: dict[str, bool]) -> list[str]:
    """Return message ids of what is missing, in the order in which it is asked for."""
    return [words for key, words in NEEDED.items() if not has.get(key)]
