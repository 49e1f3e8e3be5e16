"""What the lists of attachments read: each statement bounded, each by an index."""

_LINE = """
SELECT t.rid, t.version, t.name, t.media_type, t.size, t.added_at, t.note, t.content_hash, t.customer_rid,
       t.application_rid, coalesce(a.number, ''), t.paper_rid,
       coalesce(CASE p.name WHEN '' THEN p.code ELSE p.name END, ''), t.ended_on
FROM attachment t LEFT JOIN application a ON a.rid = t.application_rid
LEFT JOIN application_paper p ON p.rid = t.paper_rid
"""
GET = f"{_LINE} WHERE t.rid = :attachment"
OF_APPLICATION = f"{_LINE} WHERE t.application_rid = :application AND t.ended_on IS NULL ORDER BY t.rid LIMIT 500"
OF_CUSTOMER = f"{_LINE} WHERE t.customer_rid = :customer AND t.ended_on IS NULL ORDER BY t.rid DESC LIMIT 500"
