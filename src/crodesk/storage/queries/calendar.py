"""What goes out as a calendar besides the rows of the queue, and what a calendar that comes in is held against."""

SERIES = """
SELECT f.uid, f.repeats FROM follow_up f WHERE f.uid IN (SELECT value FROM json_each(:uids))
"""
"""How tasks come back, by their uid."""
ANSWERED = """
SELECT f.clock, f.status, f.due_on, f.due_time FROM follow_up f
WHERE f.clock >= 'series|' || :uid || '|' AND f.clock < 'series|' || :uid || '}'
"""
"""What was done with single occurrences of a series."""
DONE = """
SELECT f.uid, f.clock, f.due_on, f.due_time, f.what, f.customer_rid FROM follow_up f INDEXED BY follow_up_open
WHERE f.status IN ('done', 'dropped') AND f.due_on >= :due AND f.done_on >= :since AND f.repeats = '' LIMIT 5000
"""
"""What was settled lately: calendars that have it let it go."""
WHO = "SELECT code, name FROM customer WHERE rid = :customer"
BY_CODE = "SELECT code, rid FROM customer WHERE code IN (SELECT value FROM json_each(:codes))"
SAID = "SELECT key, content FROM source_record WHERE profile = 'ics' AND kind = 'follow_up'"
"""What calendars said when they came in last, by the key of the entry."""
