"""A secured loan of a company from the first key to its contract, on the real program at 80 by 24."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from crodesk.services import application_view, opening
from crodesk.services.clock import Clock
from tests.terminal import business_officer as by_keys
from tests.terminal.business_officer import CONDITION, DECIDER, OWN_CONDITION, THIS, Business
from tests.terminal.conftest import Start
from tests.terminal.officer import TODAY, at_work, desk_of

MOST_KEYS = 1_050
"""Keys that it may take to the decision, names, amounts and reasons written out."""
# By hand. 5.4 bn over 60 months by equal principal, 10.5 % by days on 365: the second instalment is the heaviest, 90 m
# and the interest of 31 days on 5.31 bn. Cash of a year is what sales leave after goods, operation and tax.
HEAVIEST = 90_000_000 + round(Fraction(5_310_000_000 * 105 * 31, 1000 * 365))
CASH = 40_000_000_000 - 30_000_000_000 - 4_000_000_000 - 820_000_000
FIGURES = {
    "service": Fraction(HEAVIEST),
    "cash": Fraction(CASH),
    "dscr": Fraction(CASH, 12 * (51_000_000 + 80_000_000 + HEAVIEST)),
    "ltv_after": Fraction(5_400_000_000 * 100, 12_000_000_000),
    "own_share": Fraction(10_000_000_000 - 5_400_000_000, 100_000_000),
    "lending_value": Fraction(12_000_000_000 * 70, 100),
    "group_exposure": Fraction(7_650_000_000 + 4_280_000_000 + 5_400_000_000),
}
"""By code of its ratio: what follows from what was entered; two firms of the group owe us 7.65 and 4.28 bn already."""


@pytest.fixture(params=["en", "vi", "zh"])
def business(request: pytest.FixtureRequest, start: Start, tmp_path: Path) -> Business:
    path = desk_of(tmp_path)
    return Business(at_work(start, path, language=request.param, room="1"), request.param, path)


def are_near(found: Mapping[str, str | Decimal]) -> bool:
    return all(abs(Fraction(found[code]) - value) < Fraction(1, 10**9) for code, value in FIGURES.items())


def figures_are_as_by_hand(desk: Business) -> None:
    """Hold the figures of the application, and those frozen with the decision, to the ones worked out by hand."""
    decisive = f"FROM decision_snapshot WHERE decisive = 1 AND application_rid = {THIS}"
    content, fingerprint, count = desk.kept(f"SELECT content, sha256, count(*) {decisive}")
    assert (hashlib.sha256(content.encode()).hexdigest(), count) == (fingerprint, 1)
    frozen = json.loads(content)["appraisal"]["figures"]["values"]
    assert are_near({code: frozen[code]["value"] for code in FIGURES})
    reading = opening.open_to_read(desk.path, None, Clock.on(TODAY))
    shown = reading.look(application_view.read, desk.kept(f"SELECT {THIS}")[0], TODAY)
    reading.close()
    assert shown is not None
    values = shown.appraisal.figures.values
    assert are_near({code: values[code].value or Decimal(0) for code in FIGURES})


def moves_are_told(desk: Business) -> None:
    """See every move with who said so and why, and the terms of the decision."""
    own = f"FROM application_event WHERE application_rid = {THIS}"
    told = desk.all_kept(f"SELECT move, decided_by, reason, conditions {own} ORDER BY rid")
    assert told == [
        ("start", "", "", ""),
        ("submit", "", "", ""),
        ("give_back", DECIDER, by_keys.TOO_MUCH, ""),
        ("submit", "", "", ""),
        ("approve_conditionally", DECIDER, "", f"{CONDITION}\n{OWN_CONDITION}"),
    ]
    terms = f"SELECT level, minutes, amount_minor, months, rate_ppm {own} AND move = 'approve_conditionally'"
    assert desk.kept(terms) == (by_keys.LEVEL, by_keys.MINUTES, 5_400_000_000, 60, 105_000)


def test_a_secured_business_loan_from_the_first_key_to_its_contract(business: Business, tmp_path: Path) -> None:
    by_keys.enters(business)
    by_keys.appraises(business)
    by_keys.sends(business)
    by_keys.is_returned_and_mended(business)
    by_keys.sends(business)
    by_keys.is_decided(business)
    assert business.officer.keys <= MOST_KEYS
    report = by_keys.prints(business, "3", tmp_path / "report.docx")
    contract = by_keys.prints(business, "6", tmp_path / "contract.docx")
    business.officer.terminal.kill9()
    figures_are_as_by_hand(business)
    moves_are_told(business)
    for paper in (report, contract):
        assert {"Nhựa Duy Khánh", "Trần Duy Khánh"} <= set(paper.splitlines())
        assert "VND 5,400,000,000" in paper
        assert "ive billion four hundred million dong" in paper
    assert f"DSCR\n{float(FIGURES['dscr']):.2f}\nat least 1.25" in report
    assert "LTV after\n45%\nat most 70%" in report
    assert f"1. {CONDITION}\n2. {OWN_CONDITION}" in contract
    # The heaviest instalment, and the last one of 60 that leaves nothing.
    assert f"2\n20 January 2027\n90,000,000\n{HEAVIEST - 90_000_000:,}\n{HEAVIEST:,}\n5,220,000,000" in contract
    assert re.search(r"\n60\n20 November 2031\n90,000,000\n[\d,]+\n[\d,]+\n0\n", contract)
    printed = f"SELECT count(*) FROM issued_paper WHERE application_rid = {THIS} AND language = 'en'"
    assert business.kept(printed) == (2,)
