"""What belongs to a credit contract besides its own records: each statement bounded, each by an index."""

OF_APPLICATION = """
SELECT rid FROM credit_contract
WHERE application_rid = :application AND state <> 'cancelled' AND ended_on IS NULL ORDER BY rid DESC LIMIT 1
"""
OF_HOLDING = "SELECT credit_contract_rid FROM loan_terms WHERE holding_rid = :holding LIMIT 1"
BY_DRAWING = """
SELECT credit_contract_rid FROM drawing WHERE holding_rid = :holding AND state = 'drawn' ORDER BY rid DESC LIMIT 1
"""
BY_NUMBER = "SELECT rid FROM credit_contract WHERE number = :number ORDER BY rid LIMIT 10"
OF_CLOCK = {
    "condition": "SELECT credit_contract_rid FROM contract_condition WHERE uid = :uid",
    "proof": "SELECT credit_contract_rid FROM drawing WHERE uid = :uid",
    "availability": "SELECT rid FROM credit_contract WHERE uid = :uid",
}
"""By rule of the queue: the contract of the record that its clocks are named after."""
LOANS = """
SELECT t.holding_rid FROM loan_terms t LEFT JOIN loan_state s ON s.holding_rid = t.holding_rid
WHERE t.credit_contract_rid = :contract AND (:ended OR coalesce(s.live, 1)) LIMIT 2000
"""
"""The loans that have their terms from a contract: all, or those that run."""
DRAWN_ON = """
SELECT d.holding_rid FROM drawing d LEFT JOIN loan_state s ON s.holding_rid = d.holding_rid
WHERE d.credit_contract_rid = :contract AND d.holding_rid IS NOT NULL AND (:ended OR coalesce(s.live, 1)) LIMIT 2000
"""
"""The same of loans that its drawings were booked on."""
COLLATERAL = """
SELECT k.rid, k.kind, k.name, k.insured_until, k.revalue_on
FROM security_contract s JOIN collateral k ON k.rid = s.collateral_rid WHERE s.credit_contract_rid = :contract LIMIT 100
"""
"""What the contracts that secure it are about."""
DECISION = "SELECT number, stage, holds_until FROM application WHERE rid = :application"
DRAWN = """
SELECT e.rid FROM loan_event e
WHERE e.holding_rid = :holding AND e.kind = 'drawing' AND e.value_on = :on AND e.amount_minor = :minor
 AND NOT EXISTS (SELECT 1 FROM loan_event b WHERE b.of_rid = e.rid AND b.kind = 'reversal')
ORDER BY e.rid DESC LIMIT 1
"""
"""The row of a loan's ledger by which a drawing went out; none where it was taken back."""
