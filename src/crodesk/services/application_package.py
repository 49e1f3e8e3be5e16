"""The package of an application that was sent: its papers, schedule, attachments and snapshot, with their hashes.

Only what was sent has one: as long as it may still change, a decision would be on something else than what is kept.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from crodesk.domain.file_names import clean_name
from crodesk.domain.lending.application import freezing
from crodesk.domain.problem import DeskFault, Problem, Refused
from crodesk.domain.words import N_
from crodesk.language import language
from crodesk.services import application_known, application_sent, application_view, new_files, records
from crodesk.services.application_sent import NOT_SENT
from crodesk.services.application_view import ApplicationFile
from crodesk.storage import journal
from crodesk.storage.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

    from crodesk.exchange.package import Package
    from crodesk.services.printing.gathering import Printable
    from crodesk.storage.attachments import Attachments

PACKED = N_("Wrote a package")
"""What writing one is called in the history."""
OF_OURS = ("appraisal_report",)
"""Papers that who decides reads, in the desk's own language; the others are in the customer's."""
IN_IT = ("application_form", "appraisal_report", "checklist_receipt", "schedule")
"""The papers of a package; one that the application doesn't have is left out."""
SNAPSHOT = "snapshot.json"
"""What was frozen when it was sent."""
NOT_SENT_YET = N_("{number} isn't sent: a package is of what was sent and stays as it is. Send it first.")


def why_not(stage: str, number: str) -> Problem | None:
    """Return why there is no package; `None` where there can be one."""
    return Problem("stage", NOT_SENT_YET, {"number": number}) if stage in NOT_SENT else None


def make(reader: Reader, store: "Attachments", rid: int, today: date, officer: str, own: Path | None) -> "Package":
    """Return the package of an application; `own` is the folder of the bank's own templates.

    `Refused` when it isn't sent or a paper of it can't be printed, `DeskFault` when an attached file is missing.
    """
    from crodesk.exchange.package import Package, schedule_csv

    shown = application_view.read(reader, rid, today)
    sent = application_sent.read(reader, rid)
    if shown is None:
        raise Refused(N_("That application is no longer there. Nothing was written."))
    wrong = why_not("draft" if sent is None else shown.line.stage, shown.line.number)
    if wrong is not None or sent is None:
        raise Refused(wrong or ())
    files = dict(_papers(reader, rid, today, own))
    schedule = shown.appraisal.figures.schedule
    if schedule is not None:
        files["schedule.csv"] = schedule_csv(schedule)
    files[SNAPSHOT] = (sent.snapshot or freezing.text_of(application_known.frozen(shown))).encode()
    files |= dict(_attachments(store, shown))
    seal = reader.with_connection(journal.head)
    return Package(shown.line.uid, shown.line.number, today, officer, files, seal)


def place(to: Path, number: str) -> Path:
    """Return where a package goes: into a folder that is there under its number, else where it was said.

    A folder that is a package itself takes none in: what is added to one makes it another.
    """
    from crodesk.exchange.package.contents import MANIFEST

    inside = to.is_dir() and not (to / MANIFEST).exists()
    return to / clean_name(number) if inside else to


def write(path: Path, package: "Package") -> None:
    """Write a package to a zip file or a new folder; `Refused` where something lies there or it can't be written."""
    from crodesk.exchange.package import write_package

    with new_files.made(path):
        write_package(path, package)


def note(session: "Session", rid: int, sha256: str) -> int:
    """Note that a package with this hash left the desk, and return the number of the event."""
    from crodesk.storage.tables import ApplicationEvent

    row = records.get(session, "application", rid)
    event = ApplicationEvent(
        application_rid=rid,
        move=application_sent.PACKAGE,
        stage=row.stage,
        at=session.info["now"],
        officer=session.info["officer"],
        reason=sha256,
        currency=row.currency,
    )
    session.add(event)
    session.flush()
    assert event.rid is not None
    return event.rid


def remove(path: Path) -> None:
    """Remove a package that was written and couldn't be noted: no decision on it would be taken in."""
    import shutil

    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _papers(reader: Reader, rid: int, today: date, own: Path | None) -> Iterator[tuple[str, bytes]]:
    from crodesk.services.printing import gathering, making

    found = gathering.printable(reader, rid, today)
    for paper in IN_IT if found else ():
        assert found is not None
        if making.why_not(paper, found) is None:
            wanted = making.Wanted(paper, _language(paper, found), making.forms(paper)[0])
            yield f"papers/{wanted.paper}.{wanted.form}", making.make(reader, rid, today, wanted, own).content


def _language(paper: str, found: "Printable") -> str:
    return language() if paper in OF_OURS else found.language


def _attachments(store: "Attachments", shown: ApplicationFile) -> Iterator[tuple[str, bytes]]:
    """Yield every attached file, numbered so that no two are called alike."""
    for number, line in enumerate(shown.attachments, start=1):
        try:
            content = store.read(line.content_hash)
        except DeskFault as fault:
            words = N_("“{name}” can't go into the package: its file is missing or damaged. crodesk verify says more.")
            raise DeskFault(words, name=line.name) from fault
        yield f"attachments/{clean_name(f'{number:02} {line.name}')}", content
