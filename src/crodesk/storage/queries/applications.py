"""What the rooms of applications read: each statement bounded, each by an index."""

from collections.abc import Sequence

from crodesk.storage.queries.fitting import fits

_LINE = """
SELECT a.rid, a.uid, a.number, a.stage, a.stage_since, a.started_on, a.ball, a.next_step, a.parked_until, a.parked_why,
       a.product, a.amount_minor, a.currency, a.months, a.rate_ppm, c.rid, c.name, c.code, c.kind
FROM application a JOIN customer c ON c.rid = a.customer_rid
"""
FILE = f"{_LINE} WHERE a.rid = :application"
BY_NUMBER = f"{_LINE} WHERE a.number = :number"
BY_UID = "SELECT rid, customer_rid, number, stage, uid FROM application WHERE uid = :uid AND ended_on IS NULL"
OF_CUSTOMER = f"{_LINE} WHERE a.customer_rid = :customer ORDER BY a.rid DESC LIMIT 50"

EARLIER = """
SELECT number, product, stage, stage_since FROM application
WHERE customer_rid = :customer AND rid <> :application AND ended_on IS NULL ORDER BY rid DESC LIMIT 50
"""

ORDERS = {
    "stage": "a.stage_since, a.rid",
    "age": "a.started_on, a.rid",
    "amount": "a.amount_minor DESC, a.rid",
    "customer": "c.sort_key, a.rid",
    "number": "a.rid DESC",
}
PARKED = {
    "": "",
    "only": "AND a.parked_until > :today",
    "not": "AND (a.parked_until IS NULL OR a.parked_until <= :today)",
}
_FITS = fits("lower(replace(a.number, '-', ''))")


def page(stages: Sequence[str], parked: str, sort: str, *, found: bool = False) -> str:
    """Return the query for a page of the applications of some stages, with `found` of those that fit a text.

    Names come from the program alone.
    """
    return f"{_LINE} {_where(stages, parked, found=found)} ORDER BY {ORDERS[sort]} LIMIT :limit OFFSET :start"


def count(stages: Sequence[str], parked: str, *, found: bool = False) -> str:
    """Return the query for how many there are, with `found` of those that fit a text."""
    named = "JOIN customer c ON c.rid = a.customer_rid" if found else ""
    return f"SELECT count(*) FROM application a {named} {_where(stages, parked, found=found)}"


def _where(stages: Sequence[str], parked: str, *, found: bool) -> str:
    named = ", ".join(f"'{stage}'" for stage in stages)
    return f"WHERE a.stage IN ({named}) {PARKED[parked]}{f' AND {_FITS}' if found else ''}"


FROZEN = """
SELECT s.content, s.at, s.decisive, (SELECT e.move FROM application_event e WHERE e.rid = s.event_rid)
FROM decision_snapshot s WHERE s.application_rid = :application ORDER BY s.rid DESC LIMIT 1
"""

BORROWER = """
SELECT c.code, c.name, c.kind, c.born_on, c.since, c.industry, c.occupation,
       (SELECT max(d.expires_on) FROM identity_document d WHERE d.customer_rid = c.rid AND d.ended_on IS NULL
        AND d.kind IN ('id_card', 'passport', 'business_licence')),
       (SELECT d.number FROM identity_document d WHERE d.customer_rid = c.rid AND d.ended_on IS NULL
        AND d.kind IN ('id_card', 'passport', 'business_licence') ORDER BY d.expires_on DESC, d.rid LIMIT 1),
       (SELECT max(k.withdrawn_on IS NULL) FROM consent k WHERE k.customer_rid = c.rid AND k.purpose = 'bureau'
        AND k.ended_on IS NULL)
FROM customer c WHERE c.rid = :customer
"""

OWED_HERE = """
SELECT h.rid, h.kind, h.number, h.name, h.currency, h.limit_minor, h.payment_minor, n.balance_minor, n.days_late
FROM holding_role r JOIN holding h ON h.rid = r.holding_rid
LEFT JOIN holding_reading n ON n.rid = (SELECT m.rid FROM holding_reading m WHERE m.holding_rid = h.rid
 ORDER BY m.as_of DESC, m.rid DESC LIMIT 1)
WHERE r.customer_rid = :customer AND r.ended_on IS NULL AND r.role IN ('owner', 'co_owner')
 AND h.closed_on IS NULL AND h.kind IN ('loan', 'card') LIMIT 100
"""

RELATED = """
SELECT t.other_rid, t.role, c.code, c.name FROM relation t JOIN customer c ON c.rid = t.other_rid
WHERE t.customer_rid = :customer AND t.ended_on IS NULL AND t.role IN
 ('spouse', 'household', 'owner', 'beneficial_owner', 'guarantor', 'group')
UNION ALL
SELECT t.customer_rid, t.role, c.code, c.name FROM relation t JOIN customer c ON c.rid = t.customer_rid
WHERE t.other_rid = :customer AND t.ended_on IS NULL AND t.role IN
 ('spouse', 'household', 'owner', 'beneficial_owner', 'guarantor', 'group')
LIMIT 50
"""

PLEDGED = """
SELECT o.rid, (SELECT a.number FROM collateral k JOIN application a ON a.rid = k.application_rid
 WHERE k.title_digits = o.title_digits AND k.ended_on IS NULL AND k.released_on IS NULL
  AND k.application_rid <> o.application_rid
  AND a.stage IN ('draft', 'submitted', 'returned', 'approved', 'conditional') LIMIT 1)
FROM collateral o WHERE o.application_rid = :application AND o.title_digits <> '' LIMIT 200
"""
"""By collateral: the number of another application that the same thing secures."""

_SECURED = """EXISTS (SELECT 1 FROM security_contract s
 WHERE s.state IN ('signed', 'registered') AND s.kind <> 'guarantee'
 AND s.credit_contract_rid IN (SELECT t.credit_contract_rid FROM loan_terms t WHERE t.holding_rid = h.rid
  UNION ALL SELECT d.credit_contract_rid FROM drawing d WHERE d.holding_rid = h.rid))"""
OWED_BY_GROUP = f"""
SELECT r.customer_rid, h.rid, h.currency, h.limit_minor, n.balance_minor, {_SECURED}
FROM json_each(:customers) g JOIN holding_role r ON r.customer_rid = g.value JOIN holding h ON h.rid = r.holding_rid
LEFT JOIN holding_reading n ON n.rid = (SELECT m.rid FROM holding_reading m WHERE m.holding_rid = h.rid
 ORDER BY m.as_of DESC, m.rid DESC LIMIT 1)
WHERE r.ended_on IS NULL AND r.role IN ('owner', 'co_owner') AND h.closed_on IS NULL AND h.kind IN ('loan', 'card')
LIMIT 500
"""
"""Debts with us of some customers (as JSON), and whether something that has a value secures each."""

ACCOUNTS = """
SELECT h.rid FROM holding_role r JOIN holding h ON h.rid = r.holding_rid
WHERE r.customer_rid = :customer AND r.ended_on IS NULL AND r.role IN ('owner', 'co_owner') AND h.kind = 'account'
LIMIT 20
"""
MOST_MOVEMENTS = 5000
"""So many movements of an account are read, the newest."""
_SALARY = " OR ".join(
    f"what LIKE '%{word}%'" for word in ("lương", "Lương", "LƯƠNG", "luong", "salary", "payroll", "工资", "薪")
)
_BARE = "lower(replace(replace(replace(counter_account, ' ', ''), '-', ''), '.', ''))"
_OWN = f"""{_BARE} IN (SELECT o.digits FROM holding_role w JOIN holding o ON o.rid = w.holding_rid
 WHERE w.customer_rid = :customer AND o.digits <> '')"""
MONTHS = f"""
SELECT month, currency, sum(CASE WHEN direction = 'in' AND NOT own THEN amount_minor ELSE 0 END),
 sum(CASE WHEN direction = 'out' AND NOT own THEN amount_minor ELSE 0 END), min(balance_minor),
 max(direction = 'in' AND NOT own AND ({_SALARY})), count(*)
FROM (SELECT substr(booked_on, 1, 7) AS month, currency, direction, amount_minor, balance_minor, what, {_OWN} AS own
 FROM bank_transaction WHERE holding_rid = :account AND booked_on >= :since AND booked_on < :until
 ORDER BY booked_on DESC, rid DESC LIMIT {MOST_MOVEMENTS})
GROUP BY month, currency
"""
"""What moved on an account, by month; what went to or came from the customer's other accounts is left out."""

NEWEST_RATE = """
SELECT rate, as_of FROM exchange_rate WHERE currency = :currency AND in_currency = :into AND as_of <= :today
ORDER BY as_of DESC, rid DESC LIMIT 1
"""

FACTS = """
SELECT rid, kind, what, amount_minor, currency, period, source, as_of, verified_on FROM fact
WHERE customer_rid = :customer AND ended_on IS NULL LIMIT 100
"""

LATEST_LATE = """
SELECT max(n.days_late) FROM holding_role r JOIN holding_reading n ON n.holding_rid = r.holding_rid
WHERE r.customer_rid = :customer
"""

FACTS_TAKEN = """
SELECT fact_rid FROM application_flow WHERE application_rid = :application AND fact_rid IS NOT NULL
UNION ALL SELECT fact_rid FROM application_debt WHERE application_rid = :application AND fact_rid IS NOT NULL
UNION ALL SELECT fact_rid FROM application_asset WHERE application_rid = :application AND fact_rid IS NOT NULL
"""
HOLDINGS_TAKEN = (
    "SELECT holding_rid FROM application_debt WHERE application_rid = :application AND holding_rid IS NOT NULL"
)
