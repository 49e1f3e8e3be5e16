"""What lists of running loans read: views of one derived row a loan, each by its index, totals and numbers."""

from crodesk.storage.queries.fitting import fits

_OF_IT = "FROM warning_signal w WHERE w.holding_rid = s.holding_rid AND w.ended_on IS NULL"
_TO_ANSWER = (
    "w.ended_on IS NULL AND (w.state = 'open' OR w.dismissed_until <= :today)"
    " AND (w.code NOT IN ('late', 'missed-interest') OR s.stated_by <> 'ours' OR s.oldest_due < :today)"
)
# A signal that nobody answered, or whose answer has run out; what was paid since warns no more.

VIEWS = {
    "live": ("s.live = 1", "s.balance_minor DESC, s.holding_rid"),
    "due": ("s.live = 1 AND s.next_due BETWEEN :today AND :week", "s.next_due, s.holding_rid"),
    "late": ("s.live = 1 AND s.oldest_due BETWEEN :oldest AND :newest", "s.oldest_due, s.holding_rid"),
    "stated_late": (
        "s.live = 1 AND s.oldest_due IS NULL AND s.stated IN ('finished_unpaid', 'late')",
        "s.stated, s.holding_rid",
    ),
    "bad": ("s.live = 1 AND s.rank >= 1", "s.rank DESC, s.oldest_due, s.holding_rid"),
    "step": ("s.live = 1 AND s.worse_on BETWEEN :today AND :soon", "s.worse_on, s.holding_rid"),
    "warned": (
        "s.live = 1 AND s.holding_rid IN (SELECT w.holding_rid FROM warning_signal w"
        f" WHERE w.holding_rid > 0 AND {_TO_ANSWER})",
        f"(SELECT sum(w.weight) {_OF_IT}) DESC, s.holding_rid",
    ),
    "inspections": ("s.live = 1 AND s.inspect_on <= :month", "s.inspect_on, s.holding_rid"),
    "insurance": ("s.live = 1 AND s.insured_until <= :month", "s.insured_until, s.holding_rid"),
    "valuation": ("s.live = 1 AND s.revalue_on <= :month", "s.revalue_on, s.holding_rid"),
    "closing": ("s.live = 1 AND s.ends_on <= :month", "s.ends_on, s.holding_rid"),
    "ended": ("s.live = 0 AND s.live <> 1", "s.holding_rid"),
    "written_off": ("s.live = 2 AND s.live <> 1", "s.holding_rid"),
}
"""Which loans a view lists, and in which order of its own."""

SORTS = {
    "": "",
    "balance": "s.currency, s.balance_minor DESC, s.holding_rid",
    "late": "s.oldest_due IS NULL, s.oldest_due, s.holding_rid",
    "due": "s.next_due IS NULL, s.next_due, s.holding_rid",
    "customer": "c.sort_key, s.holding_rid",
    "number": "h.number, s.holding_rid",
}
"""Other orders, by name; empty for the view's own."""

COLUMNS = (
    "holding_rid", "customer_rid", "currency", "stated_by", "live", "balance_minor", "credit_minor", "past_due_minor",
    "oldest_due", "next_due", "next_minor", "ends_on", "stated", "core_as_of", "core_balance_minor",
    "core_past_due_minor", "core_days_late", "received_minor", "group_core", "group_ours", "own_group", "rank",
    "worse_on", "worse_group",
    "keep_minor", "unknown", "trouble", "differs", "inspect_on", "insured_until", "revalue_on",
)  # fmt: skip
_LINE = f"""
SELECT h.number, h.name, coalesce(c.code, ''), coalesce(c.name, ''), coalesce(c.name_original, ''),
 {", ".join(f"s.{name}" for name in COLUMNS)},
 (SELECT count(*) {_OF_IT})
"""
_NAMED = "JOIN holding h ON h.rid = s.holding_rid LEFT JOIN customer c ON c.rid = s.customer_rid"
LINES = f"{_LINE} FROM json_each(:rids) j CROSS JOIN loan_state s ON s.holding_rid = j.value {_NAMED}"
ONE = f"{_LINE} FROM loan_state s {_NAMED} WHERE s.holding_rid = :holding"
OF_CUSTOMER = f"{_LINE} FROM loan_state s {_NAMED} WHERE s.customer_rid = :customer"
BY_NUMBER = f"""
{_LINE} FROM holding h JOIN loan_state s ON s.holding_rid = h.rid LEFT JOIN customer c ON c.rid = s.customer_rid
WHERE h.digits = :digits
"""
FITS = fits("h.digits")
"""Whether a loan fits a typed text."""
_SUMS = """
SELECT s.currency, count(*), coalesce(sum(s.balance_minor), 0), coalesce(sum(s.past_due_minor), 0),
 coalesce(sum(s.next_minor), 0), coalesce(sum(s.balance_minor) FILTER (WHERE s.oldest_due < :risk), 0),
 coalesce(sum(s.balance_minor) FILTER (WHERE s.rank >= :bad), 0), count(*) FILTER (WHERE s.balance_minor IS NULL)
"""
SUMS_OF = f"""
{_SUMS} FROM json_each(:rids) j CROSS JOIN loan_state s ON s.holding_rid = j.value GROUP BY s.currency
"""
WAITING = "SELECT count(*), coalesce(min(holding_rid), 0) FROM loan_touched"
IS_CURRENT = "SELECT NOT EXISTS (SELECT 1 FROM loan_touched)"


def page(view: str, sort: str, *, found: bool = False) -> str:
    """Return the query for a page of a view, with `found` of what fits a text; names come from the program alone."""
    return f"{_LINE} FROM loan_state s {_NAMED} {_where(view, sort, found=found)} LIMIT :limit OFFSET :start"


def rids(view: str, sort: str, *, found: bool = False) -> str:
    """Return the query for the numbers of all loans of a view, in order; with `found` of those that fit a text."""
    named = _NAMED if found or sort in ("customer", "number") else ""
    return f"SELECT s.holding_rid FROM loan_state s {named} {_where(view, sort, found=found)}"


def totals(view: str) -> str:
    """Return the query for how many loans of each currency a view lists, and what they come to."""
    return f"{_SUMS} FROM loan_state s WHERE {VIEWS[view][0]} GROUP BY s.currency"


OWED = """
SELECT s.holding_rid, s.currency, s.balance_minor FROM json_each(:rids) j
CROSS JOIN loan_state s ON s.holding_rid = j.value WHERE s.live = 1
"""


def exposed(view: str, *, found: bool = False) -> str:
    """Return the query for what the rules of provisions look at, of the loans listed that are in the book."""
    return f"""
SELECT s.holding_rid, s.currency, coalesce(nullif(s.group_core, ''), s.group_ours), s.balance_minor, s.oldest_due
FROM loan_state s {_NAMED if found else ""}
WHERE {VIEWS[view][0]}{f" AND {FITS}" if found else ""} AND s.live = 1 AND s.stated_by <> ''
"""


def _where(view: str, sort: str, *, found: bool) -> str:
    where, own = VIEWS[view]
    return f"WHERE {where}{f' AND {FITS}' if found else ''} ORDER BY {SORTS[sort] or own}"
