"""What clocks of running loans are read from: each statement by the index of its day, or of who was touched."""

import pytest

from crodesk.storage import clock_facts, queue
from crodesk.storage.connection import Connection
from tests.storage.test_queries import fresh, plan

__all__ = ["fresh"]

BY_DAY = {
    "ledger_instalment": "loan_by_due",
    "ledger_arrears": "loan_by_lateness",
    "group_step": "loan_by_step",
    "inspection": "loan_by_inspection",
}


@pytest.mark.parametrize(("source", "index"), BY_DAY.items())
def test_loans_that_call_are_found_by_the_index_of_their_day(fresh: Connection, source: str, index: str) -> None:
    first, *others = plan(fresh, clock_facts.statement(source, touched=False))
    assert first.startswith(f"SEARCH l USING INDEX {index} (")
    assert not [each for each in others if each.startswith("SCAN")]


@pytest.mark.parametrize("source", [*BY_DAY, "promised", "received", "stated"])
def test_of_those_who_were_touched_only_their_own_is_read(fresh: Connection, source: str) -> None:
    details = plan(fresh, clock_facts.statement(source, touched=True))
    whole = [each for each in details if each.startswith("SCAN") and "queue_touched" not in each]
    assert not [each for each in whole if not each.startswith("SCAN json_each")]
    own = ("SEARCH l USING INDEX loan_by_customer", "SEARCH f USING INDEX", "SEARCH r USING INDEX")
    assert any(each.startswith(own) for each in details)


def test_a_loan_with_a_ledger_is_told_from_others_by_its_number(fresh: Connection) -> None:
    for source in ("instalment", "arrears"):
        details = plan(fresh, clock_facts.statement(source, touched=True))
        assert any(each.startswith("SEARCH l USING INTEGER PRIMARY KEY") for each in details)


def test_many_customers_that_are_touched_are_all(fresh: Connection) -> None:
    fresh.execute(queue.NOBODY_TOUCHED)
    queue.touch(fresh, [(number, "") for number in range(1, queue.MOST_TOUCHED + 1)])
    assert fresh.execute("SELECT count(*), min(customer_rid) FROM queue_touched").fetchone() == (queue.MOST_TOUCHED, 1)
    queue.touch(fresh, [(number, "") for number in range(1, queue.MOST_TOUCHED + 2)])
    assert fresh.execute("SELECT min(customer_rid) FROM queue_touched").fetchone() == (queue.EVERYBODY,)


def test_conditions_of_those_who_were_touched_are_read_by_their_contracts(fresh: Connection) -> None:
    details = plan(fresh, clock_facts.statement("condition", touched=True))
    assert any(each.startswith("SEARCH c USING INDEX") for each in details)
    assert any(each.startswith("SEARCH d USING INDEX") for each in details)
