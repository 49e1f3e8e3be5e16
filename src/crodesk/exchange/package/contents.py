"""What a package holds, and its manifest."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from crodesk.domain.file_names import clean_name
from crodesk.domain.lending.schedule import Schedule
from crodesk.exchange.package import canonical
from crodesk.exchange.writing import write_csv

MANIFEST = "manifest.json"
DECISION = "decision.json"
"""What may lie beside the files of a package: the decision on it."""
FORMAT = 1
KIND = "crodesk-package"
MOST_FILES = 2000
LARGEST = 300 * 1024 * 1024
"""Bytes of all files together, unpacked."""
_SCHEDULE = ("n", "due", "days", "principal", "interest", "fee", "payment", "balance")


@dataclass(frozen=True)
class Package:
    """The papers of one application, as they are sent."""

    uid: str
    """Of the application: what tells it from all others."""
    number: str
    made_on: date
    made_by: str
    """The officer."""
    files: Mapping[str, bytes]
    """By name, such as `papers/credit_contract.docx`."""
    seal: str = ""
    """The head of the desk's journal when it was made: what proves later what the desk held then."""

    @cached_property
    def manifest(self) -> bytes:
        """The manifest: which application it is, and the hash and size of every file."""
        files = [
            {"name": name, "sha256": canonical.sha256(content), "size": len(content)}
            for name, content in sorted(self.files.items())
        ]
        return canonical.dumped(
            {
                "format": FORMAT,
                "kind": KIND,
                "application": {"uid": self.uid, "number": self.number},
                "made_on": self.made_on.isoformat(),
                "made_by": self.made_by,
                **({"seal": self.seal} if self.seal else {}),
                "files": files,
            }
        )

    @property
    def sha256(self) -> str:
        """The hash of the manifest, which stands for the whole package: a decision names it."""
        return canonical.sha256(self.manifest)


def is_safe(name: str) -> bool:
    """Tell whether a file of this name can be written anywhere and stays inside its folder."""
    parts = name.split("/")
    return all(part and part == clean_name(part) and not part.startswith(".") for part in parts)


def schedule_csv(schedule: Schedule) -> bytes:
    """Return a schedule as CSV, its amounts exact."""
    file = io.BytesIO()
    write_csv(file, _SCHEDULE, [[getattr(row, name) for name in _SCHEDULE] for row in schedule.rows])
    return file.getvalue()
