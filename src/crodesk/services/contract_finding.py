"""Which contract is meant: of an application, a loan, a row of the queue, a number."""

from crodesk.services.queue import QueueItem
from crodesk.storage.queries import contracts as q
from crodesk.storage.reader import Reader


def of_application(reader: Reader, application: int) -> int | None:
    """Return the contract made of an application, the newest; `None` where there is none."""
    found = reader.value(q.OF_APPLICATION, {"application": application})
    return None if found is None else int(found)


def of_holding(reader: Reader, holding: int) -> int | None:
    """Return the contract that a loan was drawn under; `None` where none is linked."""
    for sql in (q.OF_HOLDING, q.BY_DRAWING):
        if (found := reader.value(sql, {"holding": holding})) is not None:
            return int(found)
    return None


def of_item(reader: Reader, item: QueueItem) -> int | None:
    """Return the contract that a row of the queue is about; `None` for a row about something else."""
    sql = q.OF_CLOCK.get(item.rule)
    found = reader.value(sql, {"uid": item.clock.split("|")[1]}) if sql else None
    return None if found is None else int(found)


def by_number(reader: Reader, number: str) -> list[int]:
    """Return the contracts of a number; mostly one."""
    return [rid for (rid,) in reader.rows(q.BY_NUMBER, {"number": number})]
