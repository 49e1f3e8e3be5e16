"""Where the draft of a contact is kept: the same place wherever it is written, so that it is found again."""

NOTE_DRAFT = "note"


def draft_key(customer_rid: int, kind: str) -> tuple[str, str]:
    """Return where the draft of a kind of note about a customer is kept."""
    return (NOTE_DRAFT, f"{customer_rid}:{kind}")
