"""Whom something can be handed to."""

OFFICERS = "SELECT name, phone FROM officer WHERE is_me = 0 AND name <> '' ORDER BY rid LIMIT 500"
"""The officers that the desk knows, but for its own."""
WAITED_FOR = """
SELECT f.waiting_for FROM queue_row q JOIN follow_up f ON f.rid = q.follow_up_rid
WHERE q.part = 'waiting' AND f.waiting_for <> '' LIMIT 500
"""
"""Who has rows in hand already."""
