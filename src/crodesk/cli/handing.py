"""`handover` and `takein`: customers to a colleague's desk, and from one."""

import sys
from contextlib import nullcontext, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

from crodesk.cli import cells, days, opening, output, sheets, whom
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, ngettext
from crodesk.services import new_files
from crodesk.services.desk import Desk
from crodesk.services.handing import cards, giving, reviewing, taking
from crodesk.services.handing.giving import Given, Wanted
from crodesk.services.handing.taking import Choice, Review, Taken
from crodesk.services.handing.telling import Told
from crodesk.services.sheets import handing_sheet

_ALL = "SELECT rid FROM customer ORDER BY rid"
_TAGGED = "SELECT DISTINCT customer_rid FROM customer_tag WHERE tag = ? AND ended_on IS NULL ORDER BY 1"
WHICH = N_("Say whom to hand over: by number, with --tag, --all, or --back for who came from them.")
SAME = N_("The hand-over and its page can't be one file. Nothing was written.")
MINE, THEIRS = "m", "t"


def hand_over(call: Call) -> int:
    """Write a hand-over, and tell what stands open and what stays behind."""
    options = call.options
    page = sheets.target(call, options.page)
    with opening.to_write(call) as desk:
        card = desk.read_now(cards.called, options.to)
        wanted = Wanted(
            card=card.rid,
            customers=_customers(desk, call, card.rid),
            purpose="return" if options.back else "hand_over",
            from_on=days.asked(options.from_on, desk.today),
            until_on=days.asked(options.until_on, desk.today),
            restricted=options.restricted,
        )
        path = _place(options.out, card.card.name, desk.today)
        if page and page.resolve() == path.resolve():
            raise Stop(_(SAME), WRONG_USE)
        given = giving.hand_over(desk, wanted, path)
    if options.json:
        output.show_json(handing_sheet.data(given) | {"path": str(path)})
    else:
        _tell_given(given, path)
    return sheets.give(handing_sheet.of(given), page) if page else DONE


def _customers(desk: Desk, call: Call, card: int) -> tuple[int, ...]:
    options = call.options
    if sum(map(bool, (options.customers, options.tag, options.all, options.back))) != 1:
        raise Stop(_(WHICH), WRONG_USE)
    if options.back:
        return desk.read_now(giving.came_from, card)
    if options.customers:
        return tuple(whom.one(desk, text).rid for text in options.customers)
    sql, values = (_TAGGED, (options.tag,)) if options.tag else (_ALL, ())
    return desk.read_now(lambda reader: tuple(rid for (rid,) in reader.rows(sql, values)))


def _place(out: str | None, to: str, today: date) -> Path:
    """Return the file to be written; a folder takes one that is called after the colleague and the day."""
    path = Path(out or ".").expanduser()
    with new_files.reached(path):
        is_folder = path.is_dir()
    return path / giving.file_name(to, today) if is_folder else path


def _tell_given(given: Given, path: Path) -> None:
    for title, lines in handing_sheet.parts(given.standing).values():
        if lines:
            output.show(f"{_(title)} ({len(lines)})")
            output.show_rows(lines, ["", ""])
    words = ngettext("{count} customer", "{count} customers", given.header.customers)
    output.say(
        _(N_("Handed to {name}: {customers}, in {path}. Only their desk can open it.")).format(
            name=given.to.name, customers=words.format(count=given.header.customers), path=path
        )
    )


def take_in(call: Call) -> int:
    """Show what a hand-over would do here, and take it in when that is wanted."""
    path = Path(call.options.file).expanduser()
    with opening.to_write_loans(call) as desk:
        review, told = reviewing.of_file(desk, path)
        taken = None
        if review.taken_at is None:
            choices = _agreed(call, desk, review, told)
            if choices is not None:
                taken = desk.do_now(taking.TOOK, "", taking.take, desk.attachments, review.received, choices)
                desk.keep_loans()
                desk.keep_queue()
        _tell_taken(call, review, told, taken)
    return DONE if taken or review.taken_at else NOT_DONE


def _agreed(call: Call, desk: Desk, review: Review, told: list[Told]) -> dict[str, Choice] | None:
    """Return what is chosen in each dispute, once the officer has seen what comes; `None` to leave it all."""
    options = call.options
    if options.yes and (options.conflicts or not told):
        return dict.fromkeys((one.key for one in told), options.conflicts or "mine")
    if not sys.stdin.isatty():
        raise Stop(_(N_("Nothing was taken in. Add --yes, and --conflicts mine or theirs where both changed a field.")))
    with redirect_stdout(sys.stderr) if options.json else nullcontext():  # what is read by a program stands alone
        _show(review, told, desk.currency)
    choices = {one.key: options.conflicts or _chosen(one, desk.currency) for one in told}
    return choices if output.agreed(_(N_("Take this in? One undo takes all of it back."))) else None


def _chosen(one: Told, currency: str) -> Choice:
    output.say(_line(one, currency))
    while True:
        answer = output.ask(_(N_("Keep mine (m) or take theirs (t)?"))).casefold()
        if answer in (MINE, THEIRS):
            return "mine" if answer == MINE else "theirs"


def _show(review: Review, told: list[Told], currency: str) -> None:
    header = review.received.header
    output.show(f"{review.received.sender.card.name} · {cells.moment(header.made_at.isoformat())}")
    rows = [
        (_(by_name(each.table).plural), each.new, each.changed, each.disputed)
        for each in review.counts
        if each.new or each.changed
    ]
    output.show_rows(rows, [_(N_("What")), _(N_("New")), _(N_("Changed")), _(N_("By both"))])
    for one in told:
        output.show(_line(one, currency))


def _line(one: Told, currency: str) -> str:
    base, mine, theirs = (_cell(one, value, currency) or "-" for value in (one.base, one.mine, one.theirs))
    where = " · ".join(filter(None, (one.whose, _(one.kind), one.record, _(one.field.label))))
    return _(N_("{where}: was {base}, here {mine}, there {theirs}")).format(
        where=where, base=base, mine=mine, theirs=theirs
    )


def _cell(one: Told, value: Any, currency: str) -> str:
    if one.field.kind == "link":
        return str(value or "")
    return cells.cell(one.field, {one.field.key: value}, {}, one.currency or currency)


def _tell_taken(call: Call, review: Review, told: list[Told], taken: Taken | None) -> None:
    if call.options.json:
        output.show_json(_as_data(review, told, taken))
    elif taken is not None:
        words = N_("Taken in from {name}: {new} new, {changed} changed. crodesk undo takes all of it back.")
        name = review.received.sender.card.name
        output.say(_(words).format(name=name, new=taken.new, changed=taken.changed))
        if taken.kept_apart:
            output.say(
                _(N_("{count} changes stayed out: they can't stand beside what is here.")).format(
                    count=taken.kept_apart
                )
            )
    elif review.taken_at is not None:
        day = cells.moment(review.taken_at)
        output.say(_(N_("This was taken in on {day} already. Nothing was changed.")).format(day=day))
    else:
        output.say(_(N_("Nothing was taken in.")))


def _as_data(review: Review, told: list[Told], taken: Taken | None) -> dict[str, Any]:
    header = review.received.header
    return {
        "uid": header.uid,
        "purpose": header.purpose,
        "from": review.received.sender.card.name,
        "made_at": header.made_at,
        "from_on": header.from_on,
        "until_on": header.until_on,
        "restricted": header.restricted,
        "seal": header.seal,
        "sha256": header.sha256,
        "customers": review.customers,
        "counts": review.counts,
        "conflicts": [
            {"key": one.key, "whose": one.whose, "base": one.base, "mine": one.mine, "theirs": one.theirs}
            for one in told
        ],
        "taken": taken,
        "taken_at": review.taken_at,
    }
