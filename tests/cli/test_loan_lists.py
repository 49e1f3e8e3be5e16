"""Lists of running loans by commands: found by a text, written to a file."""

import csv
import json
from pathlib import Path

from tests.cli.conftest import Run

TERMS = ("method=equal-principal", "rate=12%", "months=12", "start_on=2026-05-15", "day_count=MONTHLY")


def a_loan(crodesk: Run, name: str, code: str, number: str) -> None:
    crodesk("customer", "new", "--name", name, "--code", code)
    crodesk("record", "add", "holding", code, "kind=loan", f"number={number}", "amount=12m", "currency=VND")
    assert crodesk("record", "add", "loan_terms", number, "amount=12m", *TERMS).code == 0


def test_a_list_is_narrowed_by_a_text_and_written_to_a_file(crodesk: Run, tmp_path: Path) -> None:
    loan = "L-2231"
    a_loan(crodesk, "Trần Văn Đức", "C-0107", loan)
    a_loan(crodesk, "=Lê Thị Mai", "C-0108", "L-2232")
    for text, numbers in (
        ("", [loan, "L-2232"]), ("duc tran", [loan]), ("2232", ["L-2232"]), ("L-22", [loan, "L-2232"]),
        ("mai 2231", []), ("c-0107", [loan]), ("uc", []),
    ):  # fmt: skip
        found = json.loads(crodesk("loans", "--find", text, "--json").out)
        assert [line["number"] for line in found["loans"]] == numbers, text
        assert sum(total["loans"] for total in found["totals"]) == len(numbers)
    path = tmp_path / "loans.csv"
    assert crodesk("loans", "--find", "mai", "--out", path).code == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["Number"], row["Customer"], row["Owing"]) == ("L-2232", "'=Lê Thị Mai", "12000000")
    assert "There is a file" in crodesk("loans", "--out", path).err
    assert crodesk("loans", "--out", path, "--force").code == 0
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 3
    assert crodesk("loans", "--out", tmp_path / "loans.doc").code == 2
