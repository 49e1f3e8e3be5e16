"""What taking in statements and matching their entries read: each by an index, or once for all that runs."""

KNOWN_KEYS = "SELECT entry_key FROM statement_entry WHERE entry_key IN (SELECT value FROM json_each(:keys))"
"""Which entries were taken in before."""
OTHER_ACCOUNT = """
SELECT EXISTS (SELECT 1 FROM bank_statement WHERE account <> :account)
 AND NOT EXISTS (SELECT 1 FROM bank_statement WHERE account = :account)
"""
"""Whether statements came in before, but none of this account."""

_LIVE = """
SELECT s.holding_rid, s.stated_by, s.currency, s.past_due_minor, s.oldest_due, s.next_due, s.next_minor,
 s.balance_minor, s.credit_minor, h.number, p.number, c.name, c.name_original, k.number, a.number
FROM loan_state s JOIN holding h ON h.rid = s.holding_rid LEFT JOIN holding p ON p.rid = h.parent_rid
LEFT JOIN customer c ON c.rid = s.customer_rid LEFT JOIN loan_terms t ON t.holding_rid = s.holding_rid
LEFT JOIN credit_contract k ON k.rid = t.credit_contract_rid LEFT JOIN application a ON a.rid = k.application_rid
WHERE s.live >= 1
"""
_BORROWERS = """
SELECT r.holding_rid, c.name, c.name_original FROM holding_role r JOIN customer c ON c.rid = r.customer_rid
WHERE r.ended_on IS NULL
"""
_PAYERS = "SELECT holding_rid, account, name FROM known_payer WHERE ended_on IS NULL"
_OF = "IN (SELECT value FROM json_each(:rids))"
LIVE = _LIVE
"""Every loan that may be paid, with what payers may call it."""
LIVE_OF = f"{_LIVE} AND s.holding_rid {_OF}"
BORROWERS = f"{_BORROWERS} AND r.holding_rid IN (SELECT holding_rid FROM loan_state WHERE live >= 1)"
BORROWERS_OF = f"{_BORROWERS} AND r.holding_rid {_OF}"
PAYERS = _PAYERS
PAYERS_OF = f"{_PAYERS} AND holding_rid {_OF}"
SIBLINGS = """
SELECT o.holding_rid FROM holding_role m JOIN holding_role o ON o.customer_rid = m.customer_rid
JOIN loan_state s ON s.holding_rid = o.holding_rid AND s.live >= 1
WHERE m.holding_rid = :holding AND m.ended_on IS NULL AND o.ended_on IS NULL
"""
"""The loans of everybody who owes a loan, it too; one that two of them owe comes twice."""

_ENTRY = """
SELECT e.rid, e.version, e.entry_key, e.booked_on, e.valued_on, e.amount_minor, e.currency, e.code, e.reference,
 e.counterparty, e.counter_account, e.text, e.state, e.holding_rid, e.why, e.bank_statement_rid, h.number, c.name,
 (SELECT rid FROM loan_event v WHERE v.statement_entry_rid = e.rid AND v.kind <> 'reversal' LIMIT 1)
FROM statement_entry e LEFT JOIN holding h ON h.rid = e.holding_rid
LEFT JOIN loan_state s ON s.holding_rid = e.holding_rid LEFT JOIN customer c ON c.rid = s.customer_rid
"""
PAGE = f"{_ENTRY} WHERE e.state = :state ORDER BY e.booked_on, e.rid LIMIT :limit OFFSET :start"
ONE = f"{_ENTRY} WHERE e.rid = :rid"
COUNTS = "SELECT state, count(*) FROM statement_entry GROUP BY state"
RIDS = "SELECT rid FROM statement_entry WHERE state = :state ORDER BY booked_on, rid"
RIDS_OF = "SELECT rid FROM statement_entry WHERE bank_statement_rid = :statement ORDER BY rid"
RIDS_AGAIN = "SELECT rid FROM statement_entry WHERE entry_key IN (SELECT value FROM json_each(:keys))"
THESE = f"{_ENTRY} WHERE e.rid IN (SELECT value FROM json_each(:rids))"
BOOKED = """
SELECT v.rid, v.holding_rid FROM loan_event v WHERE v.statement_entry_rid = :entry AND v.kind <> 'reversal'
 AND NOT EXISTS (SELECT 1 FROM loan_event t WHERE t.holding_rid = v.holding_rid AND t.of_rid = v.rid)
"""
"""What an entry was written down as and still is: events that nothing took back."""
BY_KEY = "SELECT rid FROM statement_entry WHERE entry_key = :key"
ORIGIN = """
SELECT e.imported_from, e.code, e.reference, e.counterparty, e.counter_account, e.counter_bank, e.text, b.file_name,
 b.imported_from, b.sha256, b.format, b.account,
 (SELECT n.imported_from FROM statement_entry n WHERE n.bank_statement_rid = e.bank_statement_rid AND n.rid > e.rid
  ORDER BY n.rid LIMIT 1)
FROM statement_entry e JOIN bank_statement b ON b.rid = e.bank_statement_rid WHERE e.rid = :rid
"""
"""Where an entry stands in its file, and where the next one begins."""

_STATEMENT = """
SELECT b.rid, b.account, b.number, b.currency, b.from_on, b.to_on, b.opening_minor, b.closing_minor, b.format,
 b.file_name, b.taken_in_on, coalesce(b.entries, 0), b.remarks,
 (SELECT count(*) FROM statement_entry e WHERE e.bank_statement_rid = b.rid),
 (SELECT count(*) FROM statement_entry e WHERE e.bank_statement_rid = b.rid AND e.state IN ('proposed', 'open')),
 (SELECT count(*) FROM statement_entry e WHERE e.bank_statement_rid = b.rid AND e.state = 'booked')
FROM bank_statement b
"""
STATEMENTS = f"{_STATEMENT} WHERE b.rid > 0 ORDER BY b.rid DESC LIMIT :limit"
STATEMENT = f"{_STATEMENT} WHERE b.rid = :rid"

EARLIER = f"{_ENTRY} WHERE e.state = 'booked' AND e.booked_on >= :since ORDER BY e.booked_on, e.rid"
"""What was taken in of late, which a reversal may take back."""

ENTRY_COLUMNS = (
    "uid", "imported_from",
    "bank_statement_rid", "entry_key", "booked_on", "valued_on", "amount_minor", "currency", "code", "reference",
    "counterparty", "counter_account", "counter_bank", "text", "state", "holding_rid", "why",
)  # fmt: skip
_STATEMENT_COLUMNS = (
    "uid", "imported_from",
    "account", "number", "currency", "from_on", "to_on", "format", "file_name", "opening_minor", "closing_minor",
    "sha256", "taken_in_on", "entries", "remarks",
)  # fmt: skip
KEEP_ENTRY = f"INSERT INTO statement_entry ({', '.join(ENTRY_COLUMNS)}) VALUES ({', '.join('?' * len(ENTRY_COLUMNS))})"
KEEP_STATEMENT = (
    f"INSERT INTO bank_statement ({', '.join(_STATEMENT_COLUMNS)})"
    f" VALUES ({', '.join(f':{name}' for name in _STATEMENT_COLUMNS)})"
)
