"""What is kept of running loans: the rows that one loan, or a few, follow from, as of a day."""

from crodesk.storage.loan_state import OWNER

_THESE = "FROM json_each(:rids) j CROSS JOIN"

HEADS = f"""
SELECT h.rid, h.number, h.name, h.currency, h.opened_on, h.matures_on, h.closed_on, h.amount_minor, h.term_months,
 h.purpose, h.kind, c.rid, c.code, c.name, c.kind, c.name_original,
 t.rid, t.credit_contract_rid, t.amount_minor, t.method, t.rate_ppm, t.months, t.start_on, t.first_due_on,
 t.grace_months, t.day_count, t.payment_minor, t.repricing, t.rule
{_THESE} holding h ON h.rid = j.value LEFT JOIN loan_terms t ON t.holding_rid = h.rid
LEFT JOIN customer c ON c.rid = {OWNER}
"""
EVENTS = f"""
SELECT e.holding_rid, e.rid, e.kind, e.value_on, e.written_on, e.amount_minor, e.way, e.component, e.rate_kind,
 e.rate_ppm, e.margin_ppm, e.floor_ppm, e.cap_ppm, e.of_rid, e.terms, e.reference, e.why, e.officer,
 e.statement_entry_rid
{_THESE} loan_event e ON e.holding_rid = j.value
"""
READINGS = f"""
SELECT n.holding_rid, n.as_of, n.balance_minor, n.arrears_minor, n.days_late, n.next_due_on, n.next_due_minor,
 n.status, n.debt_group
{_THESE} holding_reading n ON n.rid = (SELECT m.rid FROM holding_reading m WHERE m.holding_rid = j.value
 AND m.as_of <= :day ORDER BY m.as_of DESC, m.rid DESC LIMIT 1)
"""
GROUPS = f"""
SELECT g.holding_rid, g.as_of, g.rid, g.source, g.group_code, g.why
{_THESE} debt_group g ON g.holding_rid = j.value AND g.as_of <= :day
"""
INSPECTIONS = """
SELECT j.value, (SELECT min(i.planned_on) FROM inspection i WHERE i.holding_rid = j.value AND i.state = 'planned'),
 (SELECT max(m.effective_on) FROM collection_measure m WHERE m.holding_rid = j.value AND m.kind = 'recall'
  AND m.state IN ('decided', 'done') AND m.effective_on <= :day AND m.ended_on IS NULL)
FROM json_each(:rids) j
"""
"""Beside each loan: when it is to be inspected next, and since when it is recalled."""
REGROUPED = f"""
SELECT m.holding_rid, coalesce(m.effective_on, m.decided_on), m.rid, m.group_code, m.reason, m.approval, m.paper
{_THESE} collection_measure m ON m.holding_rid = j.value
WHERE m.kind = 'regroup' AND m.state IN ('decided', 'done') AND m.ended_on IS NULL
 AND coalesce(m.effective_on, m.decided_on) <= :day
"""
"""Groups set by hand, with their approval, and the papers that prove a recovery."""
MEASURED = f"""
SELECT m.holding_rid, m.rid, m.kind, coalesce(m.effective_on, m.decided_on)
{_THESE} collection_measure m ON m.holding_rid = j.value
WHERE m.kind IN ('adjust', 'extend', 'insolvency') AND m.state IN ('decided', 'done') AND m.loan_event_rid IS NULL
 AND (m.ended_on IS NULL OR m.kind <> 'insolvency' AND m.state = 'done')
 AND coalesce(m.effective_on, m.decided_on) <= :day
"""
"""Measures that bear on the debt group and have no row in the ledger: what was ended counts on, but no insolvency."""
SECURED = f"""
SELECT t.holding_rid, s.insured_until, s.revalue_on
{_THESE} loan_terms t ON t.holding_rid = j.value
JOIN security_contract s ON s.credit_contract_rid = t.credit_contract_rid
WHERE s.state <> 'released'
"""
PLEDGED = f"""
SELECT t.holding_rid, k.insured_until, k.revalue_on
{_THESE} loan_terms t ON t.holding_rid = j.value JOIN credit_contract c ON c.rid = t.credit_contract_rid
JOIN collateral k ON k.application_rid = c.application_rid
WHERE k.released_on IS NULL AND k.ended_on IS NULL
"""
"""The collateral of the application that a loan came from."""
SETTINGS = "SELECT key, value FROM setting WHERE key >= 'loan.' AND key < 'loan/'"
