"""What keeping a row of an application entails: its number, its first move, and that what was sent stays as it was."""

from typing import TYPE_CHECKING, Any

from crodesk.domain.lending.application.moves import DRAFT, RETURNED
from crodesk.domain.problem import Refused
from crodesk.domain.records import RecordKind
from crodesk.domain.words import N_

if TYPE_CHECKING:
    from sqlmodel import Session

EDITABLE = (DRAFT, RETURNED)
"""Stages in which what is asked and known may be changed."""
GO_ON = {"application_paper", "collateral", "attachment", "issued_paper", "application_event", "decision_snapshot"}
"""Kinds that are kept on after the application was sent: papers still come in, collateral is registered and valued."""
AFTER_SENDING = {"ball", "next_step", "parked_until", "parked_why"}
"""What may be said of an application at any time."""
START = "L-"
FIRST = 1


def begin(session: "Session", row: Any) -> None:
    """Give a new application its number and its first day."""
    row.number = row.number or next_number(session)
    if row.rate_ppm is None:
        row.rate_ppm = last_rate(session, row.product)
    row.started_on = row.stage_since = session.info["today"]


def last_rate(session: "Session", product: str) -> int | None:
    """Return the rate of the newest application for a product: a first figure needs one, and the officer changes it."""
    from sqlmodel import col, select

    from crodesk.storage.tables import Application

    newest = select(Application.rate_ppm).where(
        col(Application.product) == product, col(Application.rate_ppm).is_not(None)
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
