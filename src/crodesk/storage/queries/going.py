"""What one goes to by its number: holdings of the customers that were found, contracts, and cases."""

HOLDINGS = """
SELECT h.rid, h.number, h.digits, h.name, c.rid, c.name
FROM json_each(:customers) f JOIN holding_role r ON r.customer_rid = f.value JOIN holding h ON h.rid = r.holding_rid
JOIN customer c ON c.rid = r.customer_rid
WHERE r.ended_on IS NULL AND instr(h.digits, :number) LIMIT :most
"""
"""Holdings of a few customers that have the characters of a number, folded, in a row."""

CONTRACTS = """
SELECT t.rid, t.number, c.rid, c.name
FROM (SELECT rid, number, customer_rid FROM credit_contract ORDER BY rid DESC LIMIT :newest) t
JOIN customer c ON c.rid = t.customer_rid
WHERE instr(t.number, :digits) LIMIT :most
"""
"""The newest credit contracts that have a few digits in their number."""

CASES_NUMBERED = """
WITH RECURSIVE series (kind, start) AS (
    SELECT k.value, (
        SELECT substr(min(number), 1, 8) FROM service_case WHERE number > k.value || '-' AND number < k.value || '.'
    ) FROM json_each(:kinds) k
    UNION ALL
    SELECT kind, (
        SELECT substr(min(number), 1, 8) FROM service_case WHERE number > start || '~' AND number < kind || '.'
    ) FROM series WHERE start IS NOT NULL LIMIT :series
), starts (start) AS (
    SELECT value FROM json_each(:starts)
    UNION ALL SELECT series.start || e.value FROM series, json_each(:endings) e WHERE series.start IS NOT NULL
)
SELECT s.rid, s.number, s.issue, c.rid, c.name
FROM starts JOIN service_case s ON s.number >= starts.start AND s.number < starts.start || char(1114111)
JOIN customer c ON c.rid = s.customer_rid LIMIT :most
"""
"""Cases whose number begins with one of a few texts, or is that of the desk (`CP-2026-0031`) with one of a few endings.

The kinds and years that there are, are found by hopping along the index from one to the next.
"""

CASES = """
SELECT s.rid, s.number, s.issue, c.rid, c.name
FROM (SELECT rid, number, issue, customer_rid FROM service_case ORDER BY rid DESC LIMIT :newest) s
JOIN customer c ON c.rid = s.customer_rid
WHERE instr(replace(s.number, '-', ''), :digits) LIMIT :most
"""
"""The newest cases that have a few digits in their number."""
