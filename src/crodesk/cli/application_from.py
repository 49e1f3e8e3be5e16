"""A whole application as a file: `application new --from`, `application show --as-file`, `application fields`."""

from collections.abc import Iterable
from pathlib import Path

from crodesk.cli import opening, output, pointing, values, whom
from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE, Call, Stop
from crodesk.cli.words import filled
from crodesk.domain.problem import Problem, Refused
from crodesk.domain.records import Field, application_file, by_name
from crodesk.domain.records import application_file_reading as reading
from crodesk.domain.records.application_file_reading import Content, Entry
from crodesk.domain.rules.toml_lines import line_of
from crodesk.domain.words import N_
from crodesk.exchange import application_files
from crodesk.exchange.application_files import Loaded
from crodesk.language import _
from crodesk.services import application_filing, application_list
from crodesk.services.application_list import ApplicationLine
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from crodesk.services.pointing import currency_of

BEGUN = N_("Began an application from a file")
HOW = {
    "money": N_("an amount in whole units of its currency"),
    "percent": N_("a percentage, such as 12.5"),
    "months": N_("a number of months"),
    "whole": N_("a whole number"),
    "day": N_("a date, such as 2026-11-20"),
    "yes_no": N_("true or false"),
    "link": N_("the key of a party, or the number of a customer or holding"),
}
"""How a value is written; words otherwise."""


def begin(call: Call) -> ApplicationLine:
    """Begin an application from a file, with everything that belongs to it, as one action."""
    options = call.options
    path = Path(options.file).expanduser()
    loaded = application_files.load(path)
    if isinstance(loaded, Problem):
        raise Stop(filled(loaded.text, loaded.values), WRONG_USE)
    named, pairs = options.customer, list(options.fields)
    if "=" in named:
        named, pairs = "", [named, *pairs]
    with opening.to_write(call) as desk:
        content = _content(desk, loaded, path)
        customer = whom.one(desk, named or content.customer or _nobody())
        given = values.read(by_name("application"), pairs, pointing.place(desk, by_name("application")))
        own = Entry(content.own.path, {**content.own.values, **given})
        whole = Content(content.customer, own, content.lists)
        links, problems = desk.read_now(application_filing.resolve, whole)
        _stop_at(problems, loaded, path)
        try:
            rid = desk.do_now(BEGUN, customer.name, application_filing.add, customer.rid, whole, links)
        except Refused as refused:
            _stop_at(refused.problems, loaded, path)
            raise
        line = desk.read_now(application_list.get, rid)
    assert line is not None
    return line


def _nobody() -> str:
    raise Stop(_(N_("Say for whom: the file's “customer”, or a customer before --from.")), WRONG_USE)


def _content(desk: Desk, loaded: Loaded, path: Path) -> Content:
    found = reading.read(loaded.data, desk.read_now(currency_of, "application", None, None))
    if isinstance(found, Content):
        return found
    _stop_at([wrong.problem for wrong in found], loaded, path)
    raise AssertionError  # a list of mistakes is never empty


def _stop_at(problems: Iterable[Problem], loaded: Loaded, path: Path) -> None:
    """Stop with every problem, named by file, line and field; none lets it go on."""
    lines = [_said(problem, loaded, path) for problem in problems]
    if lines:
        nothing = _(N_("Nothing was written."))
        raise Stop("\n".join([*lines, nothing]), NOT_DONE)


def _said(problem: Problem, loaded: Loaded, path: Path) -> str:
    place = tuple(problem.field.split(".")) if problem.field else ()
    where = _(N_("{file}, line {line}")).format(file=path.name, line=line_of(loaded.lines, place))
    named = f"{where}, {problem.field}" if problem.field else where
    return f"{named}: {filled(problem.text, problem.values)}"


def show(desk: Desk, found: ApplicationFile, *, json: bool) -> int:
    """Print an application in the shape from which it can be made anew."""
    data = desk.read_now(application_filing.as_data, found)
    output.show((application_files.as_json(data) if json else application_files.as_toml(data)).rstrip("\n"))
    return DONE


def fields(call: Call) -> int:
    """List every key that a file can hold."""
    rows = list(described())
    if call.options.json:
        output.show_json([dict(zip(("table", "key", "how", "about"), row, strict=True)) for row in rows])
    else:
        output.show_rows(rows, [_(N_("Table")), _(N_("Key")), _(N_("How")), _(N_("What"))])
    return DONE


def described() -> Iterable[tuple[str, str, str, str]]:
    """Yield every key with its table, how its value is written and what it is."""
    for each in application_file.described():
        if each.spec is None:
            about = (
                N_("who borrows: number, uid or name") if not each.table else N_("what other records call this party")
            )
            yield each.table, each.key, "", _(about)
        else:
            yield each.table, each.key, _how(each.spec), _about(each.spec)


def _how(spec: Field) -> str:
    if spec.choices:
        return " | ".join(choice.value for choice in spec.choices if choice.value)
    return _(HOW[spec.kind]) if spec.kind in HOW else ""


def _about(spec: Field) -> str:
    needed = f" ({_(N_('needed'))})" if spec.required else ""
    help_text = f": {_(spec.help)}" if spec.help else ""
    return f"{_(spec.label)}{needed}{help_text}"


def markdown() -> str:
    """Return the list of keys as a table for the documentation."""
    lines = ["| Table | Key | How | What |", "| --- | --- | --- | --- |"]
    lines += ["| " + " | ".join(_escaped(cell) for cell in row) + " |" for row in described()]
    return "\n".join(lines)


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|")
