"""Urging late customers, and measures against arrears: which loan is meant, what was done, what is in force."""

_OWNED = "holding_role r JOIN holding h ON h.rid = r.holding_rid"
_THEIRS = "WHERE r.customer_rid = :customer AND r.role = 'owner' AND r.ended_on IS NULL AND h.kind = 'loan'"

OF_UID = "SELECT rid FROM holding WHERE uid = :uid AND kind = 'loan'"
LOANS = f"SELECT h.rid, h.number FROM {_OWNED} {_THEIRS} AND h.closed_on IS NULL LIMIT 100"
"""The loans of a customer that aren't closed."""
STEPS = """
SELECT f.clock, f.done_on FROM holding h
JOIN follow_up f ON f.clock >= 'arrears|' || h.uid || '|' AND f.clock < 'arrears|' || h.uid || '}'
WHERE h.rid = :holding AND f.status = 'done'
"""
"""The steps of the ladder that were done for a loan."""
ASKING = """
SELECT q.clock FROM holding h
JOIN queue_row q ON q.clock >= 'arrears|' || h.uid || '|' AND q.clock < 'arrears|' || h.uid || '}'
WHERE h.rid = :holding
"""
"""The turn of the ladder that asks now."""
CONTACTED = """
SELECT at FROM interaction WHERE customer_rid = :customer AND at >= :since AND kind <> 'note' AND direction <> 'in'
AND ended_on IS NULL LIMIT 100
"""
"""When a customer was contacted since a moment."""
SPOKEN = """
SELECT rid FROM interaction WHERE customer_rid = :customer AND at >= :since AND ended_on IS NULL AND kind <> 'note'
ORDER BY at DESC, rid DESC LIMIT 1
"""
"""The last contact since a moment."""
OVER = """
SELECT rid, about FROM follow_up WHERE customer_rid = :customer AND +status = 'open' AND promised_by = 'customer'
AND due_on < :today LIMIT 100
"""
"""Promises whose day is over, and that nobody closed."""
MEASURES = """
SELECT rid, kind, state, coalesce(effective_on, decided_on), decided_on, reason, paper, approval, decided_by,
 group_code, ended_on
FROM collection_measure WHERE holding_rid = :holding LIMIT 200
"""
MEASURE_STEPS = """
SELECT s.collection_measure_rid, s.rid, s.on_day, s.what, s.result, s.cost_minor, s.currency, s.done
FROM measure_step s JOIN collection_measure m ON m.rid = s.collection_measure_rid
WHERE m.holding_rid = :holding LIMIT 500
"""
