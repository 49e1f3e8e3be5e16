"""The loans of whole banks' books come in as the core states them: nothing is retyped, and no ledger is invented."""

from collections import Counter
from pathlib import Path

import pytest

from crodesk.services import importing, loan_list
from crodesk.services.desk import Desk
from crodesk.services.loan_list import Query

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
PROFILES = ROOT / "examples" / "profiles"
STATED = {"finished": 203, "finished_unpaid": 31, "running": 403, "late": 45}
"""Loans by status: A, B, C and D of the files, counted with `sort | uniq -c`."""

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the public sample data is not beside the checkout")


@needs_data
@pytest.mark.parametrize("book", ["bank_book", "berka"])
def test_the_loans_of_a_book_come_in_as_stated(desk: Desk, book: str) -> None:
    importing.import_files(desk, str(PROFILES / f"{book}.toml"), [DATA / book])
    desk.keep_loans()
    assert desk.look(loan_list.is_current)
    rows = desk.look(lambda reader: reader.rows("SELECT stated, stated_by, live FROM loan_state"))
    assert Counter(stated for stated, _by, _live in rows) == STATED
    assert {by for _stated, by, _live in rows} == {"core"}
    assert {(stated, live) for stated, _by, live in rows} == {
        ("finished", 0), ("finished_unpaid", 1), ("running", 1), ("late", 1),
    }  # fmt: skip
    for table in ("loan_event", "loan_terms", "debt_group"):
        assert desk.look(lambda reader, name=table: reader.value(f"SELECT count(*) FROM {name}")) == 0  # type: ignore[misc]
    assert desk.look(loan_list.count, Query("live"), desk.today) == 31 + 403 + 45
    assert desk.look(loan_list.count, Query("stated_late"), desk.today) == 31 + 45
