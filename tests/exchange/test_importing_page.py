"""The worked example of docs/importing.md does what the page says."""

import re
from dataclasses import fields
from pathlib import Path

from crodesk.exchange.importing import open_import
from crodesk.exchange.profiles import loading
from crodesk.exchange.profiles.families import FAMILIES
from crodesk.exchange.records import Record, Rejected
from crodesk.exchange.tables import TableOptions

from .conftest import ROOT, outcomes

PAGE = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_worked_example_comes_in(tmp_path: Path) -> None:
    for name, text in zip(("clients.csv", "accounts.csv"), blocks("csv"), strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (profile,) = blocks("toml")
    (tmp_path / "my_bank.toml").write_text(profile, encoding="utf-8")
    found = outcomes(open_import(str(tmp_path / "my_bank.toml"), [tmp_path]))
    records = [each for each in found if isinstance(each, Record)]
    assert [(each.shape.kind, each.key, each.references()) for each in records] == [
        ("customer", "client/KH000017", {}),
        ("contact_point", "client/KH000017/phone", {"customer": ("customer", "client/KH000017")}),
        ("customer", "client/KH000018", {}),
        ("holding", "account/19001", {}),
        ("holding_role", "account/19001/holding_role",
         {"customer": ("customer", "client/KH000017"), "holding": ("holding", "account/19001")}),
        ("holding_reading", "account/19001/holding_reading/2026-11-20", {"holding": ("holding", "account/19001")}),
        ("holding", "account/19002", {}),
        ("holding_role", "account/19002/holding_role",
         {"customer": ("customer", "client/KH000018"), "holding": ("holding", "account/19002")}),
        ("holding_reading", "account/19002/holding_reading/2026-11-20", {"holding": ("holding", "account/19002")}),
    ]  # fmt: skip
    customer, reading = records[0].fields(), records[8].fields()
    assert (customer["name"], customer["born_on"], customer["district"]) == ("Nguyễn Văn Đức", "1990-01-05", "Quận 1")
    assert (records[6].fields()["kind"], reading["balance_minor"]) == ("deposit", 350_000_000)
    (rejected,) = [each for each in found if isinstance(each, Rejected)]
    reason = rejected.problem.text.format(**rejected.problem.values)
    assert f"*line {rejected.line}, {rejected.problem.field}: {reason}*" in PAGE.replace("\n", " ")


def test_every_key_is_explained() -> None:
    keys = {*loading.PROFILE_KEYS, *loading.VALUE_KEYS, *(option.name for option in fields(TableOptions))}
    assert {key for key in keys if f"`{key}" not in PAGE} == set()


def test_every_family_is_named() -> None:
    named = {family.name for family in FAMILIES.values() if family.name != family.kind.name}
    assert {name for name in named if f"`{name}`" not in PAGE} == set()
