"""Papers and what was declared: identity papers with the days left, consents, declaration, risk review."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from crodesk.domain.records import by_name
from crodesk.domain.relationship.alerts import PAPER_DAYS
from crodesk.domain.text import capital
from crodesk.language import _
from crodesk.screens.customer import words
from crodesk.screens.customer.shown import Shown, Target
from crodesk.services.record_list import RecordLine
from crodesk.widgets.paint import Span
from crodesk.widgets.styled import Line, paragraph

HIGH = "high"
COUNTED = 366
"""Up to so many days before a paper expires the days are counted out."""
OFFICE_INKS = {"": "warn", "unknown": "warn", "yes": "bad", "relative": "bad"}
"""Answers about a public office that need a look."""


def lines(shown: Shown, width: int) -> list[Line]:  # noqa: ARG001 - every pane is asked alike
    """Return the pane."""
    return [*_documents(shown), *_reviews(shown), *_declarations(shown), *_consents(shown), *_attached(shown)]


def risk(shown: Shown) -> RecordLine | None:
    """Return the newest risk review; `None` when there was none."""
    return next(iter(shown.file.blocks["risk_review"]), None)


def first_to_renew(shown: Shown) -> int | None:
    """Return the identity paper that expires or expired first; `None` when there is none."""
    found = [line for line in shown.file.blocks["identity_document"] if line.cells["expires_on"]]
    return min(found, key=lambda line: str(line.cells["expires_on"])).rid if found else None


def urgency(day: str | None, today: date) -> str:
    """Return how pressing the last day of something is."""
    if not day or day > (today + timedelta(days=PAPER_DAYS)).isoformat():
        return ""
    return "late" if day < today.isoformat() else "soon"


def _line(weight: str, label: str, said: Sequence[Span | str], target: Target) -> Line:
    sign, ink = words.mark(weight)
    return paragraph((f"{sign} ", ink), (capital(label), "muted"), "  ", *said, target=target, indent=2)


def _documents(shown: Shown) -> Iterator[Line]:
    for line in shown.file.blocks["identity_document"]:
        cells = line.cells
        weight = urgency(cells["expires_on"], shown.today)
        said: list[Span | str] = [cells["number"], *_until(cells["expires_on"], shown.today)]
        if not cells["original_seen"]:
            said.append(("  " + _("original not seen"), "warn"))
        said.append((words.aside(cells["issuer"]), "muted"))
        kind = words.choice("identity_document", "kind", cells["kind"])
        yield _line(weight, kind, said, Target("identity_document", line.rid))


def _until(day: str | None, today: date) -> list[Span]:
    if not day:
        return []
    weight = urgency(day, today)
    said = _("expired {day}") if weight == "late" else _("to {day}")
    near = day <= (today + timedelta(days=COUNTED)).isoformat()
    shown = words.joined(said.format(day=words.day(day)), words.away(day, today) if near else "")
    return [("  " + shown, words.ink(weight) if weight else "muted")]


def _reviews(shown: Shown) -> Iterator[Line]:
    newest = risk(shown)
    if newest is None:
        return
    cells = newest.cells
    weight = urgency(cells["next_review_on"], shown.today)
    ink = "bad" if cells["rating"] == HIGH else "plain"
    said: list[Span | str] = [(words.choice("risk_review", "rating", cells["rating"]), ink)]
    said.append((words.aside(words.day(cells["reviewed_on"])), "muted"))
    if cells["next_review_on"]:
        again = _("next {day}").format(day=words.day(cells["next_review_on"], shown.today))
        said.append(("  " + again, words.ink(weight) if weight else "muted"))
    said.append((words.aside(cells["reasons"].partition("\n")[0]), "muted"))
    yield _line(weight, _("risk"), said, Target("risk_review", newest.rid))


def _declarations(shown: Shown) -> Iterator[Line]:
    for line in shown.file.blocks["kyc_profile"][:1]:
        cells = line.cells
        turnover = cells["expected_turnover_minor"]
        month = "" if turnover is None else words.money(turnover, cells["currency"])
        month = _("{amount} a month").format(amount=month) if month else ""
        declared = words.joined(cells["residence"], cells["source_of_funds"], month, cells["purpose"])
        said: list[Span | str] = [declared, *_office(line), (words.aside(words.day(cells["declared_on"])), "muted")]
        yield _line("", _("declared"), said, Target("kyc_profile", line.rid))


def _office(line: RecordLine) -> list[Span]:
    """Return what was said about a public office, unless there is none."""
    answer = line.cells["pep"]
    if answer not in OFFICE_INKS:
        return []
    said = _("public office: {answer}").format(answer=words.choice("kyc_profile", "pep", answer or "unknown"))
    return [("  " + words.joined(said, line.cells["pep_detail"]), OFFICE_INKS[answer])]


def _attached(shown: Shown) -> Iterator[Line]:
    """Yield the files that are kept of the customer, those of applications with the number of it."""
    kind = by_name("attachment")
    for line in shown.file.blocks[kind.name]:
        cells = line.cells
        about = words.joined(line.names["application_rid"], words.choice(kind.name, "media_type", cells["media_type"]))
        said: list[Span | str] = [cells["name"], (words.aside(about), "muted")]
        said.append((words.aside(words.day(cells["added_at"])), "muted"))
        yield _line("", _("file"), said, Target(kind.name, line.rid))


def _consents(shown: Shown) -> Iterator[Line]:
    for line in shown.file.blocks["consent"]:
        cells = line.cells
        ended = cells["withdrawn_on"] or cells["expires_on"]
        purpose = words.choice("consent", "purpose", cells["purpose"])
        if cells["withdrawn_on"] or urgency(cells["expires_on"], shown.today) == "late":
            said: list[Span | str] = [(_("no"), "bad"), ("  " + _("ended {day}").format(day=words.day(ended)), "muted")]
        else:
            channel = words.choice("consent", "channel", cells["channel"])
            said = [words.joined(_("yes"), channel), (words.aside(words.day(cells["given_on"])), "muted")]
        yield _line("", purpose, said, Target("consent", line.rid))
