"""`publish`: the head office's copy of the desk in PostgreSQL, brought up to date or held against the desk."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from crodesk.cli import opening, output, passphrase
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.cli.progress import ProgressLine
from crodesk.domain.problem import DeskFault
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services.desk import Desk

if TYPE_CHECKING:
    from crodesk.services.publishing import Address, Difference, Published

T = TypeVar("T")

SEEN_BY_OTHERS = N_(
    "The password stands in the command, where others on this computer can read it."
    " Leave it out: it is asked for, or taken from --password-file."
)


def run(call: Call) -> int:
    """Bring the copy up to the desk, or with `--check` hold it against the desk."""
    from crodesk.services import publishing

    where = publishing.address(call.options.to)
    if where.has_password:
        output.say(_(SEEN_BY_OTHERS))
    elif call.options.password_file:
        where = where.with_password(passphrase.of_file(call.options.password_file))
    if call.options.check and call.options.whole:
        raise Stop(_(N_("Give --check or --whole, not both.")), WRONG_USE)
    with opening.to_read(call) as desk:
        work = _check if call.options.check else _publish
        return _with_password(where, lambda there: work(call, desk, there))


def _with_password(where: "Address", work: Callable[["Address"], T]) -> T:
    """Work with the password that is known, or with one that is asked for when the server wants another."""
    from crodesk.services import publishing

    try:
        return work(where)
    except DeskFault as fault:
        if fault.text != publishing.WRONG_PASSWORD or where.has_password or not passphrase.can_ask():
            raise
    question = _(N_("Password of {user} at {host}:")).format(user=where.user, host=where.host)
    return work(where.with_password(passphrase.asked(question)))


def _publish(call: Call, desk: Desk, where: "Address") -> int:
    from crodesk.services import publishing

    with ProgressLine() as line:
        done = publishing.publish(
            desk, where, lambda table, rows, total: line.tell(table, rows, total, rows), whole=call.options.whole
        )
    if call.options.json:
        output.show_json(done)
    else:
        output.show(_said(done).format(rows=done.written, actions=done.actions, where=where))
        output.show(_(N_("The copy there goes up to the seal {seal}")).format(seal=done.seal))
    return DONE


def _said(done: "Published") -> str:
    if done.resumed:
        return _(N_("Went on where it stopped; the whole desk is published now (rows: {rows}): {where}"))
    if done.whole:
        return _(N_("The whole desk is published (rows: {rows}): {where}"))
    if done.actions or done.written:
        return _(N_("What is new is published (actions: {actions}, rows: {rows}): {where}"))
    return _(N_("Nothing is new, the copy is up to date: {where}"))


def _check(call: Call, desk: Desk, where: "Address") -> int:
    from crodesk.services import publishing

    found = publishing.compare(desk, where)
    if call.options.json:
        output.show_json(found)
    elif found.equal:
        words = N_("The copy equals the desk: {rows} rows in {tables} tables, seal {seal}")
        output.show(_(words).format(rows=found.rows, tables=found.tables, seal=found.seal))
    else:
        output.say(
            _(N_("The copy differs from the desk in {count} rows. To make it anew: crodesk publish --whole")).format(
                count=found.differing
            )
        )
        rows = [(each.table, each.row, _how(each)) for each in found.named]
        output.show_rows(rows, [_(N_("Table")), _(N_("Row")), _(N_("What differs"))])
    return DONE if found.equal else NOT_DONE


def _how(each: "Difference") -> str:
    if not each.there:
        return _(N_("missing there"))
    return ", ".join(each.fields) if each.here else _(N_("only there"))
