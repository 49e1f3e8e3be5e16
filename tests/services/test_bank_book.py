"""A whole bank's book comes in with the counts that its files have, goes again, and comes back."""

from pathlib import Path
from typing import Any

import pytest

from crodesk.domain.problem import Problem
from crodesk.services import importing
from crodesk.services.desk import Desk
from crodesk.storage import journal

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
PROFILES = ROOT / "examples" / "profiles"

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the public sample data is not beside the checkout")

BANK_BOOK = {
    "customers": 5369,
    "accounts": 4500,
    "account_holders": 5369,
    "cards": 892,
    "loans": 682,
    "standing_orders": 6471,
    "cases": 23419,
    "interactions": 3999 + 504,
}
"""Records of the files, counted with a CSV reader: 504 reviews are interactions beside the 3,999 calls."""

BERKA = {
    "customers": 5369,
    "accounts": 4500,
    "account_holders": 5369,
    "cards": 892,
    "loans": 682,
    "standing_orders": 6471,
    "transactions": 49102,
}


def state(desk: Desk) -> list[Any]:
    tables = (
        "customer",
        "holding",
        "holding_role",
        "service_case",
        "interaction",
        "bank_transaction",
        "customer_summary",
    )
    return [desk.look(lambda reader, name=table: reader.value(f"SELECT count(*) FROM {name}")) for table in tables]  # type: ignore[misc]


def verified(desk: Desk) -> Problem | None:
    return desk.read_now(lambda reader: reader.with_connection(journal.verify))


@needs_data
def test_the_bank_book_comes_in_goes_and_comes_back(desk: Desk) -> None:
    def bring_in() -> dict[str, Any]:
        return importing.import_files(desk, str(PROFILES / "bank_book.toml"), [DATA / "bank_book"]).data()

    empty = state(desk)
    first = bring_in()
    assert {kind: count["new"] for kind, count in first["kinds"].items()} == BANK_BOOK
    assert {count["rejected"] + count["updated"] + count["same"] for count in first["kinds"].values()} == {0}
    assert first["kinds"]["interactions"]["with_customer"] == 2504
    assert 579 in first["warnings"].values()
    assert verified(desk) is None
    full = state(desk)
    open_cases = desk.look(lambda reader: reader.value("SELECT count(*) FROM service_case WHERE status <> 'closed'"))
    late = desk.look(
        lambda r: r.value("SELECT count(*) FROM service_case WHERE answer_by <> date(opened_on, '+15 days')")
    )
    assert (open_cases, late) == (184, 0)
    again = bring_in()
    assert {kind: count["same"] for kind, count in again["kinds"].items()} == BANK_BOOK
    desk.undo()
    assert state(desk) == empty
    assert verified(desk) is None
    desk.redo()
    assert state(desk) == full
    assert verified(desk) is None


@needs_data
def test_the_berka_files_come_in_with_their_whole_transactions(desk: Desk) -> None:
    summary = importing.import_files(desk, str(PROFILES / "berka.toml"), [DATA / "berka"])
    assert {kind: count.new for kind, count in summary.kinds.items()} == BERKA
    assert [(each.file.name, each.line) for each in summary.rejected] == [("trans_first3MiB.asc", 49104)]
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer WHERE name = code")) == 5369
    assert verified(desk) is None


@needs_data
def test_contact_cards_of_every_program_come_in_and_nobody_is_lost(desk: Desk) -> None:
    summary = importing.import_files(desk, "vcard", [DATA / "contacts" / "vcard"])
    assert summary.kinds["contacts"].read == 25
    assert desk.look(lambda reader: reader.value("SELECT count(*) FROM customer WHERE name <> ''")) == 25
