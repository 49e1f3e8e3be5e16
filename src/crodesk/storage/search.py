"""What finds customers and notes: full-text indexes over folded words, and all numbers by any run of digits.

Everything here is derived by triggers that copy columns, so that any tool with SQLite 3.43 may write the file.

* `customer_words`: the words of a customer's names. It knows which customers have a word, not where (`detail=none`),
  which keeps it small and quick; that Chinese characters stand together is checked at the customer.
* `customer_number`: every number of every customer, in order, for a number from its start.
* `customer_runs`: the same numbers cut into runs of three, because a customer reads out whatever part is at hand.
"""

from dataclasses import dataclass

NUMBERS = "customer_number_source"
"""A view of all numbers as the tables have them."""

TABLES = [
    "CREATE VIRTUAL TABLE customer_words USING fts5(name_search, content='customer', content_rowid='rid',"
    " detail=none, prefix='1 2 3 4 5 6 7 8 9 10', tokenize='unicode61')",
    "CREATE VIRTUAL TABLE interaction_words USING fts5("
    "text_search, content='interaction', content_rowid='rid', prefix='2 3 4', tokenize='unicode61')",
    "CREATE TABLE customer_number ("
    "customer_rid INTEGER NOT NULL, digits TEXT NOT NULL, PRIMARY KEY (customer_rid, digits)) STRICT, WITHOUT ROWID",
    "CREATE UNIQUE INDEX customer_number_by_digits ON customer_number (digits, customer_rid)",
    "CREATE VIRTUAL TABLE customer_runs USING fts5("
    "digits, content='', contentless_delete=1, detail=none, tokenize='trigram')",
    f"CREATE VIEW {NUMBERS} AS"
    " SELECT customer_rid, digits FROM contact_point WHERE digits <> ''"
    " UNION ALL SELECT customer_rid, digits FROM identity_document WHERE digits <> ''"
    " UNION ALL SELECT customer_rid, person_digits FROM relation WHERE person_digits <> ''"
    " UNION ALL SELECT rid, replace(replace(replace(lower(code), '-', ''), '.', ''), ' ', '') FROM customer"
    " WHERE code <> ''"
    " UNION ALL SELECT rid, replace(replace(replace(lower(tax_number), '-', ''), '.', ''), ' ', '') FROM customer"
    " WHERE tax_number <> ''"
    " UNION ALL SELECT r.customer_rid, h.digits FROM holding_role r JOIN holding h ON h.rid = r.holding_rid"
    " WHERE h.digits <> ''",
]

DROPS = [
    f"DROP VIEW IF EXISTS {NUMBERS}",
    *(
        f"DROP TABLE IF EXISTS {name}"
        for name in ("customer_words", "interaction_words", "customer_number", "customer_runs")
    ),
]
"""The SQL that drops everything here."""

WORDS = {"customer_words": ("customer", "name_search"), "interaction_words": ("interaction", "text_search")}
"""Each index of words with the table and column that it copies."""


@dataclass(frozen=True, slots=True)
class NumberSource:
    """A table whose rows carry numbers of customers."""

    table: str
    columns: tuple[str, ...]
    """What changes the numbers."""
    whose: str
    """SQL for the customers that a row (`{row}`) concerns."""


NUMBER_SOURCES = (
    NumberSource("contact_point", ("digits", "customer_rid"), "SELECT {row}.customer_rid"),
    NumberSource("identity_document", ("digits", "customer_rid"), "SELECT {row}.customer_rid"),
    NumberSource("relation", ("person_digits", "customer_rid"), "SELECT {row}.customer_rid"),
    NumberSource("customer", ("code", "tax_number"), "SELECT {row}.rid"),
    NumberSource("holding_role", ("holding_rid", "customer_rid"), "SELECT {row}.customer_rid"),
    NumberSource("holding", ("digits",), "SELECT customer_rid FROM holding_role WHERE holding_rid = {row}.rid"),
)


def trigger_statements() -> list[str]:
    """Return the SQL of all triggers that keep the indexes."""
    words = [sql for index, (table, column) in WORDS.items() for sql in _word_triggers(index, table, column)]
    return words + [sql for source in NUMBER_SOURCES for sql in _number_triggers(source)]


def rebuild_statements() -> list[str]:
    """Return the SQL that makes all indexes anew from the tables, as after an import or an upgrade."""
    return [
        *(f"INSERT INTO {index}({index}) VALUES ('rebuild')" for index in WORDS),
        "DROP INDEX customer_number_by_digits",
        "DELETE FROM customer_number",
        _add_numbers("true"),
        next(sql for sql in TABLES if "INDEX customer_number_by_digits" in sql),
        "INSERT INTO customer_runs(customer_runs) VALUES ('delete-all')",
        _add_runs("true"),
    ]


def _word_triggers(index: str, table: str, column: str) -> list[str]:
    add = f"INSERT INTO {index}(rowid, {column}) VALUES (NEW.rid, NEW.{column})"
    drop = f"INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', OLD.rid, OLD.{column})"
    return [
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add}; END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {column} ON {table}"
        f" WHEN NEW.{column} <> OLD.{column} BEGIN {drop}; {add}; END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {drop}; END",
    ]


def _number_triggers(source: NumberSource) -> list[str]:
    new, old = source.whose.format(row="NEW"), source.whose.format(row="OLD")
    name, table = f"numbers_of_{source.table}", source.table
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in source.columns)
    return [
        f"CREATE TRIGGER {name}_insert AFTER INSERT ON {table} BEGIN {_renew(new)} END",
        f"CREATE TRIGGER {name}_update AFTER UPDATE ON {table} WHEN {changed} BEGIN {_renew(f'{new} UNION {old}')} END",
        f"CREATE TRIGGER {name}_delete AFTER DELETE ON {table} BEGIN {_renew(old)} END",
    ]


def _renew(customers: str) -> str:
    """Return the SQL that reads the numbers of a few customers anew."""
    of_them = f"customer_rid IN ({customers})"
    return (
        f"DELETE FROM customer_number WHERE {of_them}; {_add_numbers(of_them)};"
        f" DELETE FROM customer_runs WHERE rowid IN ({customers}); {_add_runs(of_them)};"
    )


def _add_numbers(which: str) -> str:
    return f"INSERT INTO customer_number SELECT DISTINCT customer_rid, digits FROM {NUMBERS} WHERE {which}"


def _add_runs(which: str) -> str:
    return (
        "INSERT INTO customer_runs(rowid, digits)"
        f" SELECT customer_rid, group_concat(digits, ' ') FROM customer_number WHERE {which} GROUP BY customer_rid"
    )
