"""The facts of a customer as lines: what is missing, how to reach them, who they are."""

from collections.abc import Iterator
from datetime import date

from crodesk.domain.lunar import birthday_of, lunar_day_words, next_birthday
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.customer import words
from crodesk.screens.customer.shown import Shown, Target
from crodesk.screens.customer.words import Fact
from crodesk.services.record_list import RecordLine
from crodesk.widgets.paint import Span
from crodesk.widgets.styled import Line, paragraph

FIRM = {"company", "household"}
STRONG_PREFERENCE = "avoid"
"""What the customer asks us not to do is read first."""
PLACE = ("street", "ward", "city", "province", "postcode", "country")
OTHERS = (
    ("form_of_address", N_("address as")),
    ("sex", N_("sex")),
    ("nationality", N_("nationality")),
    ("tax_number", N_("tax number")),
    ("district", N_("district")),
    ("region", N_("region")),
)
"""Fields of the customer's own record that stand as they are."""


def lines(shown: Shown, width: int) -> list[Line]:
    """Return the pane: what is missing on top, since it is to be asked at the next talk."""
    me = Target("customer", shown.file.rid)
    rows = [*_contacts(shown), *_preferences(shown, strong=True), *_about(shown), *_preferences(shown, strong=False)]
    rows += [*_addresses(shown), *_rest(shown)]
    said = words.facts([(label, spans, _about_whom(me, target)) for label, spans, target in rows], width)
    return [*_gaps(shown), *said]


def _about_whom(me: Target, target: object) -> Target:
    """Return what a line opens: a record, or a field of the customer's own record by its key."""
    return target if isinstance(target, Target) else me._replace(part=str(target))


def _gaps(shown: Shown) -> list[Line]:
    if not shown.file.gaps:
        return []
    sign, ink = words.mark("note")
    missing = ", ".join(_(gap) for gap in shown.file.gaps)
    return [paragraph((f"{sign} " + _("Missing: {what}").format(what=missing), ink), indent=2)]


def _contacts(shown: Shown) -> Iterator[Fact]:
    for line in shown.file.blocks["contact_point"]:
        cells = line.cells
        said: list[Span] = [(cells["value"], "plain")]
        if cells["do_not_contact"]:
            said.append((" " + words.mark("note")[0] + " " + _("do not use"), "bad"))
        said.append((words.aside(cells["label"], cells["note"]), "muted"))
        yield words.choice("contact_point", "kind", cells["kind"]), said, _target("contact_point", line, "value")


def _preferences(shown: Shown, *, strong: bool) -> Iterator[Fact]:
    for line in shown.file.blocks["preference"]:
        if (line.cells["kind"] == STRONG_PREFERENCE) is strong:
            said = [(line.cells["value"], "strong" if strong else "plain")]
            label = _("please") if strong else words.choice("preference", "kind", line.cells["kind"])
            yield label, said, _target("preference", line, "value")


def _about(shown: Shown) -> Iterator[Fact]:
    own = shown.file.customer.cells
    if own["about"]:
        yield _("about"), [own["about"]], "about"
    if own["born_on"]:
        label = _("founded") if own["kind"] in FIRM else _("born")
        yield label, [f"{words.day(own['born_on'])} ({words.age(own['born_on'], shown.today)})"], "born_on"
    if own["lunar_birthday"]:
        yield _("birthday"), [_lunar(own["lunar_birthday"], shown.today)], "lunar_birthday"
    job = words.joined(own["occupation"], own["industry"], own["employer"])
    size = words.choice("customer", "size_class", own["size_class"])
    if job or size:
        yield _("job"), [words.joined(job, size)], "occupation"
    for key, label in (("tier", _("tier")), ("stage", _("stage"))):
        if own[key]:
            yield label, [words.choice("customer", key, own[key]), (_why(own, key), "muted")], key


def _lunar(month_and_day: str, today: date) -> str:
    """Return a birthday of the lunar calendar, and the day when it comes next; what is none as it was written."""
    found = birthday_of(month_and_day)
    if found is None:
        return month_and_day
    month, day = found
    kept = next_birthday(month, day, today, language())
    return f"{lunar_day_words(month, day, language())} ({words.short_day(kept.isoformat(), today)})"


def _why(own: dict[str, str], key: str) -> str:
    """Return since when a tier or stage holds, by whom it was set, and why."""
    since = _("since {day}").format(day=words.day(own[f"{key}_since"])) if own[f"{key}_since"] else ""
    by = words.choice("customer", f"{key}_by", own[f"{key}_by"])
    return words.aside(since, by, own[f"{key}_why"])


def _addresses(shown: Shown) -> Iterator[Fact]:
    for line in shown.file.blocks["address"]:
        place = words.joined(*(line.cells[key] for key in PLACE))
        yield words.choice("address", "kind", line.cells["kind"]), [place], _target("address", line, "street")


def _rest(shown: Shown) -> Iterator[Fact]:
    own, names = shown.file.customer.cells, shown.file.customer.names
    if own["status"] != "active":
        status = words.choice("customer", "status", own["status"])
        why = words.aside(words.day(own["status_since"]), own["closed_why"])
        yield _("status"), [status, (why, "muted")], "status"
    for key, label in OTHERS:
        if own[key]:
            yield _(label), [words.choice("customer", key, own[key])], key
    came_by = words.joined(own["source"], names["referrer_rid"], own["campaign"])
    if came_by:
        yield _("came by"), [came_by], "source"
    for line in shown.file.blocks["customer_tag"]:
        yield _("tag"), [("#" + line.cells["tag"], "accent")], _target("customer_tag", line)
    for line in shown.file.blocks["officer_assignment"]:
        since = _("since {day}").format(day=words.day(line.cells["since"]))
        why = words.aside(since, line.cells["why"])
        yield _("officer"), [line.names["officer_rid"], (why, "muted")], _target("officer_assignment", line)


def _target(kind: str, line: RecordLine, field: str = "") -> Target:
    """Return the record of a line, and the field that one mostly wants to change."""
    return Target(kind, line.rid, field)
