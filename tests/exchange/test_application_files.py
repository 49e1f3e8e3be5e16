"""Files with a whole application: the line of every key, and the text of what is written."""

import json
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from crodesk.domain.problem import Problem
from crodesk.exchange import application_files
from crodesk.exchange.application_files import Loaded

DATA = {
    "customer": "C-0061",
    "application": {"amount": 350_000_000, "rate": Decimal("12.5"), "start_on": date(2026, 12, 1), "no_debts": True},
    "flow": [{"kind": "sal\"ary\\", "source": "one\ntwo\x7f"}, {"kind": "lương"}],
}  # fmt: skip


def test_what_is_written_is_read_again() -> None:
    assert tomllib.loads(application_files.as_toml(DATA), parse_float=Decimal) == DATA
    found = json.loads(application_files.as_json(DATA), parse_float=Decimal)
    assert found["application"] == {
        "amount": 350_000_000, "rate": Decimal("12.5"), "start_on": "2026-12-01", "no_debts": True,
    }  # fmt: skip
    assert found["flow"] == DATA["flow"]


def test_a_number_that_json_would_round_is_a_text() -> None:
    text = application_files.as_json({"application": {"amount": Decimal("12345678901234567.89")}})
    assert json.loads(text)["application"]["amount"] == "12345678901234567.89"


def test_the_lines_of_toml(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('customer = "C"\n\n[[flow]]\nkind = "a"\n\n[[flow]]\n# why\nkind = "b"\n', "utf-8")
    found = application_files.load(path)
    assert isinstance(found, Loaded)
    assert {place: found.lines[place] for place in (("customer",), ("flow", "0", "kind"), ("flow", "1", "kind"))} == {
        ("customer",): 1, ("flow", "0", "kind"): 4, ("flow", "1", "kind"): 8,
    }  # fmt: skip
    assert found.data == {"customer": "C", "flow": [{"kind": "a"}, {"kind": "b"}]}


def test_the_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{\n "a": {"b": [1, {\n  "c \\" }": "x", "d": true}, []]},\n "e": {}, "f": -1.5e3\n}', "utf-8")
    found = application_files.load(path)
    assert isinstance(found, Loaded)
    assert found.lines == {
        ("a",): 2, ("a", "b"): 2, ("a", "b", "0"): 2, ("a", "b", "1"): 2, ("a", "b", "1", 'c " }'): 3,
        ("a", "b", "1", "d"): 3, ("a", "b", "2"): 3, ("e",): 4, ("f",): 4,
    }  # fmt: skip
    assert application_files.json_lines(" 5 ") == {}


@pytest.mark.parametrize(("name", "text"), [("a.toml", "x = ["), ("a.json", "{"), ("none.json", None)])
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, text: str | None) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    assert isinstance(application_files.load(tmp_path / name), Problem)
