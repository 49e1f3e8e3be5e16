"""The one follow-up of an application that lists the facts to collect: kept as long as its appraisal lacks any."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crodesk.domain.follow_up.sources.applications import Lacking, collect_key
from crodesk.domain.lending.application import limits
from crodesk.domain.lending.application.moves import LIVE
from crodesk.domain.lending.appraisal import rules
from crodesk.domain.lending.appraisal.appraising import appraise
from crodesk.domain.lending.appraisal.recommending import REFER, Wanted
from crodesk.domain.rules.said import Words
from crodesk.language import language
from crodesk.services import application_case
from crodesk.storage.connection import Connection
from crodesk.storage.queries import applications as q
from crodesk.storage.reader import Reader, inside

if TYPE_CHECKING:
    from sqlmodel import Session


def lacking(db: Connection, asked: Mapping[str, date | None], today: date) -> Iterator[Lacking]:
    """Yield the applications that still lack facts, of those that were asked for by the key of their clock."""
    reader = inside(db)
    for key, due_on in asked.items():
        row = reader.row(q.BY_UID, {"uid": key.split("|")[1]})
        if row is None or row[3] not in LIVE:
            continue
        rid, customer, number, _stage, uid = row
        facts = wanted(reader, rid, today)
        if facts:
            yield Lacking(uid, customer, number, due_on or today, _listed(facts))


def wanted(reader: Reader, rid: int, today: date) -> tuple[Wanted, ...]:
    """Return the facts to collect of an application; none where its rules don't wait for any."""
    case = application_case.read(reader, rid, today)
    if case is None:
        return ()
    found = appraise(case, rules.shipped()).recommendation
    return found.to_collect if found.verdict == REFER else ()


def _listed(facts: tuple[Wanted, ...]) -> Words:
    """Return the facts one after the other, in each language."""
    names = [fact.name for fact in facts]
    return Words(
        ", ".join(name.en for name in names), ", ".join(name.vi for name in names), "、".join(name.zh for name in names)
    )


def ask(session: "Session", rid: int, on: date | None = None) -> int | None:
    """Ask for the facts that an application lacks by a day, else within the days of its product; once, however often.

    Returns the number of the follow-up; `None` where nothing is lacking.
    """
    from sqlmodel import col, select

    from crodesk.storage.tables import Application, FollowUp

    application, today = session.get(Application, rid), session.info["today"]
    session.flush()
    db = session.connection().connection.driver_connection
    assert application is not None
    assert db is not None
    facts = wanted(inside(db), rid, today)
    if not facts:
        return None
    key = collect_key(application.uid)
    row = session.exec(select(FollowUp).where(col(FollowUp.clock) == key)).first()
    due_on = on or today + timedelta(limits.limits(application.product).collect_days)
    if row is None:
        row = FollowUp(clock=key, customer_rid=application.customer_rid, what="call", due_on=due_on)
        session.add(row)
    if row.status != "open" or on is not None:
        row.due_on = due_on
    row.status, row.done_on, row.outcome, row.put_off_to = "open", None, "", None
    row.about = f"{application.number}: {_listed(facts).in_language(language())}"
    session.flush()
    return row.rid
