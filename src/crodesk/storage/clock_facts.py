"""What the clocks of the follow-up queue are made of: one bounded statement a source.

Each reads either all customers (once a day, after an import) or those noted in `queue_touched`, by their own index.
"""

from crodesk.storage.queue import NOBODY
from crodesk.storage.summary_columns import NEWEST_READING

_PACE = (
    "SELECT p.value FROM preference p"
    " WHERE p.customer_rid = s.customer_rid AND p.kind = 'cadence' AND p.ended_on IS NULL"
)
_WORKED = f"(s.own = 1 OR s.worked = 1 OR EXISTS ({_PACE}))"
# A customer whom an import brought and whom nobody has worked with yet asks for no care: a first import never floods.

_OPEN = "JOIN customer_summary s ON s.customer_rid = {whose} AND s.closed = 0"
_OWNER = (
    "JOIN holding_role r ON r.holding_rid = h.rid AND r.role = 'owner' AND r.ended_on IS NULL"
    " AND +r.rid = (SELECT min(o.rid) FROM holding_role o"
    " WHERE o.holding_rid = h.rid AND o.role = 'owner' AND o.ended_on IS NULL)"
)
# Of several owners the first is asked: a deposit calls once.
_READING = f"LEFT JOIN holding_reading n ON n.rid = ({NEWEST_READING})"
_RUNNING = "h.closed_on IS NULL AND coalesce(n.status, '') NOT IN ('finished', 'closed')"


def _settled(channel: str) -> str:
    """Return SQL for the last day on which a row of a cadence was done or dropped."""
    start = f"'cadence|' || c.uid || '|{channel}"
    return (
        f"(SELECT max(f.done_on) FROM follow_up f WHERE f.clock >= {start}/' AND f.clock < {start}0'"
        " AND f.status <> 'open')"
    )


FACTS = {
    "task": (
        "SELECT f.rid, f.uid, f.customer_rid, f.what, f.about, f.due_on, f.due_time, f.priority = 'high', f.put_off_to,"
        " f.pinned, f.tries, f.waiting_for, f.promised_by, coalesce(f.amount_minor, 0), f.currency"
        " FROM follow_up f WHERE +f.status = 'open' AND +f.clock IS NULL AND f.repeats = ''",
        "f.customer_rid",
    ),
    "series": (
        "SELECT f.uid, f.customer_rid, f.what, f.about, f.due_time, f.priority = 'high', f.repeats"
        " FROM follow_up f WHERE +f.status = 'open' AND +f.clock IS NULL AND f.repeats <> ''",
        "f.customer_rid",
    ),
    "answer": (
        "SELECT f.clock, f.rid, f.status, f.due_on, f.due_time, f.put_off_to, f.pinned, f.tries, f.waiting_for,"
        " f.priority = 'high' FROM follow_up f WHERE f.clock IS NOT NULL",
        "f.customer_rid",
    ),
    "case": (
        "SELECT x.uid, x.customer_rid, x.number, x.kind, x.issue, x.opened_on, x.answer_by,"
        " x.first_answered_on FROM service_case x WHERE x.status <> 'closed'",
        "x.customer_rid",
    ),
    "application": (
        "SELECT x.uid, x.customer_rid, x.number, x.stage, coalesce(x.stage_since, x.started_on), x.ball, x.next_step,"
        f" x.parked_until, x.holds_until FROM application x {_OPEN.format(whose='x.customer_rid')}"
        " WHERE x.stage IN ('draft', 'submitted', 'returned', 'approved', 'conditional') AND x.ended_on IS NULL"
        " AND coalesce(x.stage_since, x.started_on) IS NOT NULL",
        "x.customer_rid",
    ),
    "paper": (
        "SELECT x.uid, x.customer_rid, x.expires_on, x.kind FROM identity_document x"
        f" {_OPEN.format(whose='x.customer_rid')}"
        " WHERE x.ended_on IS NULL AND x.expires_on <= :until",
        "x.customer_rid",
    ),
    "consent": (
        f"SELECT x.uid, x.customer_rid, x.expires_on, x.purpose FROM consent x {_OPEN.format(whose='x.customer_rid')}"
        " WHERE x.ended_on IS NULL AND x.withdrawn_on IS NULL AND x.expires_on <= :until",
        "x.customer_rid",
    ),
    "review": (
        f"SELECT x.uid, x.customer_rid, x.next_review_on, '' FROM risk_review x {_OPEN.format(whose='x.customer_rid')}"
        " WHERE x.ended_on IS NULL AND x.next_review_on <= :until AND NOT EXISTS (SELECT 1 FROM risk_review y"
        " WHERE y.customer_rid = x.customer_rid AND y.ended_on IS NULL"
        " AND (y.reviewed_on, y.rid) > (x.reviewed_on, x.rid))",
        "x.customer_rid",
    ),
    "need": (
        f"SELECT x.uid, x.customer_rid, x.wanted_by, x.what FROM need x {_OPEN.format(whose='x.customer_rid')}"
        " WHERE x.status = 'open' AND x.ended_on IS NULL AND x.wanted_by <= :until",
        "x.customer_rid",
    ),
    "insurance": (
        f"SELECT h.uid, r.customer_rid, h.matures_on, h.number FROM holding h {_OWNER} {_READING}"
        f" WHERE h.kind = 'insurance' AND h.matures_on <= :until AND {_RUNNING}",
        "r.customer_rid",
    ),
    "maturity": (
        "SELECT h.uid, r.customer_rid, h.matures_on, h.number, coalesce(n.balance_minor, h.amount_minor, 0), h.currency"
        f" FROM holding h {_OWNER} {_READING}"
        f" WHERE h.kind = 'deposit' AND h.matures_on <= :until AND {_RUNNING}",
        "r.customer_rid",
    ),
    "instalment": (
        "SELECT h.uid, r.customer_rid, n.next_due_on, h.number, coalesce(n.next_due_minor, h.payment_minor, 0),"
        f" h.currency FROM holding h {_OWNER} {_READING}"
        f" WHERE h.kind = 'loan' AND n.next_due_on BETWEEN :since AND :until AND {_RUNNING}"
        " AND coalesce(n.days_late, 0) = 0",
        "r.customer_rid",
    ),
    "arrears": (
        "SELECT h.uid, r.customer_rid, h.number, n.as_of, coalesce(n.days_late, 0), coalesce(n.arrears_minor, 0),"
        f" h.currency FROM holding h {_OWNER} {_READING} WHERE h.closed_on IS NULL"
        " AND (n.days_late > 0 OR n.arrears_minor > 0 OR n.status IN ('late', 'finished_unpaid'))",
        "r.customer_rid",
    ),
    "stale_fact": (
        "SELECT c.uid, x.customer_rid, min(x.seen), count(*), min(x.what) FROM (SELECT customer_rid, what,"
        " max(coalesce(verified_on, ''), coalesce(as_of, '')) AS seen FROM fact WHERE ended_on IS NULL) x"
        f" JOIN customer c ON c.rid = x.customer_rid {_OPEN.format(whose='x.customer_rid')}"
        f" WHERE x.seen <> '' AND x.seen <= :until AND {_WORKED} {{scope}} GROUP BY x.customer_rid",
        "x.customer_rid",
    ),
    "stale_need": (
        "SELECT c.uid, x.customer_rid, min(x.verified_on), count(*), min(x.what) FROM need x"
        f" JOIN customer c ON c.rid = x.customer_rid {_OPEN.format(whose='x.customer_rid')}"
        " WHERE x.status = 'open' AND x.ended_on IS NULL AND x.wanted_by IS NULL"
        f" AND x.verified_on <= :until AND {_WORKED} {{scope}} GROUP BY x.customer_rid",
        "x.customer_rid",
    ),
    "cadence": (
        f"SELECT c.uid, s.customer_rid, s.tier, ({_PACE} LIMIT 1), nullif(s.since, ''), nullif(s.called_on, ''),"
        f" nullif(s.visited_on, ''), {_settled('call')}, {_settled('visit')}"
        " FROM customer_summary s JOIN customer c ON c.rid = s.customer_rid"
        f" WHERE s.closed = 0 AND s.status <> 'dormant' AND {_WORKED}",
        "s.customer_rid",
    ),
    "birthday": (
        "SELECT c.uid, s.customer_rid, s.birthday, CAST(substr(c.born_on, 1, 4) AS INTEGER), s.kind <> 'individual'"
        " FROM customer_summary s JOIN customer c ON c.rid = s.customer_rid WHERE s.closed = 0"
        " AND s.birthday IN (SELECT value FROM json_each(:days)) AND s.lunar_birthday = ''",
        "s.customer_rid",
    ),
    "lunar_birthday": (
        "SELECT c.uid, s.customer_rid, s.lunar_birthday, 0, 0"
        " FROM customer_summary s JOIN customer c ON c.rid = s.customer_rid WHERE s.closed = 0"
        " AND s.lunar_birthday IN (SELECT value FROM json_each(:days))",
        "s.customer_rid",
    ),
    "anniversary": (
        "SELECT c.uid, s.customer_rid, substr(s.since, 6), CAST(substr(s.since, 1, 4) AS INTEGER), 0"
        " FROM customer_summary s JOIN customer c ON c.rid = s.customer_rid"
        f" WHERE s.closed = 0 AND substr(s.since, 6) IN (SELECT value FROM json_each(:days)) AND {_WORKED}",
        "s.customer_rid",
    ),
    "holiday": (
        "SELECT c.uid, s.customer_rid FROM customer_summary s JOIN customer c ON c.rid = s.customer_rid"
        f" WHERE s.closed = 0 AND s.status <> 'dormant' AND {_WORKED}",
        "s.customer_rid",
    ),
}
"""Each source: its statement and the column that says whose a row is."""


def statement(source: str, *, touched: bool) -> str:
    """Return the SQL of a source for all customers, or for those that were touched."""
    sql, whose = FACTS[source]
    scope = f" AND {_touched(whose, source)}" if touched else ""
    return sql.replace("{scope}", scope) if "{scope}" in sql else sql + scope


def _touched(whose: str, source: str) -> str:
    own = f"{whose} IN (SELECT customer_rid FROM queue_touched)"
    return f"({own} OR {whose} IS NULL AND EXISTS ({_NOBODY}))" if source in OF_NOBODY else own


OF_NOBODY = {"task", "series", "answer", "case"}
"""Sources whose rows may belong to no customer."""
_NOBODY = f"SELECT 1 FROM queue_touched WHERE customer_rid = {NOBODY}"

RULES = "SELECT rule, tier, channel, running, lead_days, every_days, at_most_days, a_day FROM follow_up_rule"
TIERS = "SELECT customer_rid, tier FROM customer_summary WHERE customer_rid IN (SELECT value FROM json_each(?))"
