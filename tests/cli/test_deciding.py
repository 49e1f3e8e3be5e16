"""Deciding on a package without a desk, and taking that decision in at the officer's."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from crodesk.exchange.package import Decision, Verdict, read_decision
from tests.cli.conftest import Run

SALARY = ("product=salary_loan", "amount=350m", "months=36", "rate=12.5%")
BY = ("--by", "Võ Minh Khoa")


@pytest.fixture
def package(crodesk: Run, tmp_path: Path) -> Path:
    crodesk("customer", "new", "--name", "Phạm Quốc Huy", "--code", "C-0061")
    number = crodesk("application", "new", "C-0061", *SALARY).out.strip()
    crodesk("application", "submit", number)
    crodesk("application", "package", number, "--to", tmp_path / "p.zip")
    return tmp_path / "p.zip"


def written(path: Path) -> Decision:
    found = read_decision(path.read_bytes())
    assert isinstance(found, Decision)
    return found


def test_a_decision_goes_there_and_back(crodesk: Run, package: Path, tmp_path: Path) -> None:
    file = tmp_path / "decision.json"
    away = ("--desk", tmp_path / "no-desk-here.sqlite")
    assert crodesk(*away, "decide", package, "approve", *BY, "--to", file).out.strip() == str(file)
    decision = written(file)
    assert (decision.decision, decision.by, decision.amount, decision.months, decision.rate, decision.currency) == (
        Verdict.APPROVE, "Võ Minh Khoa", Decimal(350_000_000), 36, Decimal("12.5"), "VND",
    )  # fmt: skip
    assert crodesk("application", "decision", "L-0001", file, "--yes").out.strip() == "L-0001\tapproved"


def test_terms_and_conditions_are_written_as_they_are_typed(crodesk: Run, package: Path, tmp_path: Path) -> None:
    file = tmp_path / "decision.json"
    terms = ("--amount", "300m", "--months", "2y", "--rate", "11.75", "--condition", "a", "--condition", "b")
    found = json.loads(crodesk("decide", package, "approve", *BY, *terms, "--to", file, "--json").out)
    assert found == {"number": "L-0001", "decision": "conditional", "path": str(file)}
    decision = written(file)
    assert (decision.amount, decision.months, decision.rate) == (Decimal(300_000_000), 24, Decimal("11.75"))
    assert decision.conditions == ("a", "b")
    again = crodesk("decide", package, "approve", *BY, "--to", file)
    assert again.code == 1
    assert "something at" in again.err


def test_a_decline_gives_its_reason_and_no_terms(crodesk: Run, package: Path, tmp_path: Path) -> None:
    file = tmp_path / "decision.json"
    refused = crodesk("decide", package, "decline", *BY, "--to", file)
    assert refused.code == 1
    assert "gives no reason" in refused.err
    assert not file.exists()
    crodesk("decide", package, "decline", *BY, "--reason", "income", "--to", file)
    assert (written(file).decision, written(file).amount) == (Verdict.DECLINE, None)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("--by", "Lan"), "Lan prepared the application and can't decide it."),
        ((*BY, "--amount", "much"), "much"),
        ((*BY, "--months", "0"), "Term: "),
        ((*BY, "--rate", "101"), "no rate of 0 to 100 %"),
        ((*BY, "--amount", "300 usd"), "This amount is in VND, not in USD."),
    ],
)
def test_what_can_t_be_so_is_said_and_nothing_written(
    crodesk: Run, package: Path, tmp_path: Path, said: tuple[str, ...], words: str
) -> None:
    answer = crodesk("decide", package, "approve", *said, "--to", tmp_path / "decision.json")
    assert answer.code == 1
    assert words in answer.err
    assert not (tmp_path / "decision.json").exists()


def test_what_is_no_package_is_said(crodesk: Run, tmp_path: Path) -> None:
    (tmp_path / "p.zip").write_bytes(b"PK\x03\x04")
    answer = crodesk("decide", tmp_path / "p.zip", "approve", *BY, "--to", tmp_path / "d.json")
    assert answer.code == 1
    assert "is damaged" in answer.err
    assert crodesk("decide", tmp_path / "none", "approve", *BY, "--to", tmp_path / "d.json").code == 1
