"""An application on its way: a package of its papers with a manifest of hashes, and the decision that comes back."""

from crodesk.exchange.package.contents import Package, schedule_csv
from crodesk.exchange.package.decision import (
    Decision,
    Sent,
    Verdict,
    disagreements,
    dumped,
    read_decision,
    write_decision,
)
from crodesk.exchange.package.reading import Received, read_package
from crodesk.exchange.package.writing import write_package

__all__ = [
    "Decision",
    "Package",
    "Received",
    "Sent",
    "Verdict",
    "disagreements",
    "dumped",
    "read_decision",
    "read_package",
    "schedule_csv",
    "write_decision",
    "write_package",
]
