"""What the customer file shows: each statement bounded, each by an index."""

from crodesk.storage.summary_columns import NEWEST_READING

CUSTOMER = "SELECT * FROM customer WHERE rid = :customer"

HEADER = """
SELECT c.uid, c.code, c.name, c.name_original, c.kind, c.status, c.closed_why, c.tier, c.since, c.born_on,
       c.lunar_birthday, c.verified_on, c.version, c.about,
       s.has_born, s.has_reach, s.has_address, s.has_paper, s.days_late, s.late, s.last_contact_on
FROM customer c JOIN customer_summary s ON s.customer_rid = c.rid WHERE c.rid = :customer
"""

HOLDINGS = f"""
SELECT h.rid, h.kind, h.number, h.name, h.currency, h.opened_on, h.matures_on, h.rate_ppm, h.amount_minor,
       h.limit_minor, h.lien, r.role, n.as_of, n.balance_minor, n.arrears_minor, n.days_late, n.next_due_on,
       n.next_due_minor, n.status,
       (SELECT p.name FROM product p WHERE p.rid = h.product_rid), h.verified_on
FROM holding_role r JOIN holding h ON h.rid = r.holding_rid LEFT JOIN holding_reading n ON n.rid = ({NEWEST_READING})
WHERE r.customer_rid = :customer AND r.ended_on IS NULL AND h.closed_on IS NULL
LIMIT 200
"""

DOCUMENTS = """
SELECT rid, kind, number, expires_on, original_seen, verified_on FROM identity_document
WHERE customer_rid = :customer AND ended_on IS NULL LIMIT 50
"""

OPEN_CASES = """
SELECT rid, number, kind, issue, opened_on, answer_by, status, owner, referred_to FROM service_case
WHERE customer_rid = :customer AND status <> 'closed' LIMIT 50
"""

OPEN_FOLLOW_UPS = """
SELECT rid, what, about, due_on, due_time, priority FROM follow_up
WHERE customer_rid = :customer AND status = 'open' LIMIT 100
"""

BARRED = """
SELECT kind, group_concat(CASE do_not_contact WHEN 1 THEN value END, ', '), min(do_not_contact) FROM contact_point
WHERE customer_rid = :customer AND ended_on IS NULL GROUP BY kind HAVING max(do_not_contact) = 1 LIMIT 20
"""

MONTHS = """
SELECT substr(t.booked_on, 1, 7), t.currency,
       sum(CASE t.direction WHEN 'in' THEN t.amount_minor ELSE 0 END),
       sum(CASE t.direction WHEN 'out' THEN t.amount_minor ELSE 0 END),
       min(t.balance_minor)
FROM holding_role r JOIN bank_transaction t ON t.holding_rid = r.holding_rid
WHERE r.customer_rid = :customer AND r.role IN ('owner', 'co_owner') AND r.ended_on IS NULL AND t.booked_on >= :since
GROUP BY 1, 2 ORDER BY 1, 2
"""

NEWEST_TRANSACTIONS = """
SELECT t.rid, t.booked_on, t.direction, t.amount_minor, t.currency, t.counterparty, t.what, t.balance_minor, h.number
FROM holding_role r JOIN holding h ON h.rid = r.holding_rid JOIN bank_transaction t ON t.holding_rid = h.rid
WHERE r.customer_rid = :customer AND r.ended_on IS NULL AND t.booked_on >= :since
ORDER BY t.booked_on DESC, t.rid DESC LIMIT :limit
"""

NEWEST_TRANSACTION_DAY = """
SELECT max((SELECT max(t.booked_on) FROM bank_transaction t WHERE t.holding_rid = r.holding_rid))
FROM holding_role r WHERE r.customer_rid = :customer AND r.ended_on IS NULL
"""

NAMES = "SELECT name, code FROM customer WHERE rid = :customer"
