"""When an application was sent, what was frozen with it, which packages left the desk, and what came back."""

SENT = """
SELECT e.rid, e.at, e.officer, s.content FROM application_event e
LEFT JOIN decision_snapshot s ON s.event_rid = e.rid
WHERE e.application_rid = :application AND e.move = 'submit' ORDER BY e.rid DESC LIMIT 1
"""
PACKAGES = """
SELECT rid, at, reason FROM application_event
WHERE application_rid = :application AND move = 'package' ORDER BY rid DESC LIMIT 500
"""
BY_UID = "SELECT rid FROM application WHERE uid = :uid"
CURRENCY = "SELECT currency FROM application WHERE rid = :application"
TAKEN = """
SELECT added_at FROM attachment WHERE application_rid = :application AND content_hash = :hash AND ended_on IS NULL
ORDER BY rid LIMIT 1
"""
