"""Schema 2: follow-ups answer clocks, come back, wait, are promised; the officer's own rules of the queue.

Indexes of customers that no query reads any more are gone: lists read the summary's.
"""

from crodesk.storage.connection import Connection
from crodesk.storage.steps.rebuilding import rebuild

FOLLOW_UP = """
CREATE TABLE follow_up (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 customer_rid INTEGER,
 what TEXT DEFAULT 'task' NOT NULL,
 about TEXT DEFAULT '' NOT NULL,
 due_on TEXT NOT NULL,
 due_time TEXT DEFAULT '' NOT NULL,
 priority TEXT DEFAULT 'normal' NOT NULL,
 status TEXT DEFAULT 'open' NOT NULL,
 done_on TEXT,
 outcome TEXT DEFAULT '' NOT NULL,
 case_rid INTEGER,
 interaction_rid INTEGER,
 clock TEXT,
 put_off_to TEXT,
 pinned INTEGER DEFAULT 0 NOT NULL,
 tries INTEGER DEFAULT 0 NOT NULL,
 waiting_for TEXT DEFAULT '' NOT NULL,
 promised_by TEXT DEFAULT '' NOT NULL,
 amount_minor INTEGER,
 currency TEXT DEFAULT '' NOT NULL,
 kept TEXT DEFAULT '' NOT NULL,
 repeats TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(customer_rid) REFERENCES customer (rid),
 CHECK (priority IN ('normal', 'high')),
 CHECK (status IN ('open', 'done', 'dropped')),
 FOREIGN KEY(case_rid) REFERENCES service_case (rid),
 FOREIGN KEY(interaction_rid) REFERENCES interaction (rid),
 CHECK (promised_by IN ('', 'us', 'customer')),
 CHECK (kept IN ('', 'yes', 'no'))
)
 STRICT
"""
FOLLOW_UP_INDEXES = (
    "CREATE UNIQUE INDEX follow_up_by_clock ON follow_up (clock) WHERE clock IS NOT NULL",
    "CREATE UNIQUE INDEX follow_up_import_key ON follow_up (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX follow_up_open ON follow_up (status, due_on, rid)",
    "CREATE INDEX ix_follow_up_case_rid ON follow_up (case_rid)",
    "CREATE INDEX ix_follow_up_customer_rid ON follow_up (customer_rid)",
    "CREATE INDEX ix_follow_up_interaction_rid ON follow_up (interaction_rid)",
)
RULE = """
CREATE TABLE follow_up_rule (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 rule TEXT DEFAULT '' NOT NULL,
 tier TEXT DEFAULT '' NOT NULL,
 channel TEXT DEFAULT '' NOT NULL,
 running INTEGER DEFAULT 1 NOT NULL,
 lead_days TEXT DEFAULT '' NOT NULL,
 every_days INTEGER,
 at_most_days INTEGER,
 a_day INTEGER,
 UNIQUE (rule, tier, channel),
 UNIQUE (uid),
 CHECK (channel IN ('', 'call', 'visit'))
)
 STRICT
"""
UNREAD = (
    "customer_by_code",
    "customer_by_tier",
    "customer_by_birthday",
    "customer_by_lunar_birthday",
    "customer_by_status",
)


def upgrade(db: Connection) -> None:
    """Rebuild the follow-ups with what the queue needs, and make room for its rules; drop indexes nobody reads."""
    rebuild(db, "follow_up", FOLLOW_UP, FOLLOW_UP_INDEXES)
    db.execute(RULE)
    for name in UNREAD:
        db.execute(f"DROP INDEX {name}")
