"""`record list` and `record kinds`: what the desk keeps, and which fields it has."""

from crodesk.cli import cells, kinds, opening, output, pointing
from crodesk.cli.call import DONE, NOT_DONE, Call
from crodesk.domain.records import KINDS, RecordKind
from crodesk.domain.words import N_
from crodesk.language import _
from crodesk.services import record_list
from crodesk.services.record_list import RecordLine
from crodesk.storage.reader import Reader


def show(call: Call) -> int:
    """List records."""
    kind = kinds.named(call.options.kind)
    with opening.to_read(call) as desk:
        owner = pointing.owner(desk, kind, call.options.owner) if call.options.owner else None
        currency = desk.currency
        lines = desk.read_now(_lines, kind.name, owner, call.options.find, max(call.options.limit, 0))
    if call.options.json:
        output.show_json([_as_data(kind, line) for line in lines])
    else:
        headings = [_(N_("No.")), "", *(_(kind.field(key).label) for key in kind.line), ""]
        output.show_rows([_row(kind, line, currency) for line in lines], headings)
    return DONE if lines else NOT_DONE


def _lines(reader: Reader, kind: str, owner: int | None, text: str, limit: int) -> list[RecordLine]:
    if text:
        return record_list.find(reader, kind, text, owner, limit)
    return record_list.page(reader, kind, owner, limit=limit)


def _row(kind: RecordKind, line: RecordLine, currency: str) -> list[str]:
    ended = _(N_("ended")) if line.ended else ""
    return [str(line.rid), line.owner, *cells.of_line(kind, line, currency=currency), ended]


def _as_data(kind: RecordKind, line: RecordLine) -> dict[str, object]:
    booleans = {field.key for field in kind.fields if field.kind == "yes_no"}
    return {
        "rid": line.rid,
        "of": line.owner,
        **{key: bool(value) if key in booleans else value for key, value in line.cells.items()},
        "names": line.names,
        "ended": line.ended,
        "verified_on": line.verified_on,
    }


def show_kinds(call: Call) -> int:
    """List the kinds of record, or the fields of one."""
    if call.options.kind:
        return _show_fields(kinds.named(call.options.kind))
    rows = [(name, _(kind.plural), kind.owner) for name, kind in zip(kinds.names(), KINDS, strict=True)]
    output.show_rows(rows, [_(N_("Kind")), "", _(N_("Of"))])
    return DONE


def _show_fields(kind: RecordKind) -> int:
    rows = [
        (
            field.key,
            _(field.label),
            field.kind,
            _(N_("needed")) if field.required else "",
            ", ".join(choice.value for choice in field.choices if choice.value) or field.target,
        )
        for field in kind.fields
    ]
    output.show_rows(rows, [_(N_("Field")), _(N_("Meaning")), _(N_("Is a")), "", _(N_("One of"))])
    return DONE
