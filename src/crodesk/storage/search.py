"""What finds customers and notes: full-text indexes over folded words, and all numbers by any run of digits.

Everything here is derived by triggers that copy columns, so that any SQLite tool may write the file. Numbers go through
a trigram index, because a customer reads out whatever part of a number is at hand.
"""

TABLES = [
    "CREATE VIRTUAL TABLE customer_words USING fts5("
    "name_search, content='customer', content_rowid='rid', prefix='1 2 3 4 5 6', tokenize='unicode61')",
    "CREATE VIRTUAL TABLE interaction_words USING fts5("
    "text_search, content='interaction', content_rowid='rid', prefix='2 3 4', tokenize='unicode61')",
    "CREATE TABLE customer_number ("
    "rid INTEGER PRIMARY KEY, customer_rid INTEGER NOT NULL, source TEXT NOT NULL, source_rid INTEGER NOT NULL,"
    " digits TEXT NOT NULL) STRICT",
    "CREATE INDEX customer_number_by_source ON customer_number (source, source_rid)",
    "CREATE INDEX customer_number_by_digits ON customer_number (digits, customer_rid)",
    "CREATE VIRTUAL TABLE customer_number_runs USING fts5("
    "digits, content='customer_number', content_rowid='rid', tokenize='trigram')",
]

INDEXES = {
    "customer_words": ("customer", "name_search"),
    "interaction_words": ("interaction", "text_search"),
    "customer_number_runs": ("customer_number", "digits"),
}
"""Each full-text index with the table and column that it copies."""

NUMBERS = {
    "contact_point": ("customer_rid", "digits"),
    "identity_document": ("customer_rid", "digits"),
    "relation": ("customer_rid", "person_digits"),
    "customer": ("rid", "code"),
}
"""Tables whose rows carry a number of a customer: whose, and which. Holdings come by way of their roles."""

HOLDING_NUMBERS = (
    "INSERT INTO customer_number (customer_rid, source, source_rid, digits)"
    " SELECT r.customer_rid, 'holding_role', r.rid, h.digits FROM holding_role r JOIN holding h ON h.rid = r.holding_rid"
    " WHERE h.digits <> ''"
)


def trigger_statements() -> list[str]:
    """Return the SQL of all triggers that keep the indexes."""
    words = [sql for index, (table, column) in INDEXES.items() for sql in _word_triggers(index, table, column)]
    numbers = [sql for table, (whose, column) in NUMBERS.items() for sql in _number_triggers(table, whose, column)]
    return words + numbers + HOLDING_TRIGGERS


def rebuild_statements() -> list[str]:
    """Return the SQL that makes all indexes anew from the tables, as after an import or an upgrade."""
    numbers = [
        f"INSERT INTO customer_number (customer_rid, source, source_rid, digits)"
        f" SELECT {whose}, '{table}', rid, {column} FROM {table} WHERE {column} <> ''"
        for table, (whose, column) in NUMBERS.items()
    ]
    rebuild = [f"INSERT INTO {index}({index}) VALUES ('rebuild')" for index in INDEXES]
    return ["DELETE FROM customer_number", *numbers, HOLDING_NUMBERS, *rebuild]


def _word_triggers(index: str, table: str, column: str) -> list[str]:
    add = f"INSERT INTO {index}(rowid, {column}) VALUES (NEW.rid, NEW.{column})"
    drop = f"INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', OLD.rid, OLD.{column})"
    return [
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add}; END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {column} ON {table}"
        f" WHEN NEW.{column} <> OLD.{column} BEGIN {drop}; {add}; END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {drop}; END",
    ]


def _number_triggers(table: str, whose: str, column: str) -> list[str]:
    add = (
        "INSERT INTO customer_number (customer_rid, source, source_rid, digits)"
        f" SELECT NEW.{whose}, '{table}', NEW.rid, NEW.{column} WHERE NEW.{column} <> ''"
    )
    drop = f"DELETE FROM customer_number WHERE source = '{table}' AND source_rid = OLD.rid"
    watched = column if whose == "rid" else f"{column}, {whose}"
    return [
        f"CREATE TRIGGER number_of_{table}_insert AFTER INSERT ON {table} BEGIN {add}; END",
        f"CREATE TRIGGER number_of_{table}_update AFTER UPDATE OF {watched} ON {table} BEGIN {drop}; {add}; END",
        f"CREATE TRIGGER number_of_{table}_delete AFTER DELETE ON {table} BEGIN {drop}; END",
    ]


_DROP_ROLE = "DELETE FROM customer_number WHERE source = 'holding_role' AND source_rid = OLD.rid"
_ADD_ROLE = f"{HOLDING_NUMBERS} AND r.rid = NEW.rid"

HOLDING_TRIGGERS = [
    f"CREATE TRIGGER number_of_holding_role_insert AFTER INSERT ON holding_role BEGIN {_ADD_ROLE}; END",
    "CREATE TRIGGER number_of_holding_role_update AFTER UPDATE OF holding_rid, customer_rid ON holding_role"
    f" BEGIN {_DROP_ROLE}; {_ADD_ROLE}; END",
    f"CREATE TRIGGER number_of_holding_role_delete AFTER DELETE ON holding_role BEGIN {_DROP_ROLE}; END",
    "CREATE TRIGGER number_of_holding_update AFTER UPDATE OF digits ON holding BEGIN"
    " DELETE FROM customer_number WHERE source = 'holding_role'"
    " AND source_rid IN (SELECT rid FROM holding_role WHERE holding_rid = NEW.rid);"
    f" {HOLDING_NUMBERS} AND r.holding_rid = NEW.rid; END",
]
