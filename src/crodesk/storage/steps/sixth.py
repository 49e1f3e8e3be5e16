"""Schema 6: papers that prove the use of a drawing after the money, and addenda of contracts."""

from crodesk.storage.connection import Connection
from crodesk.storage.steps.rebuilding import rebuild

DRAWING = """
CREATE TABLE drawing (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 credit_contract_rid INTEGER NOT NULL,
 debt_note TEXT DEFAULT '' NOT NULL,
 amount_minor INTEGER,
 currency TEXT DEFAULT '' NOT NULL,
 purpose TEXT DEFAULT '' NOT NULL,
 means TEXT DEFAULT 'transfer' NOT NULL,
 cash_why TEXT DEFAULT '' NOT NULL,
 state TEXT DEFAULT 'planned' NOT NULL,
 wanted_on TEXT,
 drawn_on TEXT,
 due_on TEXT,
 rate_ppm INTEGER,
 papers TEXT DEFAULT '' NOT NULL,
 papers_checked_on TEXT,
 papers_checked_by TEXT DEFAULT '' NOT NULL,
 proof_by TEXT,
 proof_seen_on TEXT,
 proof_seen_by TEXT DEFAULT '' NOT NULL,
 holding_rid INTEGER,
 note TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(credit_contract_rid) REFERENCES credit_contract (rid),
 CHECK (means IN ('transfer', 'cash')),
 CHECK (state IN ('planned', 'requested', 'drawn', 'cancelled')),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid)
)
 STRICT
"""
DRAWING_INDEXES = (
    "CREATE UNIQUE INDEX drawing_import_key ON drawing (imported_from, imported_key) WHERE imported_key IS NOT NULL",
    "CREATE INDEX ix_drawing_credit_contract_rid ON drawing (credit_contract_rid)",
    "CREATE INDEX ix_drawing_holding_rid ON drawing (holding_rid)",
)
STATEMENTS = (
    """
CREATE TABLE contract_addendum (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 credit_contract_rid INTEGER NOT NULL,
 number TEXT DEFAULT '' NOT NULL,
 signed_on TEXT,
 amount_minor INTEGER,
 before_minor INTEGER,
 currency TEXT DEFAULT '' NOT NULL,
 available_until TEXT,
 before_until TEXT,
 decided_by TEXT DEFAULT '' NOT NULL,
 reason TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(credit_contract_rid) REFERENCES credit_contract (rid)
)
 STRICT
""",
    "CREATE UNIQUE INDEX contract_addendum_import_key ON contract_addendum (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX ix_contract_addendum_credit_contract_rid ON contract_addendum (credit_contract_rid)",
)


def upgrade(db: Connection) -> None:
    """Make the table of addenda; rebuild the drawings, of which each keeps its place and owes no proof."""
    for statement in STATEMENTS:
        db.execute(statement)
    rebuild(db, "drawing", DRAWING, DRAWING_INDEXES)
