"""`brief` and `day`: pages to read before a call, in the morning and in the evening."""

from pathlib import Path

from crodesk.cli import opening, output, whom
from crodesk.cli.call import DONE, WRONG_USE, Call, Stop
from crodesk.cli.unwritten import saying_why
from crodesk.domain.words import N_
from crodesk.exchange.paper import Paper, plain
from crodesk.language import _

FORMS = (".pdf", ".txt")


def brief(call: Call) -> int:
    """Print or write the briefing of a customer."""
    from crodesk.services import ready
    from crodesk.services.sheets import briefing_sheet

    out = target(call, call.options.out)
    with opening.to_look_ahead(call) as desk:
        customer = whom.one(desk, " ".join(call.options.customer))
        known = desk.read_now(ready.read, customer.rid, desk.today)
        today = desk.today
    assert known is not None  # whoever was found is there
    if call.options.json:
        output.show_json(briefing_sheet.data(known, today))
        return DONE
    return give(briefing_sheet.of(known, today), out)


def day(call: Call) -> int:
    """Print or write what the day asks for, or what came of it."""
    from crodesk.services import day as days
    from crodesk.services.sheets import day_sheet

    out = target(call, call.options.out)
    with opening.to_look_ahead(call) as desk:
        today, officer = desk.today, desk.officer
        if call.options.close:
            ended = desk.read_now(days.close, today)
            data, paper = day_sheet.closing_data(ended, today), day_sheet.closing(ended, officer, today)
        else:
            plan = desk.read_now(days.plan, today)
            data, paper = day_sheet.opening_data(plan, today), day_sheet.opening(plan, officer, today)
    if call.options.json:
        output.show_json(data)
        return DONE
    return give(paper, out)


def target(call: Call, out: str | None) -> Path | None:
    """Return the file of a page that is to be written, once nothing speaks against it."""
    if not out:
        return None
    path = Path(out).expanduser()
    if path.suffix.lower() not in FORMS:
        raise Stop(_(N_("Its name must end with {forms}.")).format(forms=", ".join(FORMS)), WRONG_USE)
    with saying_why(path):
        lies_there = path.exists()
    if lies_there and not call.options.force:
        raise Stop(_(N_("There is a file {path} already; --force replaces it.")).format(path=path))
    return path


def give(paper: Paper, out: Path | None) -> int:
    """Print a page, or write it to a file."""
    if out is None:
        output.show(plain.text(paper, output.room() or plain.WIDTH))
        return DONE
    with saying_why(out):
        _write(out, paper)
    output.say(_(N_("The page is in {path}.")).format(path=out))
    return DONE


def _write(path: Path, paper: Paper) -> None:
    if path.suffix.lower() == ".txt":
        plain.write(path, paper)
        return
    from crodesk.exchange.paper import pdf

    pdf.write(path, paper)
