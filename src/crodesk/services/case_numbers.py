"""How the desk numbers cases: by kind and year, such as `CP-2026-0007`."""

PREFIX = {"complaint": "CP", "dispute": "DP", "error": "ER", "enquiry": "EQ", "request": "RQ"}
"""What the number of a case of a kind begins with."""
SERIAL = 4
"""Digits of the last part at least, filled up with zeros."""


def series(kind: str, year: int) -> str:
    """Return what the numbers of the cases of a kind and a year begin with."""
    return f"{PREFIX.get(kind, 'RQ')}-{year}-"
