"""An application that was sent with a package, and decisions on it, for tests of both."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from crodesk.exchange.package import Decision, Package, Verdict, write_decision
from crodesk.exchange.package.reading import Named
from crodesk.services import (
    application_decision,
    application_known,
    application_moving,
    application_package,
    application_view,
)
from crodesk.services.application_decision import Review
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from tests.builders import a_customer, a_record

LOAN = {
    "product": "salary_loan", "number": "L-2290", "amount_minor": 350_000_000, "currency": "VND", "months": 36,
    "rate_ppm": 125_000, "purpose": "home repair", "living_minor": 9_500_000,
}  # fmt: skip


def a_loan(desk: Desk, **values: Any) -> int:
    """Return the number of a new application for 350 million dong over 36 months."""
    customer = a_customer(desk, "Phạm Quốc Huy", born_on=date(1991, 8, 25))
    return a_record(desk, "application", customer, **{**LOAN, **values})


def shown(desk: Desk, rid: int) -> ApplicationFile:
    """Return an application as it is now."""
    found = desk.look(application_view.read, rid, desk.today)
    assert found is not None
    return found


def move(desk: Desk, rid: int, name: str, **values: object) -> int:
    """Move an application by hand."""
    said = application_known.said(shown(desk, rid), name, {"on": desk.today, **values})
    return desk.do_now("Moved", "L", application_moving.move, rid, *said)


def package_of(desk: Desk, rid: int) -> Package:
    """Return the package of an application."""
    return desk.read_now(application_package.make, desk.attachments, rid, desk.today, desk.officer, None)


@dataclass(frozen=True)
class Sent:
    """An application that was sent, with its package."""

    desk: Desk
    rid: int
    package: Package

    def decision(self, **values: Any) -> Decision:
        """Return a decision that approves what was asked, with other values where some are given."""
        usual: dict[str, Any] = {
            "application": Named(self.package.uid, self.package.number),
            "package_sha256": self.package.sha256,
            "decision": Verdict.APPROVE,
            "by": "Võ Minh Khoa",
            "on": self.desk.today,
            "level": "branch-director",
            "amount": Decimal(300_000_000),
            "currency": "VND",
            "months": 24,
            "rate": Decimal("12.25"),
        }
        return Decision(**{**usual, **values})

    def file(self, path: Path, **values: Any) -> Path:
        """Write a decision to a file, and return it."""
        write_decision(path, self.decision(**values))
        return path

    def review(self, decision: Decision) -> Review:
        """Hold a decision against the application."""
        desk = self.desk
        found = desk.read_now(
            application_decision.review, desk.attachments, self.rid, decision, desk.today, desk.officer
        )
        assert found is not None
        return found

    def take(self, decision: Decision) -> int:
        """Take a decision in."""
        found = self.review(decision)
        kept = application_decision.keep(self.desk, found)
        return self.desk.do_now("Decided", "L", application_decision.take, kept, found)


def sent_off(desk: Desk, write: Callable[[Package], None] | None = None, **values: Any) -> Sent:
    """Send an application, and note its package."""
    rid = a_loan(desk, **values)
    move(desk, rid, "submit")
    package = package_of(desk, rid)
    if write:
        write(package)
    desk.do_now("Packed", "L", application_package.note, rid, package.sha256)
    return Sent(desk, rid, package)
