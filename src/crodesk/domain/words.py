"""Marks words that an officer will read, so that the catalogues can carry them in each language."""


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Return `message` unchanged; whoever shows it translates it."""
    return message
