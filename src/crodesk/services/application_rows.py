"""What keeping a row of an application entails: its number, its first move, and that what was sent stays as it was."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.application.moves import DRAFT, RETURNED
from crodesk.domain.problem import Refused
from crodesk.domain.records import RecordKind
from crodesk.domain.words import N_
from crodesk.storage import queue

if TYPE_CHECKING:
    from sqlmodel import Session

EDITABLE = (DRAFT, RETURNED)
"""Stages in which what is asked and known may be changed."""
GO_ON = {"application_paper", "collateral", "attachment", "issued_paper", "application_event", "decision_snapshot"}
"""Kinds that are kept on after the application was sent: papers still come in, collateral is registered and valued."""
AFTER_SENDING = {"ball", "next_step", "parked_until", "parked_why"}
"""What may be said of an application at any time."""
_SAY_NOTHING = {"application_event", "decision_snapshot", "issued_paper", "application_finding"}
# Kinds that the appraisal doesn't read.
START = "L-"
FIRST = 1


def begin(session: "Session", row: Any) -> None:
    """Give a new application its number and its first day."""
    row.number = row.number or next_number(session)
    if row.rate_ppm is None:
        row.rate_ppm = last_rate(session, row.product)
    row.started_on = row.stage_since = session.info["today"]


def follow(session: "Session", row: Any, before: Mapping[str, Any]) -> None:
    """Let what the rules filled in follow what was changed; `before` is what the changed fields were."""
    date_paper(row, before)
    if row.__tablename__ == "application":
        _follow_product(session, row, before)


def _follow_product(session: "Session", row: Any, before: Mapping[str, Any]) -> None:
    """Give an application whose product was changed the rate of the new one; what the officer set stays."""
    product = before.get("product")
    if product in (None, row.product) or "rate_ppm" in before:
        return
    if row.rate_ppm in (None, last_rate(session, product, besides=row.rid)):
        row.rate_ppm = last_rate(session, row.product, besides=row.rid)


def last_rate(session: "Session", product: str, besides: int | None = None) -> int | None:
    """Return the rate of the newest application for a product: a first figure needs one, and the officer changes it."""
    from sqlmodel import col, select

    from crodesk.storage.tables import Application

    newest = select(Application.rate_ppm).where(
        col(Application.product) == product, col(Application.rate_ppm).is_not(None), col(Application.rid) != besides
    )
    return session.exec(newest.order_by(col(Application.rid).desc()).limit(1)).first()


def write_down_start(session: "Session", rid: int, _owner: int | None) -> None:
    """Write the first move of a new application."""
    from crodesk.storage.tables import ApplicationEvent

    session.add(
        ApplicationEvent(
            application_rid=rid, move="start", stage=DRAFT, at=session.info["now"], officer=session.info["officer"]
        )
    )


def touch(session: "Session", kind: RecordKind, row: Any) -> None:
    """Note that what an application lacks, or what warns of a loan, may have changed: its follow-up is made anew."""
    if kind.name == "warning_signal":
        queue.touch(session.connection().connection.driver_connection, [(row.customer_rid, None)])
    if kind.name in _MEASURES:
        _touch_measure(session, row)
    if kind.name in CONTRACTS:
        touch_contract(session, getattr(row, "credit_contract_rid", row.rid))
    if kind.owner == "application" and kind.name not in _SAY_NOTHING:
        db = session.connection().connection.driver_connection
        assert db is not None
        db.execute(queue.TOUCH_APPLICATION, (row.application_rid,))


CONTRACTS = ("credit_contract", "contract_condition", "drawing")
"""Kinds of which the clocks of contracts are made."""


def touch_contract(session: "Session", contract: int) -> None:
    """Note that what a contract asks for may have changed: its follow-ups are made anew."""
    db = session.connection().connection.driver_connection
    assert db is not None
    db.execute(queue.TOUCH_CONTRACT, (contract,))


_MEASURES = ("collection_measure", "measure_step")


def _touch_measure(session: "Session", row: Any) -> None:
    """Note that a day of a measure may have changed."""
    db = session.connection().connection.driver_connection
    assert db is not None
    measure = getattr(row, "collection_measure_rid", row.rid)
    holding = db.execute("SELECT holding_rid FROM collection_measure WHERE rid = ?", (measure,)).fetchone()
    if holding is not None:
        db.execute(queue.TOUCH_HOLDING, holding)


def date_paper(row: Any, before: Mapping[str, Any]) -> None:
    """Fill in until when a paper counts by the checklist's rule, unless the officer said otherwise.

    `before` is what the changed fields were; what was filled in by the rule follows when the paper is dated anew.
    """
    if row.__tablename__ != "application_paper" or row.dated is None:
        return
    from crodesk.domain.lending.papers import checklist

    earlier, said = before.get("dated", row.dated), before.get("valid_until", row.valid_until)
    kept = row.valid_until is None or row.valid_until == said == checklist.counts_until(row.code, earlier)
    if kept and (until := checklist.counts_until(row.code, row.dated)) is not None:
        row.valid_until = until


def next_number(session: "Session") -> str:
    """Return the next number of an application, such as `L-2293`."""
    import sqlalchemy as sa
    from sqlmodel import col, select

    from crodesk.storage.tables import Application

    place = sa.cast(sa.func.substr(Application.number, len(START) + 1), sa.Integer)
    highest = session.exec(select(sa.func.max(place)).where(col(Application.number).startswith(START))).one()
    return f"{START}{(highest or FIRST - 1) + 1:04}"


def check_open(session: "Session", kind: RecordKind, row: Any, keys: set[str]) -> None:
    """Refuse to change what belongs to an application that was sent or decided; `keys` are what is to be changed."""
    if kind.name in GO_ON or (kind.name == "application" and keys <= AFTER_SENDING):
        return
    from crodesk.storage.tables import Application

    application = row if kind.name == "application" else session.get(Application, row.application_rid)
    if application is not None and application.stage not in EDITABLE:
        raise Refused(
            N_("{number} is no longer a draft: what was sent stays as it was. Nothing was changed."),
            number=application.number,
        )
