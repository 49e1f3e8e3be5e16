"""What the file of one running loan shows besides its ledger: each statement bounded, each by an index."""

SECURITY = """
SELECT s.rid, s.kind, s.number, s.state, s.registered_on, s.insured_until, s.revalue_on, s.released_on, s.originals,
 k.name, k.value_minor, k.currency, k.valued_on, k.insured_until, k.revalue_on
FROM security_contract s LEFT JOIN collateral k ON k.rid = s.collateral_rid
WHERE s.credit_contract_rid = :contract LIMIT 50
"""
CONTRACT = "SELECT number, kind, amount_minor, currency, signed_on, state FROM credit_contract WHERE rid = :contract"
INSPECTIONS = """
SELECT i.rid, i.kind, i.state, i.planned_on, i.visited_on, i.finding, i.drawn_minor, i.shown_minor, i.next_on, i.why,
 i.visited_at, i.place, i.position, i.present, i.findings, i.business, i.collateral, i.proposals, i.minutes,
 i.signed_by,
 (SELECT json_group_array(json_array(t.what, t.seen)) FROM inspection_item t WHERE t.inspection_rid = i.rid),
 (SELECT json_group_array(f.name) FROM attachment f WHERE f.inspection_rid = i.rid AND f.ended_on IS NULL)
FROM inspection i WHERE i.holding_rid = :holding LIMIT 100
"""
MEASURES = """
SELECT rid, kind, state, proposed_on, decided_on, effective_on, due_on, amount_minor, group_code, reason, ended_on,
 decided_by, approval, paper, court, case_number, ended_why, loan_event_rid
FROM collection_measure WHERE holding_rid = :holding LIMIT 100
"""
PROMISES = """
SELECT f.rid, f.about, f.due_on, coalesce(f.amount_minor, 0), f.currency, f.kept, i.at
FROM follow_up f LEFT JOIN interaction i ON i.rid = f.interaction_rid
WHERE f.customer_rid = :customer AND f.promised_by = 'customer' LIMIT 100
"""
CONTACTS = """
SELECT rid, kind, direction, at, reached, outcome, subject FROM interaction
WHERE customer_rid = :customer AND ended_on IS NULL ORDER BY at DESC LIMIT 20
"""
PAPERS = """
SELECT rid, paper, language, at, missing <> '' FROM issued_paper WHERE holding_rid = :holding LIMIT 100
"""
READINGS = """
SELECT as_of, balance_minor, arrears_minor, days_late, next_due_on, next_due_minor, status, debt_group
FROM holding_reading WHERE holding_rid = :holding AND as_of <= :day ORDER BY as_of DESC, rid DESC LIMIT 36
"""
