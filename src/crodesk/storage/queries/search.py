"""Finding customers by typed text: the best few, tier by tier, and all of them.

Each tier streams and stops when it is full; nothing is sorted by relevance over all that fits. A tier gives pairs of
its place among the tiers and a customer; `:most` is one more than are wanted, so that one sees when there are more.
"""

from dataclasses import dataclass
from functools import cache

from crodesk.storage.queries.customer_views import VIEWS, Selection

EXACT = 20
"""How many are taken whose number is just what was typed."""
QUOTA = 20
"""How many are taken that have the very words, or whose name starts so, before those that have words starting so."""
WHOLE = 8
"""A number of so many characters that somebody has is whole; it isn't looked for inside of longer ones."""
TRIED = 400
"""How many customers of a name are tried for the digits typed beside it, and the other way round, at once."""

_HAVE_WORDS = (
    "instr(' ' || c.name_search, ' ' || :word) AND (:other_words = '[]' OR NOT EXISTS ("
    "SELECT 1 FROM json_each(:other_words) t WHERE instr(' ' || c.name_search, ' ' || t.value) = 0))"
)
# Whether words of the customer `c` start with all that are asked for; Chinese characters must stand together.


def _have_runs(rid: str) -> str:
    """Return SQL that tells whether a customer's numbers hold all runs of digits asked for."""
    held = f"EXISTS (SELECT 1 FROM customer_number n WHERE n.customer_rid = {rid} AND instr(n.digits, {{}}))"
    others = f"SELECT 1 FROM json_each(:other_runs) t WHERE NOT {held.format('t.value')}"
    return f"{held.format(':run')} AND (:other_runs = '[]' OR NOT EXISTS ({others}))"


_SINCE_DIGITS = "FROM customer_number WHERE digits >= :digits AND digits < :digits || :end"
_SINCE_HOME = "FROM customer_number WHERE digits >= :home AND digits < :home || :end AND :home <> :digits"
_CODE = "SELECT customer_rid AS rid FROM customer_number WHERE digits IN (:digits, :home)"
_FIRST = "SELECT rid FROM customer WHERE name_fold >= :name AND name_fold < :name || :end ORDER BY name_fold, rid"
_STARTS = f"SELECT customer_rid AS rid {_SINCE_DIGITS}"
_STARTS_AT_HOME = f"SELECT customer_rid AS rid {_SINCE_HOME}"
_RUNS = (
    "SELECT r.rowid AS rid FROM (SELECT 1 WHERE {when}) CROSS JOIN customer_runs r"
    f" WHERE customer_runs MATCH :grams AND {_have_runs('r.rowid')}"
)
_IS_WHOLE = f"(length(:digits) >= {WHOLE} AND EXISTS ({_CODE}))"
_RUNS_WHEN_FEW_START = _RUNS.format(
    when=f"NOT EXISTS (SELECT 1 {_SINCE_DIGITS} LIMIT 1 OFFSET :most - 1) AND NOT {_IS_WHOLE}"
)
_RUNS_ALONE = _RUNS.format(when=f"NOT EXISTS (SELECT 1 {_SINCE_DIGITS})")
_RUNS_OF_PARTS = _RUNS.format(when=f"NOT {_IS_WHOLE}")
_RUNS_LEFT = f"SELECT 1 AS rid WHERE EXISTS (SELECT 1 {_SINCE_DIGITS}) AND NOT {_IS_WHOLE}"
_NUMBERED = (
    "SELECT c.rid FROM (SELECT rowid AS rid FROM customer_runs WHERE customer_runs MATCH :grams LIMIT :tried) r"
    f" CROSS JOIN customer c ON c.rid = r.rid WHERE {_HAVE_WORDS} AND {_have_runs('c.rid')}"
)
_NAMED = (
    "SELECT w.rid FROM (SELECT rowid AS rid FROM customer_words WHERE customer_words MATCH :names LIMIT :tried) w"
    f" WHERE {_have_runs('w.rid')}"
)
_NAMES_LEFT = (
    "SELECT 1 AS rid FROM (SELECT rowid FROM customer_words WHERE customer_words MATCH :names LIMIT 1 OFFSET :tried)"
)

LEFT = 99
"""Stands in place of a tier where not all was looked at."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a text is looked for."""

    tiers: tuple[tuple[int, str, int | str], ...]
    """The best few: each tier's place, its SQL, and how many it gives at most."""
    every: tuple[str, ...]
    """SQL that together gives all that fit."""


def _words(asked: str, *, phrases: bool) -> str:
    """Return SQL for customers that have words; with `phrases` Chinese characters must stand together."""
    if not phrases:
        return f"SELECT rowid AS rid FROM customer_words WHERE customer_words MATCH :{asked}"
    return (
        "SELECT c.rid FROM customer_words w CROSS JOIN customer c ON c.rid = w.rowid"
        f" WHERE customer_words MATCH :{asked} AND {_HAVE_WORDS}"
    )


def _names(*, phrases: bool) -> Kind:
    exact, prefixes = (_words(asked, phrases=phrases) for asked in ("exact", "prefixes"))
    tiers = ((0, _CODE, EXACT), (1, exact, QUOTA), (2, _FIRST, QUOTA), (3, prefixes, ":most"))
    return Kind(tiers, (_CODE, prefixes))


_PREFIXES = _words("prefixes", phrases=False)
_IN_FRONT = ((0, _CODE, EXACT), (1, _STARTS, ":most"), (2, _STARTS_AT_HOME, ":most"), (3, _PREFIXES, ":most"))
_ANYWHERE = (_STARTS, _STARTS_AT_HOME, _PREFIXES, _RUNS_OF_PARTS)
_BESIDE = ((0, _CODE, EXACT), (1, _PREFIXES, ":most"), (2, _NAMED, ":most"), (LEFT, _NAMES_LEFT, 1))

KINDS = {
    "names": _names(phrases=False),
    "phrases": _names(phrases=True),
    "start": Kind(((0, _CODE, EXACT), (1, _STARTS, ":most"), (2, _FIRST, ":most")), (_STARTS, _FIRST)),
    "number": Kind((*_IN_FRONT, (4, _RUNS_WHEN_FEW_START, ":most")), _ANYWHERE),
    "long": Kind((*_IN_FRONT, (4, _RUNS_ALONE, ":most"), (LEFT, _RUNS_LEFT, 1)), _ANYWHERE),
    "named": Kind(_BESIDE, (_CODE, _PREFIXES, _NAMED)),
    "mixed": Kind((*_BESIDE, (3, _NUMBERED, ":most")), (_CODE, _PREFIXES, _NUMBERED)),
}
"""By what a text consists of: words; words of which Chinese characters stand together; one or two digits; a number; one
of five digits or more (where a number starts so, runs inside of others are left for later); names with one or two
digits beside them, and with more."""


OPEN_ENDED = {name: tuple(place for place, _, most in kind.tiers if most == ":most") for name, kind in KINDS.items()}
"""By kind: the tiers that together hold all that fit, when none of them is full."""


@cache
def best(kind: str) -> str:
    """Return SQL for pairs of a tier and a customer: the best few that fit."""
    tiers = KINDS[kind].tiers
    return " UNION ALL ".join(f"SELECT {place}, rid FROM ({sql} LIMIT {most})" for place, sql, most in tiers)


@cache
def every(kind: str) -> str:
    """Return SQL for all customers that fit, in no order."""
    return _union(kind)


@cache
def every_selected(kind: str, selection: Selection) -> str:
    """Return SQL for all customers of a selection that fit, in its order."""
    return (
        f"SELECT s.customer_rid FROM ({_union(kind)}) h CROSS JOIN customer_summary s ON s.customer_rid = h.rid"
        f" WHERE {_conditions(selection)} ORDER BY {selection.sorted}"
    )


@cache
def count(kind: str) -> str:
    """Return SQL for how many customers fit."""
    return f"SELECT count(*) FROM ({_union(kind)})"


@cache
def among(selection: Selection) -> str:
    """Return SQL for those of a few customers that are selected, in order."""
    return (
        "SELECT s.customer_rid FROM json_each(:rids) h CROSS JOIN customer_summary s ON s.customer_rid = h.value"
        f" WHERE {_conditions(selection)} ORDER BY {selection.sorted}"
    )


def _union(kind: str) -> str:
    return " UNION ".join(f"SELECT rid FROM ({sql})" for sql in KINDS[kind].every)


def _conditions(selection: Selection) -> str:
    """Return what is asked besides the text, which alone finds closed customers too."""
    return "true" if selection.conditions == VIEWS["all"] else selection.conditions
