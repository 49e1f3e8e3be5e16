"""What early warnings look at, for some loans at a time; and the signals that are kept."""

_THESE = "FROM json_each(:rids) j CROSS JOIN"
_OF_LOAN = f"{_THESE} loan_state s ON s.holding_rid = j.value"
_ACCOUNTS = f"""
WITH whose AS MATERIALIZED (SELECT DISTINCT s.customer_rid AS who {_OF_LOAN} WHERE s.customer_rid <> 0),
 account AS MATERIALIZED (SELECT DISTINCT w.who, h.rid, h.limit_minor FROM whose w
  CROSS JOIN holding_role r ON r.customer_rid = w.who CROSS JOIN holding h ON h.rid = r.holding_rid
  WHERE r.ended_on IS NULL AND r.role IN ('owner', 'co_owner') AND h.kind <> 'loan')
"""

LOANS = f"""
SELECT s.holding_rid, h.uid, s.customer_rid, s.currency, s.stated_by, s.balance_minor, s.oldest_due,
 s.unknown <> '' AND s.unknown LIKE '%oldest_due%', t.credit_contract_rid
{_OF_LOAN} CROSS JOIN holding h ON h.rid = s.holding_rid LEFT JOIN loan_terms t ON t.holding_rid = s.holding_rid
WHERE s.live = 1
"""
RUNNING = "SELECT holding_rid FROM loan_state WHERE live = 1"
CREDITS = f"""
{_ACCOUNTS}
SELECT a.who, substr(b.booked_on, 1, 7), sum(b.amount_minor)
FROM account a CROSS JOIN bank_transaction b ON b.holding_rid = a.rid
WHERE b.booked_on >= :since AND b.booked_on < :until AND b.direction = 'in' AND b.currency = :currency
 AND NOT EXISTS (SELECT 1 FROM account o JOIN holding h ON h.rid = o.rid
  WHERE o.who = a.who AND b.counter_account <> '' AND h.number = b.counter_account)
GROUP BY 1, 2
"""
"""What came into a customer's accounts, by month; what came from their other accounts is left out."""
BEFORE = f"""
{_ACCOUNTS}
SELECT DISTINCT a.who FROM account a
WHERE EXISTS (SELECT 1 FROM bank_transaction b WHERE b.holding_rid = a.rid AND b.booked_on < :since)
"""
"""Customers whose accounts are known from before a day, so that a month without money is one."""
USES = f"""
{_ACCOUNTS}
SELECT a.who, n.as_of, n.balance_minor, a.limit_minor
FROM account a CROSS JOIN holding_reading n ON n.holding_rid = a.rid
WHERE a.limit_minor > 0 AND n.balance_minor IS NOT NULL AND n.as_of >= :readings AND n.as_of <= :day
"""
RETURNED = f"""
SELECT e.holding_rid, e.booked_on {_THESE} statement_entry e ON e.holding_rid = j.value
WHERE e.amount_minor < 0 AND e.state <> 'set_aside' AND e.booked_on >= :since AND e.booked_on <= :day
"""
"""Money of a loan that a statement shows to have gone back."""
ANY_STATEMENT = "SELECT EXISTS (SELECT 1 FROM bank_statement)"
IDENTITY = f"""
SELECT s.holding_rid, i.number, i.expires_on
{_OF_LOAN} CROSS JOIN identity_document i ON i.customer_rid = s.customer_rid
WHERE i.ended_on IS NULL AND i.expires_on IS NOT NULL
"""
BUREAU = f"""
SELECT s.holding_rid, b.reported_on, b.worst_group
{_OF_LOAN} CROSS JOIN application a ON a.customer_rid = s.customer_rid
CROSS JOIN bureau_report b ON b.application_rid = a.rid
WHERE b.party_rid IS NULL AND b.worst_group IS NOT NULL AND b.reported_on <= :day
UNION ALL
SELECT g.holding_rid, g.as_of, CAST(g.group_code AS INTEGER) {_THESE} debt_group g ON g.holding_rid = j.value
WHERE g.source = 'bureau' AND g.as_of <= :day AND CAST(g.group_code AS INTEGER) > 0
"""
"""The worst group of a borrower by each report of the credit bureau, other lenders included."""
INSPECTIONS = f"""
SELECT i.holding_rid, i.planned_on {_THESE} inspection i ON i.holding_rid = j.value
WHERE i.state = 'planned' AND i.planned_on < :day
"""
CONDITIONS = f"""
SELECT t.holding_rid, c.what, c.state, c.due_on, c.looked_on
{_THESE} loan_terms t ON t.holding_rid = j.value
CROSS JOIN contract_condition c ON c.credit_contract_rid = t.credit_contract_rid
WHERE c.kind = 'covenant' AND c.state <> 'waived'
"""
TRIES = f"""
SELECT s.holding_rid, i.at, i.reached
{_OF_LOAN} CROSS JOIN interaction i ON i.rid IN (SELECT o.rid FROM interaction o WHERE o.customer_rid = s.customer_rid
 AND o.reached <> '' AND o.ended_on IS NULL AND o.at < :tomorrow ORDER BY o.at DESC LIMIT 10)
"""
_PAYEE = "SELECT 1 FROM drawing_payee p WHERE p.drawing_rid = d.rid AND"
OUTFLOWS = f"""
SELECT d.holding_rid, d.drawn_on, b.booked_on, b.amount_minor, d.amount_minor,
 EXISTS ({_PAYEE} p.is_borrower = 0 AND (p.account <> '' AND p.account = b.counter_account
  OR p.name <> '' AND p.name = b.counterparty))
{_OF_LOAN} CROSS JOIN drawing d ON d.holding_rid = s.holding_rid
CROSS JOIN holding_role r ON r.customer_rid = s.customer_rid
CROSS JOIN bank_transaction b ON b.holding_rid = r.holding_rid
WHERE d.state = 'drawn' AND d.drawn_on >= :since AND d.drawn_on <= :day AND d.currency = b.currency
 AND EXISTS ({_PAYEE} p.is_borrower = 1) AND r.ended_on IS NULL AND r.role IN ('owner', 'co_owner')
 AND b.direction = 'out' AND b.booked_on >= d.drawn_on AND b.booked_on <= date(d.drawn_on, :soon)
"""
"""What left a borrower's accounts soon after money was drawn onto one, and whether it went to who was named."""
SMALL_PAID = f"""
SELECT s.holding_rid {_OF_LOAN} CROSS JOIN loan_event e ON e.holding_rid = s.holding_rid
WHERE s.stated_by = 'ours' AND e.kind IN ('payment', 'prepayment') AND e.value_on >= :recent AND e.value_on <= :day
 AND e.amount_minor < s.next_minor
"""
"""A row for each payment of late that is less than what is due next: an instalment paid in parts has such."""

_KEPT = """
w.rid, w.holding_rid, w.customer_rid, w.code, w.source, w.seen_on, w.weight, w.evidence, w.state, w.dismissed_until,
 w.answered_on, w.answer, w.imported_key, w.ended_on
"""
KEPT = f"SELECT {_KEPT} {_THESE} warning_signal w ON w.holding_rid = j.value"
"""All signals that were ever kept of some loans."""
OF_CUSTOMER = f"SELECT {_KEPT} FROM warning_signal w WHERE w.customer_rid = :customer AND w.holding_rid IS NULL"
"""What was heard of a customer, about no loan alone."""
WATCHED_SINCE = """
SELECT w.seen_on FROM warning_signal w WHERE w.rid > 0 AND w.imported_from = :source ORDER BY w.rid LIMIT 1
"""
"""When the first signal was reckoned."""
OWNER = "SELECT customer_rid FROM loan_state WHERE holding_rid = :holding"
WRITTEN = "SELECT coalesce(max(rid), 0) FROM loan_event"
CHANGED = "SELECT holding_rid FROM loan_event WHERE rid > :event"
"""The loan of each event after another one."""
