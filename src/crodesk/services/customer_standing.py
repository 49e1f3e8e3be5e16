"""What is known of a customer that can matter now, gathered for the rules that say what does."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from crodesk.domain.records import by_name
from crodesk.domain.relationship.alerts import Standing
from crodesk.services import stored
from crodesk.storage.queries import customer_file as sql
from crodesk.storage.reader import Cells, Reader

if TYPE_CHECKING:
    from crodesk.services.customer_file import CaseLine, HoldingLine

CALENDAR = "vi"
"""The lunar calendar by which birthdays are kept; China's differs by a day in a month or two of some years."""


def read(
    reader: Reader, header: Cells, holdings: Sequence["HoldingLine"], cases: Sequence["CaseLine"], rid: int, today: date
) -> Standing:
    """Return what is known of a customer, `header` being their row, that can matter today."""
    documents = reader.rows(sql.DOCUMENTS, {"customer": rid})
    kinds, case_kinds = by_name("contact_point").field("kind"), by_name("service_case").field("kind")
    barred = [
        kinds.label_of(kind) if whole else which for kind, which, whole in reader.rows(sql.BARRED, {"customer": rid})
    ]
    return Standing(
        papers=[
            (by_name("identity_document").field("kind").label_of(kind), date.fromisoformat(last))
            for _rid, kind, _number, last, *_ in documents
            if last
        ],
        days_late=header[18],
        in_arrears=bool(header[19]),
        cases=[(case.number or case_kinds.label_of(case.kind), stored.day(case.answer_by)) for case in cases],
        maturing=[
            (holding.number, date.fromisoformat(holding.matures_on))
            for holding in holdings
            if holding.kind == "deposit" and holding.matures_on
        ],
        birthday_in=_birthday_in(header[9], header[10], today),
        do_not_contact=barred,
        closed_why=header[6] if header[5] == "closed" else None,
    )


def _birthday_in(born_on: str | None, lunar: str, today: date) -> int | None:
    """Return the days until the next birthday that is kept, by the sun or by the moon."""
    days = [found for found in (_days_to(born_on, today), _lunar_days_to(lunar, today)) if found is not None]
    return min(days, default=None)


def _lunar_days_to(birthday: str, today: date) -> int | None:
    """Return the days until a lunar birthday, `MM-DD`; `None` for none, or for what is none."""
    if not birthday:
        return None
    from crodesk.domain.lunar import birthday_of, next_birthday

    kept = birthday_of(birthday)
    return None if kept is None else (next_birthday(*kept, today, CALENDAR) - today).days


def _days_to(born_on: str | None, today: date) -> int | None:
    """Return the days until the next birthday; one on 29 February is kept on the 28th in common years."""
    if not born_on:
        return None
    born = date.fromisoformat(born_on)
    for year in (today.year, today.year + 1):
        try:
            day = born.replace(year=year)
        except ValueError:
            day = date(year, 2, 28)
        if day >= today:
            return (day - today).days
    return None
