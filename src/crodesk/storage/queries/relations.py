"""Who names a customer as a relation of theirs; by the index of the other side."""

NAMED_BY = """
SELECT r.rid, r.role, r.title, r.share_ppm, c.rid, c.name, c.code
FROM relation r JOIN customer c ON c.rid = r.customer_rid
WHERE r.other_rid = :customer AND r.ended_on IS NULL LIMIT 60
"""
