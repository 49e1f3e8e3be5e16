"""`loan letter …`, `loan promise …`: urging on a late loan without the screens."""

from crodesk import config
from crodesk.cli import opening, output, papers
from crodesk.cli.call import DONE, NOT_DONE, Call, Stop
from crodesk.cli.loans import named
from crodesk.domain.dates import parse_date
from crodesk.domain.money import parse_money
from crodesk.domain.problem import Problem, Refused
from crodesk.exchange.documents.catalogue import LETTERS
from crodesk.language import _, language
from crodesk.services import loan_file, loan_hours, loan_promising
from crodesk.services.desk import Desk
from crodesk.services.loan_file import LoanFile
from crodesk.services.loan_line import LoanLine
from crodesk.services.printing import issued, keeping, letters, making


def letter(call: Call) -> int:
    """Print a letter about a late loan, that of the ladder where none is named; or list those printed before."""
    if call.options.list:
        return _list(call)
    options, folder = call.options, papers.folder(call)
    with opening.to_write_loans(call) as desk:
        line = named(desk, options.number)
        file = _file(desk, line)
        spoken = options.paper_language or desk.read_now(letters.language_of, file)
        wanted = making.Wanted(options.letter or letters.usual(file), spoken)
        path = folder / making.file_name(line.number, wanted)
        papers.check_free(call, [path])
        _hold_back(desk, line, anyway=options.anyway)
        made = desk.read_now(letters.make, line.rid, desk.today, wanted, config.papers_folder())
        with papers.writing(path) as opened:
            opened.write(made.content)
            subject = keeping.subject(made)
            rid = desk.do_now(keeping.PRINTED, subject, letters.keep, desk.attachments, line.rid, made)
    return papers.tell(call, [(path, rid, wanted.paper, spoken, made.missing)])


def _hold_back(desk: Desk, line: LoanLine, *, anyway: bool) -> None:
    """Stop before a letter is made for somebody who may not be urged now, unless it is wanted all the same."""
    why = desk.read_now(loan_hours.why_not, line.customer_rid, desk.now)
    if why is None:
        return
    said = loan_hours.said(why, desk.today)
    if not anyway:
        raise Stop(f"{said} {_('Nothing was printed; --anyway prints it all the same.')}", NOT_DONE)
    output.say(said)


def _file(desk: Desk, line: LoanLine) -> LoanFile:
    found = desk.read_now(loan_file.read, line.rid, desk.today)
    assert found is not None  # `named` found it
    return found


def _list(call: Call) -> int:
    with opening.to_look_ahead(call, Desk.keep_loans) as desk:
        found = desk.read_now(issued.of_loan, named(desk, call.options.number).rid)
    if call.options.json:
        output.show_json([papers.as_data(line) for line in found])
    else:
        rows = [
            (line.rid, f"{line.at.astimezone():%Y-%m-%d %H:%M}", _(LETTERS.get(line.paper, line.paper)), line.language,
             line.officer, len(line.missing))
            for line in found
        ]  # fmt: skip
        output.show_rows(rows, [_("No."), _("When"), _("Paper"), _("Language"), _("Printed by"), _("Not known then")])
    return DONE if found else NOT_DONE


def promise(call: Call) -> int:
    """Write down what a customer promised to pay."""
    with opening.to_write_loans(call) as desk:
        line = named(desk, call.options.number)
        money = parse_money(call.options.amount, line.currency, language())
        due = parse_date(call.options.day, desk.today, language())
        wrong = [
            Problem(field, one.text, one.values)
            for field, one in (("amount_minor", money), ("due_on", due))
            if isinstance(one, Problem)
        ]
        if isinstance(money, Problem) or isinstance(due, Problem):
            raise Refused(wrong)
        said = (money.minor, due, call.options.at)
        rid = desk.do_now(loan_promising.PROMISED, line.number, loan_promising.promise, line.rid, *said)
        record = _file(desk, line).urging.standing.record
    if call.options.json:
        output.show_json({"promise": rid, "due_on": due, "amount_minor": money.minor, "made": record.made,
                          "kept": record.kept, "broken": record.broken})  # fmt: skip
    else:
        output.show(str(rid))
    return DONE
