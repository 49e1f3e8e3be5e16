"""What a rule file may say: the keys of each table and what stands at them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Kind = Literal["text", "whole", "number", "share", "day", "truth", "words", "code", "codes", "wholes", "numbers"]
"""What stands at a key: `share` is a fraction from 0 to 1, `words` a table of one text a language, `code` a short word
for programs, `codes` a list of such, `wholes` of whole numbers, `numbers` a table of a number a code."""

EVIDENCE = ("V", "C", "G", "B")
"""How sure a figure is: V its text was read, C recomputed, G general knowledge that the bank must confirm, B the bank's
own file says so."""


@dataclass(frozen=True, slots=True)
class Key:
    """What may stand at one key."""

    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()
    """The codes that are known; empty when any will do."""
    lowest: Decimal | None = Decimal(0)
    """The least number that makes sense; `None` where there is no least."""
    highest: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a rule file."""

    keys: Mapping[str, Key] = field(default_factory=dict)
    tables: Mapping[str, "Table"] = field(default_factory=dict)
    """The tables inside that have a name of their own."""
    named: Mapping[str, "Table"] = field(default_factory=dict)
    """The tables inside that hold tables under names that the file chooses, such as `[groups.3]`."""
    each: "Table | None" = None
    """Of a table that holds only tables under names that the file chooses: what each of them is."""


SOURCED: Mapping[str, Key] = {
    "source": Key("text", required=True),
    "evidence": Key("code", required=True, choices=EVIDENCE),
}
"""What every table with a figure says besides: where it is published, and how sure it is."""


def sourced(**keys: Key) -> Table:
    """Return a table of figures, which says where they come from."""
    return Table({**SOURCED, **keys})
