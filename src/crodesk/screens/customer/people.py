"""Family and group: who is who to this customer, seen from both sides."""

from collections.abc import Iterator

from crodesk.language import _
from crodesk.screens.customer import words
from crodesk.screens.customer.shown import Shown, Target
from crodesk.screens.customer.words import Fact
from crodesk.services.record_list import RecordLine
from crodesk.widgets.paint import Span
from crodesk.widgets.signs import signs
from crodesk.widgets.styled import Line

OTHER_SIDE = "named_by"
"""The kind of a line that another customer's record says."""


def lines(shown: Shown, width: int) -> list[Line]:
    """Return the pane."""
    return words.facts([*_own(shown), *_from_others(shown)], width)


def other_of(shown: Shown, target: Target) -> int | None:
    """Return the customer at the other end of a line; `None` when it is a person who is none."""
    if target.kind == OTHER_SIDE:
        return next((each.other_rid for each in shown.named_by if each.rid == target.rid), None)
    found = (line.cells["other_rid"] for line in shown.file.blocks["relation"] if line.rid == target.rid)
    return next(found, None)


def _own(shown: Shown) -> Iterator[Fact]:
    for line in shown.file.blocks["relation"]:
        cells = line.cells
        linked = cells["other_rid"] is not None
        name = line.names["other_rid"] if linked else cells["person_name"]
        said: list[Span | str] = [(f"{signs().cursor} {name}" if linked else name, "accent" if linked else "plain")]
        if cells["person_born_on"] and not linked:
            said.append(f" ({words.age(cells['person_born_on'], shown.today)})")
        said += [_share(cells["share_ppm"]), (words.aside(_more(line)), "muted")]
        yield words.choice("relation", "role", cells["role"]), said, Target("relation", line.rid)


def _from_others(shown: Shown) -> Iterator[Fact]:
    """Yield what others say of this customer, unless our own record names them already."""
    known = {line.cells["other_rid"] for line in shown.file.blocks["relation"]}
    for each in shown.named_by:
        if each.other_rid not in known:
            name = _("of {name}").format(name=f"{signs().cursor} {each.other_name} {each.other_code}")
            said = [(name, "accent"), _share(each.share_ppm), (words.aside(each.title), "muted")]
            yield words.choice("relation", "role", each.role), said, Target(OTHER_SIDE, each.rid)


def _share(ppm: int | None) -> Span:
    return ("" if ppm is None else f"  {words.percent(ppm)}", "strong")


def _more(line: RecordLine) -> str:
    return words.joined(line.cells["title"], line.cells["person_phone"], line.cells["note"])
