"""Taking back and doing again: at once when it is little, after a question and with a sign of life when it is much."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crodesk.domain.problem import DeskFault, Refused
from crodesk.domain.records import KINDS
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.services import reach as reaches
from crodesk.services.history import HistoryLine
from crodesk.services.reach import Effect, Reach
from crodesk.widgets.counts import count_words
from crodesk.widgets.days import full_day
from crodesk.widgets.dialogs import Confirm

if TYPE_CHECKING:
    from crodesk.screens.desk_screen import DeskScreen

PLURALS = {kind.name: kind.plural for kind in KINDS}
EFFECTS: Mapping[Effect, str] = {
    "goes": N_("Goes away: {what}."),
    "returns": N_("Comes back: {what}."),
    "reverts": N_("Says again what it said before: {what}."),
}
DONE = {True: N_("Taken back: {what}"), False: N_("Done again: {what}")}
ASKED = {True: N_("Take back “{what}”?"), False: N_("Do “{what}” again?")}
AFTER = {True: N_("U does it again."), False: N_("u takes it back.")}
UNDER_WAY = {True: N_("Taking back “{what}”"), False: N_("Doing “{what}” again")}


async def turn(room: "DeskScreen[Any]", number: int | None = None, *, back: bool, why: str = "") -> None:
    """Take an action back, or do it again; the next one when no number is given.

    With `why`, for many rows, and before work of an earlier day goes because a key was pressed once too often, the
    officer is asked first and told what becomes of what.
    """
    try:
        reach = await room.desk.run(reaches.reach, number, back=back)
        why = why or (_earlier(room, reach) if back and number is None else "")
        if reach is None or not (why or reach.big):
            line = room.desk.undo(number) if back else room.desk.redo(number)
            _tell(room, words(line.name, line.subject), 0, back=back)
            return
    except Refused as refused:
        room.tell_refusal(in_words(refused))
    except DeskFault as fault:
        room.tell_fault(fault)
    else:
        _ask(room, reach, why, back=back)


def _earlier(room: "DeskScreen[Any]", reach: Reach | None) -> str:
    """Say on which earlier day the last action was done; empty when that was today."""
    done = room.desk.today if reach is None else datetime.fromisoformat(reach.line.at).astimezone().date()
    return "" if done >= room.desk.today else _("It was done on {day}.").format(day=full_day(done))


def words(name: str, subject: str) -> str:
    """Return what was done, and about whom."""
    return " ".join(part for part in (_(name), subject) if part)


def effects(reach: Reach) -> list[str]:
    """Return what becomes of the rows, a sentence for each way."""
    return [_(EFFECTS[effect]).format(what=_counted(kinds)) for effect, kinds in reach.rows.items()]


def _counted(kinds: Mapping[str, int]) -> str:
    return ", ".join(f"{_(PLURALS.get(kind, kind))} {count_words(rows)}" for kind, rows in kinds.items())


def in_words(refused: Refused) -> Refused:
    """Return a refusal that names a kind of record by its words instead of its table."""
    return Refused([_named(problem) for problem in refused.problems])


def _named(problem: Any) -> Any:
    table = problem.values.get("table")
    if table not in PLURALS:
        return problem
    return type(problem)(problem.field, problem.text, {**problem.values, "table": _(PLURALS[table])})


def _ask(room: "DeskScreen[Any]", reach: Reach, why: str, *, back: bool) -> None:
    what = _what(reach.line)
    details = "\n".join(part for part in (why, *effects(reach), _(AFTER[back])) if part)
    yes = _("Take back") if back else _("Do again")

    def answered(agreed: bool | None) -> None:
        if agreed:
            room.run_worker(_under_way(room, reach, back=back))

    room.app.push_screen(Confirm(_(ASKED[back]).format(what=what), yes=yes, details=details), answered)


async def _under_way(room: "DeskScreen[Any]", reach: Reach, *, back: bool) -> None:
    from crodesk.widgets.working import Working

    what = _what(reach.line)
    working = Working(_(UNDER_WAY[back]).format(what=what))
    await room.app.push_screen(working)
    try:
        await room.desk.turn(reach.line.number, back=back)
    except Refused as refused:
        room.tell_refusal(in_words(refused))
    except DeskFault as fault:
        room.tell_fault(fault)
    else:
        _tell(room, what, reach.count, back=back)
    finally:
        await working.dismiss()


def _what(line: HistoryLine) -> str:
    return words(line.name, line.subject)


def _tell(room: "DeskScreen[Any]", what: str, count: int, *, back: bool) -> None:
    """Say what happened, and show the room as it is now."""
    said = _(DONE[back]).format(what=what)
    rows = ngettext("{count} row", "{count} rows", count).format(count=count_words(count))
    room.app.notify(f"{said} · {rows}. {_(AFTER[back])}" if count else said)
    room.reload()
