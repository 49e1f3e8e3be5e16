"""The follow-up queue: what stands on Today, in a view, for a customer; each read by an index in its order."""

COLUMNS = (
    "q.rid, q.clock, q.customer_rid, coalesce(c.code, ''), coalesce(c.name, ''), coalesce(c.tier, ''),"
    " coalesce(c.phone, ''), q.follow_up_rid, q.rule, q.what, q.due_on, q.due_time, q.asks_on, q.part, q.score, q.head,"
    " q.others, q.about, q.reasons"
)
"""What a line is made of; the customer's words come from the summary, where the list's come from too."""
_ROWS = f"SELECT {COLUMNS} FROM queue_row q"
_WHO = "LEFT JOIN customer_summary c ON c.customer_rid = q.customer_rid"
_ORDER = "q.score DESC, q.due_on, q.due_time, q.clock"

VIEWS = {
    "now": ("queue_in_order", "q.stands = 'now' AND q.head = 1"),
    "late": ("queue_by_part", "q.part = 'late' AND q.head = 1"),
    "today": ("queue_by_part", "q.part = 'today' AND q.head = 1"),
    "week": ("queue_in_order", "q.stands = 'week' AND q.head = 1"),
    "later": ("queue_in_order", "q.stands = 'later' AND q.head = 1"),
    "waiting": ("queue_in_order", "q.stands = 'waiting' AND q.head = 1"),
}
"""Each view by part of the time: its index and its condition. `head` lets each customer stand once."""


SORTS = {
    "urgency": _ORDER,
    "due": "q.due_on, q.due_time = '', q.due_time, q.score DESC, q.clock",
    "customer": "c.sort_key, q.customer_rid, q.score DESC, q.clock",
    "rule": "q.rule, q.score DESC, q.due_on, q.clock",
}
"""By what a view can be sorted; only urgency has an index, the others sort the view's few thousand rows."""


def page(view: str, sort: str = "urgency", *, alone: bool = False) -> str:
    """Return the SQL of a page of a view: `:limit` rows from `:first` on; `alone` lets every row stand for itself."""
    index, condition = _view(view, alone=alone)
    return f"{_ROWS} INDEXED BY {index} {_WHO} WHERE {condition} ORDER BY {SORTS[sort]} LIMIT :limit OFFSET :first"


def _view(view: str, *, alone: bool) -> tuple[str, str]:
    index, condition = VIEWS[view]
    return index, condition.replace("q.head = 1", "q.rule <> 'fold'") if alone else condition


def page_of_rule() -> str:
    """Return the SQL of a page of one rule's rows that ask now, folded or not."""
    where = "q.rule = :rule AND q.stands = :stands"
    return f"{_ROWS} INDEXED BY queue_by_rule {_WHO} WHERE {where} ORDER BY q.head, {_ORDER} LIMIT :limit OFFSET :first"


def size(view: str, *, alone: bool = False) -> str:
    """Return the SQL that tells how many rows a view has."""
    _index, condition = _view(view, alone=alone)
    counted = condition.replace("q.stands = 'now'", "q.part IN ('late', 'today')").replace("q.stands", "q.part")
    return f"SELECT coalesce(sum(q.rows), 0) FROM queue_count q WHERE {counted}"


def found() -> str:
    """Return the SQL of the rows of a few customers, or whose words hold a text: `:rids` as JSON, `:text`."""
    return (
        f"{_ROWS} {_WHO} WHERE q.stands = :stands AND"
        " (q.customer_rid IN (SELECT value FROM json_each(:rids)) OR q.about LIKE :text ESCAPE '\\')"
        f" ORDER BY {_ORDER} LIMIT :limit"
    )


OF_CUSTOMER = (
    f"{_ROWS} INDEXED BY queue_by_customer {_WHO} WHERE q.customer_rid = :customer ORDER BY {_ORDER} LIMIT 200"
)
ONE = f"{_ROWS} {_WHO} WHERE q.clock = :clock"
NUMBERED = f"{_ROWS} {_WHO} WHERE q.rid = :rid"
OF_RECORD = f"{_ROWS} {_WHO} WHERE q.clock >= :start AND q.clock < :end ORDER BY q.clock LIMIT 1"
PARTS = "SELECT part, sum(rows) FROM queue_count WHERE head = 1 GROUP BY part"
RULES = "SELECT rule, part, sum(rows) FROM queue_count WHERE rule <> 'fold' GROUP BY rule, part HAVING sum(rows) > 0"
DAYS = (
    "SELECT due_on, count(*) FROM queue_row INDEXED BY queue_by_day"
    " WHERE due_on BETWEEN :first AND :last AND rule <> 'fold' GROUP BY due_on"
)
COMING = (
    f"{_ROWS} INDEXED BY queue_by_day {_WHO} WHERE q.due_on > :today AND q.due_on <= :last AND q.stands <> 'now'"
    " AND q.rule NOT IN ('cadence', 'stale_fact', 'stale_need')"  # nobody waits for these on a day
    " ORDER BY q.due_on LIMIT :limit"
)
APPOINTMENT = (
    f"{_ROWS} INDEXED BY queue_by_day {_WHO} WHERE q.due_on = :today AND q.due_time >= :hour AND q.part = 'today'"
    " ORDER BY q.due_time, q.clock LIMIT 1"
)
MADE_FOR = "SELECT made_for FROM queue_day"
SUBJECTS = {
    table: f"SELECT rid FROM {table} WHERE uid = :uid"
    for table in (
        "follow_up", "identity_document", "consent", "risk_review", "holding", "service_case", "application", "need"
    )
}  # fmt: skip
"""The record that a clock is named after, by its table."""
