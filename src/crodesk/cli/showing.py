"""`show`: one customer on paper; the first two lines say who it is and where we stand, then come the blocks."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from crodesk.cli import blocks, cells, opening, output, whom
from crodesk.cli.call import DONE, Call
from crodesk.cli.words import filled
from crodesk.domain.dates import format_date
from crodesk.domain.money import money_with_sign
from crodesk.domain.records import by_name
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import customer_file, timeline
from crodesk.services.customer_file import CustomerFile
from crodesk.services.timeline import Entry

FACTS = ("occupation", "industry", "employer", "tax_number", "nationality", "since", "referrer_rid", "about")
"""Fields of the customer's own record that are printed under the two lines."""


def show(call: Call) -> int:
    """Print the file of a customer."""
    with opening.to_read(call) as desk:
        customer = whom.one(desk, " ".join(call.options.customer))
        file = desk.read_now(customer_file.read, customer.rid, desk.today)
        assert file is not None
        entries = [entry for entry in desk.read_now(timeline.read, customer.rid).entries if not entry.restricted]
    if call.options.json:
        output.show_json(_as_data(file, entries))
        return DONE
    for text in [
        _who(file),
        _standing(file),
        *_facts(file),
        *blocks.of_file(file, call.clock.today),
        *blocks.of_timeline(entries),
    ]:
        output.show(text)
    return DONE


def _as_data(file: CustomerFile, entries: list[Entry]) -> dict[str, Any]:
    own = file.customer
    return {
        **{name: getattr(file, name) for name in ("code", "name", "uid")},
        **own.cells,
        "names": own.names,
        "last_contact_on": file.last_contact_on,
        "verified_on": file.verified_on,
        "alerts": [{"weight": one.weight, "text": filled(one.text, one.values)} for one in file.alerts],
        "gaps": file.gaps,
        "records": {kind: [line.cells | {"rid": line.rid} for line in lines] for kind, lines in file.blocks.items()},
        **{
            name: getattr(file, name)
            for name in ("holdings", "totals", "cases", "follow_ups", "months", "transactions")
        },
        "timeline": entries,
    }


def _who(file: CustomerFile) -> str:
    kind, own = by_name("customer"), file.customer
    known = [cells.cell(kind.field(key), own.cells, own.names) for key in ("kind", "tier", "status", "born_on")]
    reach = [line.cells["value"] for line in file.blocks["contact_point"] if not line.cells["do_not_contact"]][:1]
    original = own.cells.get("name_original") or ""
    return " · ".join(part for part in (file.name, original, file.code, *known, *reach) if part)


def _standing(file: CustomerFile) -> str:
    sums = [
        f"{_(words)} {money_with_sign(total[side], currency, language())}"
        for currency, total in file.totals.items()
        for side, words in (("held", N_("held")), ("owed", N_("owed")))
        if total[side]
    ]
    signs = {"late": "!! ", "soon": "▲ ", "note": ""}
    matters = [f"{signs[one.weight]}{filled(one.text, one.values)}" for one in file.alerts]
    return " · ".join([*(matters or [_(N_("nothing pressing"))]), *sums])


def _facts(file: CustomerFile) -> Iterator[str]:
    kind, own = by_name("customer"), file.customer
    for key in FACTS:
        if text := cells.cell(kind.field(key), own.cells, own.names):
            yield f"{_(kind.field(key).label)}: {text}"
    if file.last_contact_on:
        yield f"{_(N_('Last contact'))}: {format_date(date.fromisoformat(file.last_contact_on), language())}"
    if file.gaps:
        yield f"{_(N_('Missing'))}: {', '.join(_(gap) for gap in file.gaps)}"
