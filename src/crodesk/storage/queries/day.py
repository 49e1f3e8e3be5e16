"""What was done on a day, by the newest actions of the journal; and where those live whom one goes to see."""

_TODAY = """
FROM (SELECT rid, at FROM action ORDER BY rid DESC LIMIT 5000) a
JOIN change h INDEXED BY ix_change_action ON h.action = a.rid
"""
_NAME = "coalesce((SELECT c.name FROM customer c WHERE c.rid = {row}.customer_rid), '')"

DONE = f"""
SELECT DISTINCT f.rid, f.what, f.about, f.status, f.outcome, {_NAME.format(row="f")}
{_TODAY} JOIN follow_up f ON f.rid = h.row
WHERE a.at >= :since AND a.at < :until AND h.table_name = 'follow_up' AND f.done_on = :day AND f.status <> 'open'
ORDER BY f.rid LIMIT 2000
"""
PROMISED = f"""
SELECT DISTINCT f.rid, f.promised_by, f.about, f.due_on, coalesce(f.amount_minor, 0), f.currency,
{_NAME.format(row="f")}
{_TODAY} JOIN follow_up f ON f.rid = h.row
WHERE a.at >= :since AND a.at < :until AND h.table_name = 'follow_up' AND h.operation = 'I' AND f.promised_by <> ''
ORDER BY f.rid LIMIT 500
"""
CONTACTS = f"""
SELECT DISTINCT i.rid, i.at, i.kind, i.outcome, i.reached, i.subject, {_NAME.format(row="i")}
{_TODAY} JOIN interaction i ON i.rid = h.row
WHERE a.at >= :since AND a.at < :until AND h.table_name = 'interaction' AND h.operation = 'I' AND i.ended_on IS NULL
AND i.kind <> 'note' AND i.restricted = 0 ORDER BY i.rid LIMIT 2000
"""
PLACE = """
SELECT street, ward, city FROM address WHERE customer_rid = :customer AND ended_on IS NULL
ORDER BY preferred DESC, rid LIMIT 1
"""
