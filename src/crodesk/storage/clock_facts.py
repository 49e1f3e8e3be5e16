"""What the clocks of the follow-up queue are made of: one bounded statement a source.

Each reads either all customers (once a day, after an import) or those noted in `queue_touched`, by their own index.
"""

from crodesk.storage import contract_left
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
_LOAN = "FROM loan_state l CROSS JOIN holding h ON h.rid = l.holding_rid"
_LIVE = "WHERE l.live = 1 AND l.customer_rid <> 0"
_KEEPS = "EXISTS (SELECT 1 FROM loan_state l WHERE l.holding_rid = h.rid AND l.stated_by = 'ours')"
# A loan whose own ledger says how it stands asks by that, and no more by the core's figures.
_RUNNING = "h.closed_on IS NULL AND coalesce(n.status, '') NOT IN ('finished', 'closed')"
_LOANS = "holding_role r JOIN holding h ON h.rid = r.holding_rid"
_OWNED = "WHERE r.role = 'owner' AND r.ended_on IS NULL AND h.kind = 'loan'"
_LENT = f"{_LOANS} {_OWNED}"
_THEIRS = f"{_OWNED} AND r.customer_rid IN (SELECT value FROM json_each(:customers))"

_CONDITION_DUE = "coalesce(d.due_on, CASE d.state WHEN 'broken' THEN d.looked_on END)"
# One that is broken asks from the day on which that was seen, whether it had a day of its own or not.


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
        " AND coalesce(x.stage_since, x.started_on) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM credit_contract k"
        " WHERE k.application_rid = x.rid AND k.state IN ('signed', 'closed') AND k.ended_on IS NULL)",
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
    "condition": (
        f"SELECT d.uid, c.customer_rid, {_CONDITION_DUE}, d.what FROM credit_contract c"
        " CROSS JOIN contract_condition d ON d.credit_contract_rid = c.rid"
        f" {_OPEN.format(whose='c.customer_rid')} WHERE {contract_left.RUNS}"
        " AND (d.state IN ('open', 'broken') OR d.state = 'met' AND d.every_months > 0)"
        f" AND {_CONDITION_DUE} <= :until",
        "c.customer_rid",
    ),
    "proof": (
        "SELECT d.uid, c.customer_rid, d.proof_by, coalesce(nullif(d.debt_note, ''), c.number) FROM credit_contract c"
        " CROSS JOIN drawing d ON d.credit_contract_rid = c.rid"
        f" {_OPEN.format(whose='c.customer_rid')} WHERE {contract_left.RUNS}"
        " AND d.state = 'drawn' AND d.proof_seen_on IS NULL AND d.proof_by <= :until",
        "c.customer_rid",
    ),
    "availability": (
        f"SELECT c.uid, c.customer_rid, c.available_until, c.number, {contract_left.LEFT}, c.currency"
        f" FROM credit_contract c {_OPEN.format(whose='c.customer_rid')} WHERE {contract_left.RUNS}"
        f" AND c.available_until <= :until AND {contract_left.LEFT} > 0",
        "c.customer_rid",
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
        f" AND coalesce(n.days_late, 0) = 0 AND NOT {_KEEPS}",
        "r.customer_rid",
    ),
    "ledger_instalment": (
        f"SELECT h.uid, l.customer_rid, l.next_due, h.number, coalesce(l.next_minor, 0), l.currency {_LOAN}"
        f" {_LIVE} AND l.stated_by = 'ours' AND l.next_due <= :until"
        " AND (l.oldest_due IS NULL OR l.oldest_due >= :today)",
        "l.customer_rid",
    ),
    "ledger_arrears": (
        "SELECT h.uid, l.customer_rid, h.number, l.oldest_due, coalesce(l.past_due_minor, 0), l.currency,"
        f" coalesce(nullif(l.group_core, ''), l.group_ours) {_LOAN}"
        f" {_LIVE} AND l.stated_by = 'ours' AND l.oldest_due < :today",
        "l.customer_rid",
    ),
    "group_step": (
        "SELECT h.uid, l.customer_rid, h.number, l.worse_on, l.worse_group, coalesce(l.keep_minor, 0), l.currency"
        f" {_LOAN} {_LIVE} AND l.stated_by = 'ours' AND l.worse_on <= :until AND +l.oldest_due < :today",
        "l.customer_rid",
    ),
    "inspection": (
        f"SELECT h.uid, l.customer_rid, l.inspect_on, h.number {_LOAN} {_LIVE} AND l.inspect_on <= :until",
        "l.customer_rid",
    ),
    "warning": (
        "SELECT coalesce(h.uid, c.uid), w.customer_rid, coalesce(h.number, ''), w.seen_on, w.code,"
        " coalesce(w.weight, 0), w.uid FROM warning_signal w JOIN customer c ON c.rid = w.customer_rid"
        " LEFT JOIN holding h ON h.rid = w.holding_rid LEFT JOIN loan_state l ON l.holding_rid = w.holding_rid"
        " WHERE w.ended_on IS NULL AND w.seen_on IS NOT NULL AND (w.state = 'open' OR w.dismissed_until <= :today)"
        " AND (w.holding_rid IS NULL OR l.live = 1)"
        " AND (w.code NOT IN ('late', 'missed-interest') OR l.stated_by <> 'ours' OR l.oldest_due < :today)",
        "w.customer_rid",
    ),
    "promised": (
        "SELECT f.rid, f.customer_rid, f.about, f.due_on, coalesce(f.amount_minor, 0), f.currency, i.at, f.kept"
        " FROM follow_up f LEFT JOIN interaction i ON i.rid = f.interaction_rid"
        f" WHERE f.promised_by = 'customer' AND EXISTS (SELECT 1 FROM {_LENT} AND r.customer_rid = f.customer_rid)",
        "f.customer_rid",
    ),
    "measure": (
        f"SELECT h.uid, m.uid, r.customer_rid, m.due_on, h.number, m.kind FROM {_LOANS}"
        f" JOIN collection_measure m ON m.holding_rid = h.rid {_OWNED}"
        " AND m.ended_on IS NULL AND m.state IN ('proposed', 'decided') AND m.due_on <= :until",
        "r.customer_rid",
    ),
    "measure_step": (
        f"SELECT h.uid, s.uid, r.customer_rid, s.on_day, h.number, m.kind, s.what FROM {_LOANS}"
        " JOIN collection_measure m ON m.holding_rid = h.rid"
        f" JOIN measure_step s ON s.collection_measure_rid = m.rid {_OWNED}"
        " AND m.ended_on IS NULL AND s.done = 0 AND s.on_day <= :until",
        "r.customer_rid",
    ),
    "received": (
        "SELECT r.customer_rid, h.number, coalesce(nullif(h.currency, ''), 'VND'), "
        f"{_KEEPS}, e.value_on, e.amount_minor FROM {_LOANS} LEFT JOIN loan_event e ON e.holding_rid = h.rid"
        " AND e.kind IN ('payment', 'prepayment') AND NOT EXISTS (SELECT 1 FROM loan_event b"
        f" WHERE b.of_rid = e.rid AND b.kind = 'reversal') {_THEIRS}",
        "r.customer_rid",
    ),
    "stated": (
        "SELECT r.customer_rid, h.number, n.as_of, coalesce(n.days_late, 0), n.arrears_minor"
        f" FROM {_LOANS} JOIN holding_reading n ON n.holding_rid = h.rid {_THEIRS} AND NOT {_KEEPS}"
        " AND (n.days_late IS NOT NULL OR n.arrears_minor = 0)",
        "r.customer_rid",
    ),
    "arrears": (
        "SELECT h.uid, r.customer_rid, h.number, n.as_of, coalesce(n.days_late, 0), coalesce(n.arrears_minor, 0),"
        " h.currency, coalesce((SELECT l.received_minor FROM loan_state l WHERE l.holding_rid = h.rid), 0)"
        f" FROM holding h {_OWNER} {_READING} WHERE h.closed_on IS NULL"
        f" AND (n.days_late > 0 OR n.arrears_minor > 0 OR n.status IN ('late', 'finished_unpaid')) AND NOT {_KEEPS}",
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

_HOLDING = "holding_role r JOIN holding h ON h.rid = r.holding_rid"
_KEPT_IN = {
    "task": ("follow_up f", "f.customer_rid", "f.clock IS NULL AND f.repeats = ''"),
    "series": ("follow_up f", "f.customer_rid", "f.clock IS NULL AND f.repeats <> ''"),
    "case": ("service_case x", "x.customer_rid", "x.status <> 'closed'"),
    "application": ("application x", "x.customer_rid", "1"),
    "paper": ("identity_document x", "x.customer_rid", "x.expires_on IS NOT NULL"),
    "consent": ("consent x", "x.customer_rid", "x.expires_on IS NOT NULL"),
    "review": ("risk_review x", "x.customer_rid", "1"),
    "need": ("need x", "x.customer_rid", "x.wanted_by IS NOT NULL"),
    "stale_need": ("need x", "x.customer_rid", "x.wanted_by IS NULL"),
    "stale_fact": ("fact x", "x.customer_rid", "1"),
    **dict.fromkeys(
        ("condition", "proof", "availability"), ("credit_contract c", "c.customer_rid", contract_left.RUNS)
    ),
    "insurance": (_HOLDING, "r.customer_rid", "h.kind = 'insurance'"),
    "maturity": (_HOLDING, "r.customer_rid", "h.kind = 'deposit'"),
    "instalment": (_HOLDING, "r.customer_rid", "h.kind = 'loan'"),
    "arrears": (_HOLDING, "r.customer_rid", "h.closed_on IS NULL"),
    **dict.fromkeys(
        ("ledger_instalment", "ledger_arrears", "group_step", "inspection"),
        ("loan_state l", "l.customer_rid", "l.live = 1"),
    ),
    "warning": ("warning_signal w", "w.customer_rid", "w.ended_on IS NULL"),
    **dict.fromkeys(
        ("measure", "measure_step"),
        (f"{_LOANS} JOIN collection_measure m ON m.holding_rid = h.rid", "r.customer_rid", "m.ended_on IS NULL"),
    ),
    "promised": ("follow_up f", "f.customer_rid", "f.promised_by = 'customer'"),
    "lunar_birthday": ("customer_summary s", "s.customer_rid", "s.lunar_birthday <> ''"),
    "birthday": ("customer_summary s", "s.customer_rid", "s.birthday <> ''"),
    "anniversary": ("customer_summary s", "s.customer_rid", "s.since <> ''"),
}
# Of a source: where its rows are, whose they are, and what they all have.
SOURCES_HELD = tuple(_KEPT_IN)
"""The sources that `HELD` tells of; any other is always asked."""
HELD = "SELECT " + ", ".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE {_touched(whose, source)} AND {condition})"
    for source, (table, whose, condition) in _KEPT_IN.items()
)
"""Which sources those who were touched have anything for at all: most have little, and nothing else need be asked."""

RULES = "SELECT rule, tier, channel, running, lead_days, every_days, at_most_days, a_day FROM follow_up_rule"
TIERS = "SELECT customer_rid, tier FROM customer_summary WHERE customer_rid IN (SELECT value FROM json_each(?))"
