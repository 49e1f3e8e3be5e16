"""The published cases of schedules, dates and day counts, each naming its source."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

CASES: dict[str, dict[str, Any]] = {
    case["id"]: case
    for case in json.loads(Path(__file__).with_name("published.json").read_text(encoding="utf-8"), parse_float=Decimal)
}


def inputs(case: str) -> dict[str, Any]:
    """Return what a case starts from."""
    found: dict[str, Any] = CASES[case]["inputs"]
    return found


def expected(case: str) -> dict[str, Any]:
    """Return what a case comes to."""
    found: dict[str, Any] = CASES[case]["expected"]
    return found


def tolerance(case: str) -> Decimal:
    """Return how far off an answer may be."""
    return Decimal(CASES[case]["tolerance"])
