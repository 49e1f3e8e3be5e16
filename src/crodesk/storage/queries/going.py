"""What one goes to by its number: holdings of the customers that were found, and cases."""

HOLDINGS = """
SELECT h.rid, h.number, h.digits, h.name, c.rid, c.name
FROM json_each(:customers) f JOIN holding_role r ON r.customer_rid = f.value JOIN holding h ON h.rid = r.holding_rid
JOIN customer c ON c.rid = r.customer_rid
WHERE r.ended_on IS NULL AND instr(h.digits, :number) LIMIT :most
"""
"""Holdings of a few customers that have the characters of a number, folded, in a row."""

CASES = """
SELECT s.rid, s.number, s.issue, c.rid, c.name
FROM (SELECT rid, number, issue, customer_rid FROM service_case ORDER BY rid DESC LIMIT :newest) s
JOIN customer c ON c.rid = s.customer_rid
WHERE instr(replace(s.number, '-', ''), :digits) LIMIT :most
"""
"""The newest cases that have a few digits in their number."""
