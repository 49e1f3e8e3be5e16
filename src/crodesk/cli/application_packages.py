"""`application package`, `application decision`: what leaves the desk to be decided, and what comes back."""

import sys
from pathlib import Path

from crodesk import config
from crodesk.cli import cells, opening, output, words
from crodesk.cli.applications import KIND, MOVED, named
from crodesk.cli.call import DONE, NOT_DONE, Call, Stop
from crodesk.domain.dates import format_date
from crodesk.domain.problem import Refused
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import application_decision, application_list, application_package
from crodesk.services.application_decision import Review
from crodesk.services.application_list import ApplicationLine
from crodesk.services.desk import Desk


def package(call: Call) -> int:
    """Write the package of an application, and print where it lies and its hash."""
    with opening.to_write(call) as desk:
        line = named(desk, call.options.number).line
        made = desk.read_now(
            application_package.make, desk.attachments, line.rid, desk.today, desk.officer, config.papers_folder()
        )
        path = application_package.place(Path(call.options.to).expanduser(), line.number)
        application_package.write(path, made)
        try:
            desk.do_now(application_package.PACKED, line.number, application_package.note, line.rid, made.sha256)
        except BaseException:
            application_package.remove(path)
            raise
    if call.options.json:
        files = {name: len(content) for name, content in made.files.items()}
        output.show_json(
            {"number": line.number, "path": str(path), "sha256": made.sha256, "seal": made.seal, "files": files}
        )
    else:
        output.show_rows([(path, made.sha256)], ["", ""])
        output.say(_(N_("Seal of the journal: {seal}")).format(seal=made.seal))
    return DONE


def decision(call: Call) -> int:
    """Show a decision beside what was asked, and take it in when that is wanted."""
    with opening.to_write(call) as desk:
        line = named(desk, call.options.number).line
        read = application_decision.read(Path(call.options.file).expanduser())
        found = desk.read_now(application_decision.review, desk.attachments, line.rid, read, desk.today, desk.officer)
        assert found is not None
        if found.problems:
            raise Refused(found.problems)
        taken = found.taken_on is None and _agreed(call, found)
        if taken:
            kept = application_decision.keep(desk, found)
            desk.do_now(MOVED, line.number, application_decision.take, kept, found)
        _tell(call, desk, found, taken=taken)
    return DONE if taken or found.taken_on else NOT_DONE


def _agreed(call: Call, found: Review) -> bool:
    """Tell whether the officer wants a decision taken in, after having seen it."""
    if call.options.yes:
        return True
    if not sys.stdin.isatty():
        raise Stop(_(N_("Nothing was taken in. Add --yes to take it in; a decision stays as written.")))
    output.show_rows(_rows(found), ["", _("As asked"), _("As decided")])
    for doubt in found.doubts:
        output.say(words.of_problem(doubt))
    return output.agreed(_(N_("Take this in? A decision stays as written.")))


def _rows(found: Review) -> list[tuple[str, str, str]]:
    """Return what was decided, line by line, beside what was asked where that can be compared."""
    said, line = found.decision, found.shown.line
    about = {
        N_("Decision"): _(by_name("application_event").field("move").label_of(found.move)),
        N_("Decided by"): said.by,
        N_("On"): format_date(said.on, language()),
        N_("Level"): said.level,
        N_("Conditions"): "; ".join(said.conditions),
        N_("Reason"): said.reason,
    }
    terms = [
        (_(KIND.field(each.key).label), _cell(each.key, each.asked, line), _cell(each.key, each.decided, line))
        for each in found.compared
    ]
    return [(line.number, line.name, ""), *((_(label), "", text) for label, text in about.items() if text), *terms]


def _cell(key: str, value: int | None, line: ApplicationLine) -> str:
    return cells.cell(KIND.field(key), {key: value}, {}, line.currency)


def _tell(call: Call, desk: Desk, found: Review, *, taken: bool) -> None:
    line = desk.read_now(application_list.get, found.shown.line.rid)
    assert line is not None
    stage = _(KIND.field("stage").label_of(line.stage))
    if call.options.json:
        output.show_json({"number": line.number, "stage": line.stage, "taken": taken, "taken_on": found.taken_on})
    elif found.taken_on is not None:
        day = format_date(found.taken_on, language())
        output.say(_(N_("This decision was taken in on {day} already. Nothing was changed.")).format(day=day))
    elif taken:
        output.show(f"{line.number}\t{stage}")
    else:
        output.say(_(N_("Nothing was taken in.")))
