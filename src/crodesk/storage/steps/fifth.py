"""Schema 5: keys and cards, hand-overs and what was in them."""

from crodesk.storage.connection import Connection

STATEMENTS = (
    """
CREATE TABLE own_key (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 signing TEXT DEFAULT '' NOT NULL,
 opening TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid)
)
 STRICT
""",
    """
CREATE TABLE trusted_card (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 name TEXT DEFAULT '' NOT NULL,
 branch TEXT DEFAULT '' NOT NULL,
 signing TEXT DEFAULT '' NOT NULL,
 opening TEXT DEFAULT '' NOT NULL,
 trusted_on TEXT,
 ended_on TEXT,
 ended_why TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid)
)
 STRICT
""",
    """
CREATE TABLE hand_over (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 direction TEXT DEFAULT 'given' NOT NULL,
 purpose TEXT DEFAULT 'hand_over' NOT NULL,
 trusted_card_rid INTEGER NOT NULL,
 made_at TEXT NOT NULL,
 at TEXT NOT NULL,
 number INTEGER,
 from_on TEXT,
 until_on TEXT,
 customers INTEGER,
 rows INTEGER,
 with_restricted INTEGER DEFAULT 0 NOT NULL,
 watermark INTEGER,
 seal TEXT DEFAULT '' NOT NULL,
 sha256 TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 CHECK (direction IN ('given', 'taken')),
 CHECK (purpose IN ('hand_over', 'return')),
 FOREIGN KEY(trusted_card_rid) REFERENCES trusted_card (rid)
)
 STRICT
""",
    "CREATE INDEX ix_hand_over_trusted_card_rid ON hand_over (trusted_card_rid)",
    """
CREATE TABLE hand_over_content (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 hand_over_rid INTEGER NOT NULL,
 part INTEGER,
 content TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(hand_over_rid) REFERENCES hand_over (rid)
)
 STRICT
""",
    "CREATE INDEX hand_over_content_in_order ON hand_over_content (hand_over_rid, part)",
)


def upgrade(db: Connection) -> None:
    """Make the tables of handing over; no row of an older desk is touched."""
    for statement in STATEMENTS:
        db.execute(statement)
