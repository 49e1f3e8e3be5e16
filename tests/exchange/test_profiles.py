"""A slip of the pen in a profile is answered with the file, the key and the nearest that there is."""

from pathlib import Path

import pytest

from crodesk.domain.problem import Refused
from crodesk.exchange.profiles.loading import load

from .conftest import PROFILES

GOOD = """
currency = "VND"
century = 1950
[ids]
client = { prefix = "C", digits = 8 }
account = {}
[maps.sex]
Nam = "male"
[lookups.district]
file = "district.csv"
key = "id"
value = "name"
[[sources]]
file = "clients.csv"
into = "customers"
key = { column = "id", id = "client" }
[sources.fields]
name = "name"
sex = { column = "sex", map = "sex" }
born_on = { column = "born", date = "DD/MM/YYYY" }
district = { column = "district", lookup = "district" }
[[sources.also]]
kind = "contact_point"
fields = { kind = { value = "phone" }, value = "phone" }
[[sources]]
file = "accounts.csv"
into = "accounts"
key = { column = "number", id = "account" }
fields = { number = "number" }
[[sources]]
file = "owners.csv"
into = "account_holders"
key = { row = true }
[sources.fields]
customer = { column = "client", id = "client" }
holding = { column = "account", id = "account" }
"""


def loading(tmp_path: Path, text: str) -> None:
    (tmp_path / "bank.toml").write_text(text, encoding="utf-8")
    load(tmp_path / "bank.toml")


def test_a_profile_is_read_with_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "bank.toml").write_text(GOOD, encoding="utf-8")
    profile = load(tmp_path / "bank.toml")
    assert profile.name == "bank"
    assert [source.family.name for source in profile.sources] == ["customers", "accounts", "account_holders"]
    assert profile.sources[0].lookups == {"district"}
    assert profile.sources[0].columns == {"id", "name", "sex", "born", "district", "phone"}
    assert profile.ids["client"].full("7") == "C00000007"


@pytest.mark.parametrize(
    ("right", "wrong", "answer"),
    [
        ("currency =", "curency =", "“curency”; the nearest is “currency”"),
        ("column = \"born\"", "colum = \"born\"", r"“sources\[1\].fields.born_on.colum”; the nearest is “column”"),
        ("born_on =", "born =", r"“sources\[1\].fields.born”; the nearest is “born_on”"),
        ("into = \"accounts\"", "into = \"acounts\"", r"into can.t be “acounts”; the nearest is “accounts”"),
        ("kind = \"contact_point\"", "kind = \"contact\"", r"also\[1\].kind can't be “contact”.*“contact_point”"),
        ('id = "client" }', 'id = "cleint" }', r"sources\[1\].key.id can't be “cleint”; the nearest is “client”"),
        ('map = "sex"', 'map = "sexes"', r"sources\[1\].fields.sex.map can't be “sexes”; the nearest is “sex”"),
        ('lookup = "district"', 'lookup = "districts"', "can't be “districts”; the nearest is “district”"),
        ('Nam = "male"', 'Nam = "mail"', r"sources\[1\].fields.sex can't be “mail”; the nearest is “male”"),
        ("DD/MM/YYYY", "dd/mm/yyyy", r"fields.born_on.date is no form of a date: “dd/mm/yyyy”"),
        ("digits = 8", 'digits = "8"', "ids.client.digits must be a whole number"),
        ('file = "accounts.csv"\n', "", r"sources\[2\].file must name a file"),
        ('fields = { number = "number" }', "fields = {}", r"sources\[2\].fields.number is missing"),
        ('currency = "VND"', "", r"sources\[2\].fields.currency is missing"),
        ('key = { column = "number", id = "account" }\n', "", r"sources\[2\].key needs exactly one of: column"),
        ("{ row = true }", '{ row = true, column = "x" }', "needs exactly one of"),
        ('kind = "contact_point"', 'kind = "holding_reading"', "can't belong to a customer"),
        ("century = 1950", "century = 1950\nzone = \"Nowhere/Atall\"", "zone is no time zone"),
        ("century = 1950", "century = 1950\nsources = 5", "bank.toml"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_answered(tmp_path: Path, right: str, wrong: str, answer: str) -> None:
    assert right in GOOD
    with pytest.raises(Refused, match=answer) as refused:
        loading(tmp_path, GOOD.replace(right, wrong, 1))
    assert "bank.toml" in str(refused.value)


def test_a_short_year_needs_its_century(tmp_path: Path) -> None:
    short = GOOD.replace("DD/MM/YYYY", "DD/MM/YY")
    loading(tmp_path, short)
    with pytest.raises(Refused, match="century"):
        loading(tmp_path, short.replace("century = 1950", ""))


def test_a_source_stands_after_what_it_refers_to(tmp_path: Path) -> None:
    head, clients, accounts, owners = GOOD.split("[[sources]]")
    with pytest.raises(Refused, match=r"sources\[1\] must stand after the source that its “customer” refers to"):
        loading(tmp_path, "[[sources]]".join([head, owners, clients, accounts]))


def test_a_file_that_is_no_profile_is_refused_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"bank\.toml.*line 2"):
        loading(tmp_path, 'currency = "VND"\nids == 3\n')
    with pytest.raises(Refused, match="at least one"):
        loading(tmp_path, 'currency = "VND"\n')
    with pytest.raises(Refused, match="can't be read"):
        load(tmp_path / "nowhere.toml")


@pytest.mark.parametrize("name", ["bank_book", "berka"])
def test_the_profiles_that_are_shipped_hold(name: str) -> None:
    assert load(PROFILES / f"{name}.toml").name == name
