"""The form of an inspection, filled in on the spot: an amount, ticks, photos by path, a few words."""

from collections.abc import Iterator, Mapping
from typing import Any

from crodesk.domain.percent import format_percent
from crodesk.domain.problem import Refused
from crodesk.domain.records import by_name
from crodesk.domain.records.kind import Field
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.screens.loan import words
from crodesk.services import loan_inspecting, loan_inspection_plan, messages
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_inspecting import TICKS, Effect
from crodesk.widgets.days import full_day
from crodesk.widgets.path_typing import path_of
from crodesk.widgets.record_dialog import RecordDialog

WRITTEN = N_("Wrote down an inspection")
KIND = by_name("inspection")
TICK = "tick_"
PPM = 10_000
"""Parts per million in a percent."""
PHOTOS = ("photo_1", "photo_2")
KEPT = N_("A picture; it is kept encrypted. F4 lists files, the newest first.")
FIELDS = (
    KIND.field("shown_minor"),
    *(Field(f"{TICK}{key}", words, "yes_no") for key, words in TICKS.items()),
    Field("photo_1", N_("Photo"), "path", help=KEPT),
    Field("photo_2", N_("Another photo"), "path", help=KEPT),
    KIND.field("findings"),
    KIND.field("finding"),
    KIND.field("visited_on"),
    KIND.field("visited_at"),
    KIND.field("kind"),
    KIND.field("drawn_minor"),
    *(KIND.field(key) for key in ("place", "position", "present", "business", "collateral", "proposals")),
    KIND.field("minutes"),
    KIND.field("signed_by"),
    KIND.field("next_on"),
)


def dialog(desk: Desk, file: LoanFile) -> RecordDialog:
    """Return the form for an inspection; a finding and a next day that aren't said follow from the figures.

    The day is asked for where the clock of this computer can't be right.
    """
    loan = file.known.loan
    drawn = desk.look(loan_inspection_plan.drawn, loan.rid, desk.today)
    known = {} if desk.ahead_of_clock else {"visited_on": desk.today}

    def save(values: Mapping[str, Any]) -> int:
        ticks = [key for key in TICKS if values.get(f"{TICK}{key}")]
        paths = [path_of(values[key]) for key in PHOTOS if values.get(key)]
        own = _own(values)
        desk.look(loan_inspecting.effect, loan.rid, own, desk.today)  # refused before any photo is kept
        photos = [desk.attachments.add(path) for path in paths]
        return desk.do_now(WRITTEN, loan.number, loan_inspecting.write, loan.rid, own, ticks, photos)

    return RecordDialog(
        desk,
        _("Inspection · {number}").format(number=loan.number),
        FIELDS,
        save,
        values={**known, "kind": "use", **({"drawn_minor": drawn.minor} if drawn.minor else {})},
        draft=("inspection", f"{loan.rid}"),
        customer=loan.customer_rid,
        currency=loan.currency,
        watch=lambda values: effect(desk, loan.rid, values),
    )


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are fields of the inspection itself."""
    return {field.key: values.get(field.key) for field in KIND.fields if field.key in values}


def effect(desk: Desk, holding: int, values: Mapping[str, Any]) -> str:
    """Return in words what is shown so far and what follows, or what can't be; empty while nothing was shown."""
    if not values.get("shown_minor") and not values.get("finding"):
        return ""
    try:
        found = desk.look(loan_inspecting.effect, holding, _own(values), desk.today)
    except Refused as refused:
        return " ".join(words.filled(one.text, one.values) for one in refused.problems)
    return " ".join(_told(found, desk))


def _told(found: Effect, desk: Desk) -> Iterator[str]:
    if found.share is not None:
        yield _("{share} used as agreed.").format(share=format_percent(int(found.share * PPM), language()))
    yield messages.say(found.why, desk.today)
    if found.next_on is not None:
        yield _("Next inspection by {day}.").format(day=full_day(found.next_on))
    if found.steps:
        names = ", ".join(step.name.in_language(language()) for step in found.steps[:2])
        yield _("{count} steps follow: {names} …").format(count=len(found.steps), names=names)
