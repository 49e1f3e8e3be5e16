"""What one needs before speaking to a customer: ways to reach them, the last words, what they hold."""

from crodesk.storage.summary_columns import NEWEST_READING

REACH = """
SELECT kind, value, label, preferred, do_not_contact FROM contact_point
WHERE customer_rid = :customer AND ended_on IS NULL AND kind NOT IN ('website', 'other')
ORDER BY do_not_contact, preferred DESC, rid LIMIT 8
"""
WISHES = """
SELECT kind, value FROM preference
WHERE customer_rid = :customer AND ended_on IS NULL AND kind IN ('best_time', 'avoid', 'channel', 'language')
ORDER BY kind, rid LIMIT 12
"""
TALKS = """
SELECT i.at, i.kind, i.outcome, i.subject, i.text FROM interaction i INDEXED BY interaction_newest
WHERE i.customer_rid = :customer AND i.restricted = 0 AND i.ended_on IS NULL AND i.kind <> 'note' AND i.reached <> 'no'
ORDER BY i.at DESC, i.rid DESC LIMIT :limit
"""
HELD = f"""
SELECT h.kind, h.number, h.name, h.currency, h.matures_on, n.balance_minor, n.days_late
FROM holding_role r JOIN holding h ON h.rid = r.holding_rid LEFT JOIN holding_reading n ON n.rid = ({NEWEST_READING})
WHERE r.customer_rid = :customer AND r.ended_on IS NULL AND h.closed_on IS NULL LIMIT 12
"""
