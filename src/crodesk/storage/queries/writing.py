"""What a message to a customer needs to know: who it is, the ways to write, and what was refused."""

WHO = """
SELECT c.kind, c.code, c.name, c.name_original, c.form_of_address, c.sex, c.born_on, c.nationality, c.status,
EXISTS (SELECT 1 FROM service_case x WHERE x.customer_rid = c.rid AND x.status <> 'closed' AND x.kind = 'complaint')
FROM customer c WHERE c.rid = :customer
"""
WAYS = """
SELECT kind, value, preferred, do_not_contact, label FROM contact_point
WHERE customer_rid = :customer AND ended_on IS NULL LIMIT 30
"""
WISHES = """
SELECT kind, value FROM preference
WHERE customer_rid = :customer AND ended_on IS NULL AND kind IN ('language', 'channel', 'avoid') LIMIT 30
"""
CONSENTS = """
SELECT channel, withdrawn_on IS NOT NULL, expires_on FROM consent
WHERE customer_rid = :customer AND ended_on IS NULL AND purpose = 'marketing' LIMIT 30
"""
GREETED = """
SELECT max(at) FROM interaction INDEXED BY interaction_newest
WHERE customer_rid = :customer AND at >= :since AND purpose = :name AND ended_on IS NULL
"""
OFFICER = """
SELECT o.name, o.phone, coalesce(b.name, '') FROM officer o LEFT JOIN branch b ON b.rid = o.branch_rid
WHERE o.is_me = 1 LIMIT 1
"""
BRANCH = "SELECT name, phone, currency FROM branch ORDER BY rid LIMIT 1"
OWN = "SELECT key, value FROM setting WHERE key >= 'message.' AND key < 'message/'"
"""The officer's own wording, by the key of the setting."""
