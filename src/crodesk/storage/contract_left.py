"""SQL for what may still be drawn under a contract `c`, as lists and clocks ask for it of many at once."""

RUNS = "c.state IN ('prepared', 'signed') AND c.ended_on IS NULL"
"""Whether something may still be drawn, or is still owed, under a contract."""
_ON_LOANS = (
    "(SELECT t.holding_rid FROM loan_terms t WHERE t.credit_contract_rid = c.rid UNION SELECT d.holding_rid"
    " FROM drawing d WHERE d.credit_contract_rid = c.rid AND d.holding_rid IS NOT NULL)"
)
_OWED = f"(SELECT sum(l.balance_minor) FROM loan_state l WHERE l.holding_rid IN {_ON_LOANS} AND l.live = 1)"
_PAID_OUT = (
    "CASE WHEN EXISTS (SELECT 1 FROM loan_event e WHERE e.holding_rid = t.holding_rid AND e.kind = 'drawing') THEN"
    " coalesce((SELECT sum(e.amount_minor) FROM loan_event e WHERE e.holding_rid = t.holding_rid AND e.kind = 'drawing'"
    " AND NOT EXISTS (SELECT 1 FROM loan_event b WHERE b.of_rid = e.rid AND b.kind = 'reversal')), 0)"
    " ELSE t.amount_minor END"
)
_LENT_OUT = f"(SELECT sum({_PAID_OUT}) FROM loan_terms t WHERE t.holding_rid IN {_ON_LOANS})"
_ALONE = (
    "coalesce((SELECT sum(d.amount_minor) FROM drawing d WHERE d.credit_contract_rid = c.rid AND d.state = 'drawn'"
    " AND (d.holding_rid IS NULL OR c.kind = 'loan'"
    " AND NOT EXISTS (SELECT 1 FROM loan_terms t WHERE t.holding_rid = d.holding_rid))), 0)"
)
LEFT = f"c.amount_minor - {_ALONE} - coalesce(CASE c.kind WHEN 'line' THEN {_OWED} ELSE {_LENT_OUT} END, 0)"
"""What may still be drawn: of a line what isn't owed, of a loan what never went out; what was requested hasn't."""
