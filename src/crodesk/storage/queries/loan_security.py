"""What secures loans that run: each security contract with its collateral, and what the application pledged besides."""

_THESE = "FROM json_each(:rids) j CROSS JOIN loan_terms t ON t.holding_rid = j.value"
_THING = (
    "k.rid, k.kind, k.name, k.value_minor, k.currency, k.valued_on, k.insured_until, k.revalue_on, k.released_on,"
    " k.registered_on, k.matures_on, k.liens_minor, k.haircut_ppm"
)

LINKED = f"""
SELECT t.holding_rid, t.credit_contract_rid, s.rid, s.number, s.kind, s.state, s.registered_on, s.insured_until,
 s.revalue_on, s.released_on, {_THING}
{_THESE} CROSS JOIN security_contract s ON s.credit_contract_rid = t.credit_contract_rid
LEFT JOIN collateral k ON k.rid = s.collateral_rid
"""
"""By loan: its security contracts, with what they are on where that is known."""
PLEDGED = f"""
SELECT t.holding_rid, t.credit_contract_rid, NULL, '', '', '', NULL, NULL, NULL, NULL, {_THING}
{_THESE} CROSS JOIN credit_contract c ON c.rid = t.credit_contract_rid
CROSS JOIN collateral k ON k.application_rid = c.application_rid
WHERE k.ended_on IS NULL AND NOT EXISTS (SELECT 1 FROM security_contract s
 WHERE s.credit_contract_rid = c.rid AND s.collateral_rid = k.rid)
"""
"""By loan: the collateral of the application it came from that no security contract names."""
SHARED = f"""
SELECT o.holding_rid, o.credit_contract_rid
{_THESE} CROSS JOIN loan_terms o ON o.credit_contract_rid = t.credit_contract_rid
"""
"""All loans under the contracts of some loans: what secures a contract secures each of them."""
