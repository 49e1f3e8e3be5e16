"""What writing down an inspection reads of the loan and of those before."""

INSPECTED = "SELECT visited_on, kind, finding FROM inspection WHERE holding_rid = :holding AND state = 'done' LIMIT 200"
PLANNED_INSPECTION = """
SELECT rid FROM inspection WHERE holding_rid = :holding AND kind = :kind AND state = 'planned'
ORDER BY planned_on LIMIT 1
"""
IS_SECURED = """
SELECT 1 FROM loan_terms t JOIN security_contract s ON s.credit_contract_rid = t.credit_contract_rid
WHERE t.holding_rid = :holding AND s.state <> 'released' LIMIT 1
"""
CAREFUL = """
SELECT EXISTS (
 SELECT 1 FROM warning_signal w WHERE w.customer_rid = :customer AND w.state = 'open' AND w.ended_on IS NULL
  AND (w.holding_rid IS NULL OR w.holding_rid = :holding)
) OR EXISTS (
 SELECT 1 FROM risk_review r WHERE r.customer_rid = :customer AND r.ended_on IS NULL AND r.rating = 'high'
  AND NOT EXISTS (SELECT 1 FROM risk_review n WHERE n.customer_rid = r.customer_rid AND n.ended_on IS NULL
   AND (n.reviewed_on, n.rid) > (r.reviewed_on, r.rid))
)
"""
"""Whether something warns of a loan or its customer, or the customer's last rating is high."""
IS_PLANNED = "SELECT 1 FROM inspection WHERE holding_rid = :holding AND state = 'planned' LIMIT 1"
IS_ASKED = "SELECT 1 FROM follow_up WHERE customer_rid = :customer AND status = 'open' AND about = :about LIMIT 1"
RECALLED = """
SELECT 1 FROM collection_measure WHERE holding_rid = :holding AND kind = 'recall' AND state <> 'cancelled'
 AND ended_on IS NULL LIMIT 1
"""
"""Whether an early recall is proposed or decided."""
