"""The briefing of a customer as a page: to read before one speaks, to copy, to print."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from crodesk.domain.dates import format_date
from crodesk.domain.money import money_with_sign
from crodesk.domain.records import by_name
from crodesk.domain.text import capital
from crodesk.domain.words import N_
from crodesk.exchange.paper import Block, Facts, Heading, Paper
from crodesk.language import _, language
from crodesk.services.queue import QueueItem
from crodesk.services.ready import Ready
from crodesk.services.record_list import RecordLine

FEW = 6
"""Lines of a part at most: a page is read before a call, not studied."""
SHORT = 200
"""Letters of what was said last."""
Said = tuple[str, str]


def of(ready: Ready, today: date) -> Paper:
    """Return the page in the language in use."""
    file = ready.file
    parts = (
        ("", _who(ready, today)),
        (N_("What is due"), _due(ready.due, today)),
        (N_("Promises"), [("", row.about(today) + _when(row, today)) for row in ready.promises]),
        (N_("Last contacts"), _talks(ready)),
        (N_("Family and group"), [_relation(line, today) for line in file.blocks["relation"]]),
        (N_("Holds"), _held(ready)),
        (N_("Needs"), [("", _need(line)) for line in file.blocks["need"] if line.cells["status"] == "open"]),
        (N_("Offers refused"), _refused(ready)),
        (N_("Missing"), [("", " · ".join(_(gap) for gap in file.gaps))] if file.gaps else []),
    )
    foot = _(N_("Briefing of {day}. Restricted notes are not in it.")).format(day=format_date(today, language()))
    return Paper(f"{file.name}  {file.code}", tuple(_blocks(parts)), foot)


def _blocks(parts: Iterable[tuple[str, list[Said]]]) -> Iterator[Block]:
    for title, lines in parts:
        shown = [(capital(label), said) for label, said in lines if said]
        if not shown:
            continue
        if title:
            yield Heading(_(title))
        yield Facts(tuple(shown[:FEW] if title else shown))


def _who(ready: Ready, today: date) -> list[Said]:
    cells = ready.file.customer.cells
    kind = by_name("customer")
    who = [
        _(kind.field("kind").label_of(cells["kind"])),
        _(kind.field("tier").label_of(cells["tier"])) if cells["tier"] else "",
        _born(cells["born_on"], today),
        cells["occupation"],
        cells["employer"],
        _(N_("customer since {day}")).format(day=_day(cells["since"])) if cells["since"] else "",
    ]
    return [
        (_(N_("Customer")), " · ".join(filter(None, who))),
        (_(N_("Called")), " · ".join(filter(None, (cells["form_of_address"], cells["name_original"])))),
        (_(N_("Reach")), " · ".join(_ways(ready))),
        *_wishes(ready),
        (_(N_("About")), cells["about"]),
    ]


def _born(born_on: str | None, today: date) -> str:
    if not born_on:
        return ""
    born = date.fromisoformat(born_on)
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return _(N_("born {day} ({years})")).format(day=format_date(born, language()), years=years)


def _ways(ready: Ready) -> Iterator[str]:
    kinds = by_name("contact_point").field("kind")
    for way in ready.known.ways:
        barred = f" ({_(N_('do not use'))})" if way.barred else ""
        yield " ".join(filter(None, (_(kinds.label_of(way.kind)), way.value, way.label))) + barred


def _wishes(ready: Ready) -> list[Said]:
    """Return the wishes, those of one kind together: what not to do stands first."""
    kinds = by_name("preference").field("kind")
    order = ["avoid", "best_time", "channel", "language"]
    found = {kind: [value for each, value in ready.known.wishes if each == kind] for kind in order}
    return [(_(kinds.label_of(kind)), " · ".join(values)) for kind, values in found.items() if values]


def _due(rows: list[QueueItem], today: date) -> list[Said]:
    return [("", row.about(today) + _when(row, today)) for row in rows]


def _when(row: QueueItem, today: date) -> str:
    reasons = row.reasons(today)
    return f" ({' · '.join(reasons)})" if reasons else ""


def _talks(ready: Ready) -> list[Said]:
    kinds, outcomes = by_name("interaction").field("kind"), by_name("interaction").field("outcome")
    found = []
    for talk in ready.known.talks:
        day = format_date(datetime.fromisoformat(talk.at).astimezone().date(), language())
        said = ": ".join(filter(None, (talk.subject, " ".join(talk.text.split()))))
        how = [_(kinds.label_of(talk.kind)), _(outcomes.label_of(talk.outcome)) if talk.outcome else ""]
        short = said[:SHORT] + ("…" if len(said) > SHORT else "")
        found.append((day, " · ".join(filter(None, (", ".join(filter(None, how)), short)))))
    return found


def _relation(line: RecordLine, today: date) -> Said:
    cells = line.cells
    name = line.names.get("other_rid") or cells["person_name"]
    parts = (name, cells["title"], _born(cells["person_born_on"], today), cells["person_phone"], cells["note"])
    return _(by_name("relation").field("role").label_of(cells["role"])), " · ".join(filter(None, parts))


def _held(ready: Ready) -> list[Said]:
    field = by_name("holding").field("kind")
    found = []
    for held in ready.file.holdings:
        balance = "" if held.balance_minor is None else money_with_sign(held.balance_minor, held.currency, language())
        until = _(N_("until {day}")).format(day=_day(held.matures_on)) if held.matures_on else ""
        late = _(N_("{days} days late")).format(days=held.days_late) if held.days_late else ""
        found.append((_(field.label_of(held.kind)), " · ".join(filter(None, (held.number, balance, until, late)))))
    return found


def _need(line: RecordLine) -> str:
    wanted = _(N_("by {day}")).format(day=_day(line.cells["wanted_by"])) if line.cells["wanted_by"] else ""
    return " · ".join(filter(None, (line.cells["what"], wanted)))


def _refused(ready: Ready) -> list[Said]:
    found = []
    for line in ready.file.blocks["offer"]:
        cells = line.cells
        if cells["answer"] == "refused":
            until = _(N_("not again until {day}")).format(day=_day(cells["not_before"])) if cells["not_before"] else ""
            found.append(("", " · ".join(filter(None, (cells["what"], cells["reason"], until)))))
    return found


def _day(text: str) -> str:
    return format_date(date.fromisoformat(text), language())


def data(ready: Ready, today: date) -> dict[str, object]:
    """Return the briefing as data."""
    file = ready.file
    return {
        "customer": {"code": file.code, "name": file.name},
        "ways": [way._asdict() for way in ready.known.ways],
        "wishes": [{"kind": kind, "value": value} for kind, value in ready.known.wishes],
        "due": [_row(row, today) for row in ready.due],
        "promises": [_row(row, today) for row in ready.promises],
        "contacts": [talk._asdict() for talk in ready.known.talks],
        "relations": [{**line.cells, "other": line.names.get("other_rid", "")} for line in file.blocks["relation"]],
        "holdings": [held._asdict() for held in ready.known.held],
        "refused": [line.cells for line in file.blocks["offer"] if line.cells["answer"] == "refused"],
        "needs": [line.cells for line in file.blocks["need"] if line.cells["status"] == "open"],
        "gaps": [_(gap) for gap in file.gaps],
    }


def _row(row: QueueItem, today: date) -> dict[str, object]:
    return {
        "rule": row.rule,
        "about": row.about(today),
        "due_on": row.due_on,
        "due_time": row.due_time,
        "reasons": row.reasons(today),
    }
