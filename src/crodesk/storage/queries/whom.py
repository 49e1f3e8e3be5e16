"""Which customer is meant by a number, a name in full, or words of a name; each statement by an index."""

_SELECT = "SELECT c.rid, c.code, c.name, c.kind, c.status, coalesce(c.born_on, ''), s.phone, c.name_search"
_WITH_PHONE = "JOIN customer_summary s ON s.customer_rid = c.rid"

BY_CODE = f"{_SELECT} FROM customer c {_WITH_PHONE} WHERE c.code IN (:text, upper(:text)) LIMIT :limit"
BY_UID = f"{_SELECT} FROM customer c {_WITH_PHONE} WHERE c.uid = :text LIMIT :limit"
BY_NAME = f"{_SELECT} FROM customer c {_WITH_PHONE} WHERE c.name_fold = :folded LIMIT :limit"
BY_WORDS = f"""
{_SELECT} FROM customer_words w JOIN customer c ON c.rid = w.rowid {_WITH_PHONE}
WHERE customer_words MATCH :words LIMIT :limit
"""
