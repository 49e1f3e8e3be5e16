"""The protocol of a hand-over on one page, to be signed: who, to whom, what stands open, and what proves the file."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from crodesk.domain.dates import format_date
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.exchange.paper import Block, Facts, Heading, Paper, Words
from crodesk.language import _, language, ngettext
from crodesk.services.handing.giving import Given
from crodesk.storage.handing.standing import Standing, Task

MOST = {"promises": 6, "tasks": 6, "applications": 4, "cases": 3, "not_to_call": 4, "drafts": 3}
"""How many lines of each part stand on the page; it is to be one."""
TITLES = {"hand_over": N_("Hand-over protocol"), "return": N_("Return protocol")}
Lines = list[tuple[str, str]]


def of(given: Given) -> Paper:
    """Return the protocol in the language in use."""
    header, on = given.header, given.header.made_at.astimezone().date()
    blocks = (Facts(tuple(_facts(given))), *_open(given.standing), Heading(_(N_("Proof"))), Facts(tuple(_proof(given))))
    return Paper(f"{_(TITLES[header.purpose])} · {_day(on)}", (*blocks, *_signing(given)))


def write(path: Path, given: Given) -> None:
    """Write the protocol as PDF; raises `OSError` where that can't be."""
    from crodesk.exchange.paper import pdf

    pdf.write(path, of(given))


def data(given: Given) -> dict[str, object]:
    """Return the same as data."""
    header, standing = given.header, given.standing
    return {
        "uid": header.uid,
        "purpose": header.purpose,
        "number": header.number,
        "made_at": header.made_at,
        "from": given.own.name,
        "to": given.to.name,
        "from_on": header.from_on,
        "until_on": header.until_on,
        "customers": [code for _rid, code, _name in standing.customers],
        "rows": header.rows,
        "files": header.files,
        "restricted": header.restricted,
        "tasks": [task._asdict() for task in standing.tasks],
        "promises": len(standing.promises),
        "applications": [number for _name, number, _stage in standing.applications],
        "cases": [number for _name, number, _issue in standing.cases],
        "not_to_call": [{"name": name, "number": number} for name, number in standing.not_to_call],
        "drafts": [{"kind": kind, "name": name, "since": since} for kind, name, since in standing.drafts],
        "seal": header.seal,
        "watermark": header.watermark,
        "sha256": header.sha256,
        "cards": {given.own.name: given.own.number, given.to.name: given.to.number},
    }


def _facts(given: Given) -> Lines:
    header = given.header
    words = ngettext("{count} customer", "{count} customers", header.customers).format(count=header.customers)
    rows = ngettext("{count} row", "{count} rows", header.rows).format(count=header.rows)
    files = ngettext("{count} file", "{count} files", header.files).format(count=header.files)
    days = [_day(day) if day else "…" for day in (header.from_on, header.until_on)]
    lines = [
        (_(N_("From")), " · ".join(filter(None, (given.own.name, given.own.branch)))),
        (_(N_("To")), " · ".join(filter(None, (given.to.name, given.to.branch)))),
        (_(N_("Period")), f"{days[0]} – {days[1]}" if header.from_on or header.until_on else ""),
        (_(N_("What")), " · ".join((words, rows, files))),
        (_(N_("Restricted notes")), _restricted(given)),
    ]
    return [line for line in lines if line[1]]


def _restricted(given: Given) -> str:
    count = given.standing.restricted
    if not count:
        return _(N_("none"))
    went = _(N_("{count} went along")) if given.header.restricted else _(N_("{count} stayed"))
    return went.format(count=count)


def parts(standing: Standing) -> dict[str, tuple[str, Lines]]:
    """Return what stands open, by part: its title, a message id, and its lines."""
    promises = standing.promises
    return {
        "promises": (N_("Promises"), [_task(task) for task in promises]),
        "tasks": (N_("Open tasks"), [_task(task) for task in standing.tasks if task not in promises]),
        "applications": (N_("Applications under way"), [_application(*each) for each in standing.applications]),
        "cases": (N_("Open cases"), [(number, f"{name} · {issue}") for name, number, issue in standing.cases]),
        "not_to_call": (N_("Not to be contacted"), list(standing.not_to_call)),
        "drafts": (N_("Drafts that stay behind"), [_draft(*each) for each in standing.drafts]),
    }


def _open(standing: Standing) -> Iterator[Block]:
    for part, (title, lines) in parts(standing).items():
        if lines:
            yield Heading(f"{_(title)} ({len(lines)})")
            yield Facts(tuple(_cut(lines, MOST[part])))


def _cut(lines: Lines, most: int) -> Sequence[tuple[str, str]]:
    if len(lines) <= most:
        return lines
    return [*lines[:most], ("", _(N_("… and {count} more")).format(count=len(lines) - most))]


def _task(task: Task) -> tuple[str, str]:
    what = _(by_name("follow_up").field("what").label_of(task.what))
    return _day(date.fromisoformat(task.due_on)), " · ".join(filter(None, (task.name, what, task.about)))


def _application(name: str, number: str, stage: str) -> tuple[str, str]:
    return number, f"{name} · {_(by_name('application').field('stage').label_of(stage))}"


def _draft(kind: str, name: str, since: str) -> tuple[str, str]:
    on = _day(date.fromisoformat(since[:10])) if since else ""
    return on, " · ".join(filter(None, (_kind(kind), name if kind == "note" else "")))


def _kind(kind: str) -> str:
    try:
        return _(by_name(kind).label)
    except KeyError:
        return _(N_("note"))


def _proof(given: Given) -> Lines:
    header = given.header
    return [
        (_(N_("File")), header.sha256),
        (_(N_("Journal head")), f"{header.seal} · {header.watermark}"),
        (given.own.name, given.own.number),
        (given.to.name, given.to.number),
    ]


def _signing(given: Given) -> tuple[Block, ...]:
    line = "_" * 28
    said = N_("Both have read this page. Whoever takes over compares the number of the file after taking it in.")
    return Words(_(said)), Facts(((given.own.name, line), (given.to.name, line)))


def _day(day: date) -> str:
    return format_date(day, language())
