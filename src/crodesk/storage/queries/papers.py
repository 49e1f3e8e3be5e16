"""What a printed paper says besides the application: the bank, the officer, and how its parties are reached."""

OFFICER = """
SELECT o.name, o.phone, b.name, b.address, b.phone
FROM officer o LEFT JOIN branch b ON b.rid = coalesce(o.branch_rid, (SELECT min(rid) FROM branch))
WHERE o.is_me = 1 LIMIT 1
"""
SAID = "SELECT key, value FROM setting WHERE key >= 'paper.' AND key < 'paper/'"
"""What papers say of the bank, by the key of the setting."""
CUSTOMER = "SELECT name, name_original, nationality, tax_number FROM customer WHERE rid = :customer"
LANGUAGE = """
SELECT value FROM preference WHERE customer_rid = :customer AND ended_on IS NULL AND kind = 'language' LIMIT 10
"""
ADDRESSES = """
SELECT kind, preferred, street, ward, city, province, country FROM address
WHERE customer_rid = :customer AND ended_on IS NULL LIMIT 30
"""
REACHED = """
SELECT kind, preferred, value FROM contact_point WHERE customer_rid = :customer AND ended_on IS NULL LIMIT 30
"""
IDENTITY = """
SELECT issued_on, issuer FROM identity_document
WHERE customer_rid = :customer AND ended_on IS NULL AND kind IN ('id_card', 'passport', 'business_licence')
ORDER BY expires_on DESC, rid LIMIT 1
"""
ACCOUNTS = """
SELECT h.number FROM holding_role r JOIN holding h ON h.rid = r.holding_rid
WHERE r.customer_rid = :customer AND r.ended_on IS NULL AND r.role IN ('owner', 'co_owner')
 AND h.closed_on IS NULL AND h.kind = 'account' AND h.currency = :currency LIMIT 2
"""
SIGNERS = """
SELECT coalesce(nullif(t.person_name, ''), c.name), t.title
FROM relation t LEFT JOIN customer c ON c.rid = t.other_rid
WHERE t.customer_rid = :customer AND t.ended_on IS NULL AND t.role = 'director' LIMIT 2
"""
ISSUED = """
SELECT rid, at, officer, paper, language, missing, content_hash FROM issued_paper
WHERE application_rid = :application ORDER BY rid DESC LIMIT 200
"""
ISSUED_ONE = """
SELECT rid, at, officer, paper, language, missing, content_hash FROM issued_paper
WHERE rid = :issued AND application_rid = :application
"""
ISSUED_OF_LOAN = """
SELECT rid, at, officer, paper, language, missing, content_hash FROM issued_paper
WHERE holding_rid = :holding ORDER BY rid DESC LIMIT 200
"""
ISSUED_OF_DRAWINGS = """
SELECT i.drawing_rid, i.rid, i.at, i.officer, i.paper, i.language, i.missing, i.content_hash
FROM drawing d JOIN issued_paper i ON i.drawing_rid = d.rid
WHERE d.credit_contract_rid = :contract LIMIT 2000
"""
FROZEN = "SELECT content FROM decision_snapshot WHERE event_rid = :event LIMIT 1"

CONTRACT = """
SELECT rid, number, amount_minor, currency, signed_on, available_until FROM credit_contract
WHERE application_rid = :application AND state IN ('prepared', 'signed') AND ended_on IS NULL
ORDER BY rid DESC LIMIT 1
"""
FIRST_ADDENDUM = """
SELECT before_minor, before_until FROM contract_addendum WHERE credit_contract_rid = :contract ORDER BY rid LIMIT 1
"""
"""What a contract said before it was changed by addenda."""
CONDITIONS = """
SELECT kind, what FROM contract_condition WHERE credit_contract_rid = :contract AND state <> 'waived'
ORDER BY rid LIMIT 100
"""
SECURITIES = """
SELECT kind, number, signed_on FROM security_contract
WHERE credit_contract_rid = :contract AND kind <> 'guarantee' AND state <> 'released' ORDER BY rid LIMIT 2
"""
DRAWINGS = """
SELECT rid, state, debt_note, amount_minor, currency, purpose, means, coalesce(drawn_on, wanted_on), due_on, rate_ppm,
       papers
FROM drawing WHERE credit_contract_rid = :contract AND state <> 'cancelled' ORDER BY rid LIMIT 500
"""
PAYEES = """
SELECT name, account, bank, amount_minor, currency, purpose FROM drawing_payee WHERE drawing_rid = :drawing
ORDER BY rid LIMIT 100
"""
