"""Which loans there are on a day, and of which a group was kept."""

LOANS = """
SELECT h.rid FROM loan_state s JOIN holding h ON h.rid = s.holding_rid WHERE coalesce(h.opened_on, '') <= :day
"""
ANY_KEPT = """
SELECT EXISTS (SELECT 1 FROM loan_state s WHERE EXISTS (SELECT 1 FROM debt_group g
 WHERE g.holding_rid = s.holding_rid AND g.as_of = :day AND g.source = 'ours'))
"""
"""Whether the groups at the end of a day were kept."""
WHY = """
SELECT g.holding_rid, g.why FROM loan_state s CROSS JOIN debt_group g ON g.holding_rid = s.holding_rid
WHERE g.as_of = :day AND g.source = 'ours' AND g.why LIKE :like
"""
NOTED = "SELECT holding_rid FROM loan_touched WHERE holding_rid > 0"
FORGET = "DELETE FROM loan_touched WHERE holding_rid IN (SELECT value FROM json_each(:rids))"
"""Loans noted to be made anew: one whose group at a month end is the best is the same with it as without."""
KEPT = """
SELECT g.holding_rid FROM loan_state s JOIN debt_group g ON g.holding_rid = s.holding_rid
WHERE g.as_of = :day AND g.source = 'ours'
"""
