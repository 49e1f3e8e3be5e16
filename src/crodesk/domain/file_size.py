"""Sizes of files as people read them, in units of a thousand bytes (SI, as file managers and sticks count)."""

_UNITS = ("B", "kB", "MB", "GB")
_STEP = 1000
_WHOLE_FROM = 10
"""From so many of a unit on, no decimal is shown."""


def format_size(size: int, language: str) -> str:
    """Return a size of 0 or more bytes with its unit: `820 B`, `1.4 MB`; Vietnamese writes `1,4 MB`."""
    amount, unit = float(size), 0
    while round(amount) >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    short = f"{amount:.0f}" if unit == 0 or round(amount, 1) >= _WHOLE_FROM else f"{amount:.1f}"
    return f"{short.replace('.', ',') if language == 'vi' else short} {_UNITS[unit]}"
