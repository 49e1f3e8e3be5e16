"""Schema 4: the life of a loan; a case is found by its number, papers and photos belong to loans too."""

from crodesk.storage.connection import Connection
from crodesk.storage.steps.rebuilding import rebuild

STATEMENTS = (
    """
CREATE TABLE bank_statement (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 account TEXT DEFAULT '' NOT NULL,
 number TEXT DEFAULT '' NOT NULL,
 currency TEXT DEFAULT '' NOT NULL,
 from_on TEXT,
 to_on TEXT,
 opening_minor INTEGER,
 closing_minor INTEGER,
 format TEXT DEFAULT '' NOT NULL,
 file_name TEXT DEFAULT '' NOT NULL,
 sha256 TEXT DEFAULT '' NOT NULL,
 taken_in_on TEXT,
 entries INTEGER,
 remarks TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid)
)
 STRICT
""",
    "CREATE INDEX bank_statement_by_file ON bank_statement (sha256)",
    "CREATE UNIQUE INDEX bank_statement_import_key ON bank_statement (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    """
CREATE TABLE exchange_rate (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 currency TEXT DEFAULT '' NOT NULL,
 in_currency TEXT DEFAULT '' NOT NULL,
 as_of TEXT NOT NULL,
 rate TEXT DEFAULT '' NOT NULL,
 source TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid)
)
 STRICT
""",
    "CREATE UNIQUE INDEX exchange_rate_import_key ON exchange_rate (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX exchange_rate_newest ON exchange_rate (currency, in_currency, as_of, rid)",
    """
CREATE TABLE credit_contract (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 customer_rid INTEGER NOT NULL,
 verified_on TEXT,
 verified_by TEXT DEFAULT '' NOT NULL,
 ended_on TEXT,
 ended_why TEXT DEFAULT '' NOT NULL,
 number TEXT DEFAULT '' NOT NULL,
 application_rid INTEGER,
 kind TEXT DEFAULT 'loan' NOT NULL,
 purpose TEXT DEFAULT '' NOT NULL,
 amount_minor INTEGER,
 currency TEXT DEFAULT '' NOT NULL,
 months INTEGER,
 method TEXT DEFAULT 'annuity' NOT NULL,
 rate_ppm INTEGER,
 grade TEXT DEFAULT '' NOT NULL,
 signed_on TEXT,
 available_until TEXT,
 state TEXT DEFAULT 'prepared' NOT NULL,
 note TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(customer_rid) REFERENCES customer (rid),
 FOREIGN KEY(application_rid) REFERENCES application (rid),
 CHECK (kind IN ('loan', 'line')),
 CHECK (state IN ('prepared', 'signed', 'closed', 'cancelled'))
)
 STRICT
""",
    "CREATE INDEX credit_contract_by_number ON credit_contract (number)",
    "CREATE UNIQUE INDEX credit_contract_import_key ON credit_contract (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX ix_credit_contract_application_rid ON credit_contract (application_rid)",
    "CREATE INDEX ix_credit_contract_customer_rid ON credit_contract (customer_rid)",
    """
CREATE TABLE debt_group (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 holding_rid INTEGER NOT NULL,
 as_of TEXT NOT NULL,
 source TEXT DEFAULT 'core' NOT NULL,
 group_code TEXT DEFAULT '' NOT NULL,
 days_late INTEGER,
 pack TEXT DEFAULT '' NOT NULL,
 why TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid),
 CHECK (source IN ('core', 'ours', 'bureau'))
)
 STRICT
""",
    "CREATE UNIQUE INDEX debt_group_import_key ON debt_group (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX debt_group_newest ON debt_group (holding_rid, as_of, rid)",
    """
CREATE TABLE known_payer (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 holding_rid INTEGER NOT NULL,
 account TEXT DEFAULT '' NOT NULL,
 name TEXT DEFAULT '' NOT NULL,
 confirmed_on TEXT,
 confirmed_by TEXT DEFAULT '' NOT NULL,
 ended_on TEXT,
 ended_why TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid)
)
 STRICT
""",
    "CREATE INDEX ix_known_payer_holding_rid ON known_payer (holding_rid)",
    "CREATE INDEX known_payer_by_account ON known_payer (account)",
    "CREATE UNIQUE INDEX known_payer_import_key ON known_payer (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    """
CREATE TABLE scorecard_answer (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 application_rid INTEGER NOT NULL,
 attribute TEXT DEFAULT '' NOT NULL,
 answer TEXT DEFAULT '' NOT NULL,
 evidence TEXT DEFAULT '' NOT NULL,
 ended_on TEXT,
 ended_why TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(application_rid) REFERENCES application (rid)
)
 STRICT
""",
    "CREATE INDEX ix_scorecard_answer_application_rid ON scorecard_answer (application_rid)",
    "CREATE UNIQUE INDEX scorecard_answer_import_key ON scorecard_answer (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    """
CREATE TABLE statement_entry (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 bank_statement_rid INTEGER NOT NULL,
 entry_key TEXT DEFAULT '' NOT NULL,
 booked_on TEXT,
 valued_on TEXT,
 amount_minor INTEGER NOT NULL,
 currency TEXT DEFAULT '' NOT NULL,
 code TEXT DEFAULT '' NOT NULL,
 reference TEXT DEFAULT '' NOT NULL,
 counterparty TEXT DEFAULT '' NOT NULL,
 counter_account TEXT DEFAULT '' NOT NULL,
 counter_bank TEXT DEFAULT '' NOT NULL,
 text TEXT DEFAULT '' NOT NULL,
 state TEXT DEFAULT 'open' NOT NULL,
 holding_rid INTEGER,
 why TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(bank_statement_rid) REFERENCES bank_statement (rid),
 CHECK (state IN ('open', 'proposed', 'booked', 'set_aside', 'none')),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid)
)
 STRICT
""",
    "CREATE INDEX ix_statement_entry_bank_statement_rid ON statement_entry (bank_statement_rid)",
    "CREATE INDEX ix_statement_entry_holding_rid ON statement_entry (holding_rid)",
    "CREATE UNIQUE INDEX statement_entry_by_key ON statement_entry (entry_key)",
    "CREATE INDEX statement_entry_by_state ON statement_entry (state, booked_on, rid)",
    "CREATE UNIQUE INDEX statement_entry_import_key ON statement_entry (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    """
CREATE TABLE warning_signal (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 customer_rid INTEGER NOT NULL,
 verified_on TEXT,
 verified_by TEXT DEFAULT '' NOT NULL,
 ended_on TEXT,
 ended_why TEXT DEFAULT '' NOT NULL,
 holding_rid INTEGER,
 code TEXT DEFAULT '' NOT NULL,
 source TEXT DEFAULT 'computed' NOT NULL,
 seen_on TEXT,
 weight INTEGER,
 evidence TEXT DEFAULT '' NOT NULL,
 state TEXT DEFAULT 'open' NOT NULL,
 dismissed_until TEXT,
 answered_on TEXT,
 answer TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(customer_rid) REFERENCES customer (rid),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid),
 CHECK (source IN ('computed', 'heard')),
 CHECK (state IN ('open', 'measure', 'dismissed'))
)
 STRICT
""",
    "CREATE INDEX ix_warning_signal_customer_rid ON warning_signal (customer_rid)",
    "CREATE INDEX ix_warning_signal_holding_rid ON warning_signal (holding_rid)",
    "CREATE UNIQUE INDEX warning_signal_import_key ON warning_signal (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    """
CREATE TABLE contract_condition (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 credit_contract_rid INTEGER NOT NULL,
 kind TEXT DEFAULT 'precedent' NOT NULL,
 what TEXT DEFAULT '' NOT NULL,
 state TEXT DEFAULT 'open' NOT NULL,
 due_on TEXT,
 every_months INTEGER,
 looked_on TEXT,
 looked_by TEXT DEFAULT '' NOT NULL,
 paper TEXT DEFAULT '' NOT NULL,
 waived_why TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(credit_contract_rid) REFERENCES credit_contract (rid),
 CHECK (kind IN ('precedent', 'covenant')),
 CHECK (state IN ('open', 'met', 'waived', 'broken'))
)
 STRICT
""",
    "CREATE UNIQUE INDEX contract_condition_import_key ON contract_condition (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX ix_contract_condition_credit_contract_rid ON contract_condition (credit_contract_rid)",
    """
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
 holding_rid INTEGER,
 note TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(credit_contract_rid) REFERENCES credit_contract (rid),
 CHECK (means IN ('transfer', 'cash')),
 CHECK (state IN ('planned', 'requested', 'drawn', 'cancelled')),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid)
)
 STRICT
""",
    "CREATE UNIQUE INDEX drawing_import_key ON drawing (imported_from, imported_key) WHERE imported_key IS NOT NULL",
    "CREATE INDEX ix_drawing_credit_contract_rid ON drawing (credit_contract_rid)",
    "CREATE INDEX ix_drawing_holding_rid ON drawing (holding_rid)",
    """
CREATE TABLE loan_event (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 holding_rid INTEGER NOT NULL,
 kind TEXT DEFAULT 'payment' NOT NULL,
 value_on TEXT NOT NULL,
 written_on TEXT NOT NULL,
 at TEXT,
 officer TEXT DEFAULT '' NOT NULL,
 amount_minor INTEGER,
 way TEXT DEFAULT '' NOT NULL,
 component TEXT DEFAULT '' NOT NULL,
 rate_kind TEXT DEFAULT '' NOT NULL,
 rate_ppm INTEGER,
 margin_ppm INTEGER,
 floor_ppm INTEGER,
 cap_ppm INTEGER,
 of_rid INTEGER,
 statement_entry_rid INTEGER,
 terms TEXT DEFAULT '' NOT NULL,
 reference TEXT DEFAULT '' NOT NULL,
 why TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid),
 CHECK (kind IN ('drawing', 'payment', 'prepayment', 'charge', 'rate', 'restructuring', 'terms',
  'reversal', 'written_off', 'recovered')),
 CHECK (component IN ('', 'fee', 'penalty')),
 CHECK (rate_kind IN ('', 'fixed', 'floating', 'promotion')),
 FOREIGN KEY(of_rid) REFERENCES loan_event (rid),
 FOREIGN KEY(statement_entry_rid) REFERENCES statement_entry (rid)
)
 STRICT
""",
    "CREATE INDEX ix_loan_event_of_rid ON loan_event (of_rid)",
    "CREATE INDEX ix_loan_event_statement_entry_rid ON loan_event (statement_entry_rid)",
    "CREATE UNIQUE INDEX loan_event_import_key ON loan_event (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX loan_event_of_holding ON loan_event (holding_rid, value_on, rid)",
    """
CREATE TABLE loan_terms (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 holding_rid INTEGER NOT NULL,
 credit_contract_rid INTEGER,
 amount_minor INTEGER,
 method TEXT DEFAULT 'annuity' NOT NULL,
 rate_ppm INTEGER,
 months INTEGER,
 start_on TEXT,
 first_due_on TEXT,
 grace_months INTEGER,
 day_count TEXT DEFAULT 'ACT/365F' NOT NULL,
 payment_minor INTEGER,
 repricing TEXT DEFAULT 'keep-tenor' NOT NULL,
 rule TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid),
 FOREIGN KEY(credit_contract_rid) REFERENCES credit_contract (rid),
 CHECK (repricing IN ('keep-tenor', 'keep-instalment'))
)
 STRICT
""",
    "CREATE INDEX ix_loan_terms_credit_contract_rid ON loan_terms (credit_contract_rid)",
    "CREATE UNIQUE INDEX loan_terms_import_key ON loan_terms (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE UNIQUE INDEX loan_terms_of_holding ON loan_terms (holding_rid)",
    """
CREATE TABLE collection_measure (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 holding_rid INTEGER NOT NULL,
 kind TEXT DEFAULT 'regroup' NOT NULL,
 state TEXT DEFAULT 'proposed' NOT NULL,
 proposed_on TEXT,
 decided_on TEXT,
 decided_by TEXT DEFAULT '' NOT NULL,
 approval TEXT DEFAULT '' NOT NULL,
 effective_on TEXT,
 due_on TEXT,
 amount_minor INTEGER,
 group_code TEXT DEFAULT '' NOT NULL,
 reason TEXT DEFAULT '' NOT NULL,
 paper TEXT DEFAULT '' NOT NULL,
 court TEXT DEFAULT '' NOT NULL,
 case_number TEXT DEFAULT '' NOT NULL,
 loan_event_rid INTEGER,
 ended_on TEXT,
 ended_why TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid),
 CHECK (kind IN ('regroup', 'adjust', 'extend', 'recall', 'litigation', 'enforcement',
  'write_off', 'recovery', 'insolvency')),
 CHECK (state IN ('proposed', 'decided', 'done', 'cancelled')),
 FOREIGN KEY(loan_event_rid) REFERENCES loan_event (rid)
)
 STRICT
""",
    "CREATE UNIQUE INDEX collection_measure_import_key ON collection_measure (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX ix_collection_measure_holding_rid ON collection_measure (holding_rid)",
    "CREATE INDEX ix_collection_measure_loan_event_rid ON collection_measure (loan_event_rid)",
    """
CREATE TABLE drawing_payee (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 drawing_rid INTEGER NOT NULL,
 name TEXT DEFAULT '' NOT NULL,
 account TEXT DEFAULT '' NOT NULL,
 bank TEXT DEFAULT '' NOT NULL,
 amount_minor INTEGER,
 currency TEXT DEFAULT '' NOT NULL,
 purpose TEXT DEFAULT '' NOT NULL,
 evidence TEXT DEFAULT '' NOT NULL,
 is_borrower INTEGER DEFAULT 0 NOT NULL,
 borrower_why TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(drawing_rid) REFERENCES drawing (rid)
)
 STRICT
""",
    "CREATE UNIQUE INDEX drawing_payee_import_key ON drawing_payee (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX ix_drawing_payee_drawing_rid ON drawing_payee (drawing_rid)",
    """
CREATE TABLE inspection (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 holding_rid INTEGER NOT NULL,
 drawing_rid INTEGER,
 kind TEXT DEFAULT 'use' NOT NULL,
 planned_on TEXT,
 why TEXT DEFAULT '' NOT NULL,
 state TEXT DEFAULT 'planned' NOT NULL,
 visited_on TEXT,
 visited_at TEXT DEFAULT '' NOT NULL,
 place TEXT DEFAULT '' NOT NULL,
 position TEXT DEFAULT '' NOT NULL,
 present TEXT DEFAULT '' NOT NULL,
 drawn_minor INTEGER,
 shown_minor INTEGER,
 finding TEXT DEFAULT '' NOT NULL,
 findings TEXT DEFAULT '' NOT NULL,
 business TEXT DEFAULT '' NOT NULL,
 collateral TEXT DEFAULT '' NOT NULL,
 proposals TEXT DEFAULT '' NOT NULL,
 minutes TEXT DEFAULT '' NOT NULL,
 signed_by TEXT DEFAULT '' NOT NULL,
 next_on TEXT,
 UNIQUE (uid),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid),
 FOREIGN KEY(drawing_rid) REFERENCES drawing (rid),
 CHECK (kind IN ('use', 'collateral', 'business')),
 CHECK (state IN ('planned', 'done', 'cancelled')),
 CHECK (finding IN ('', 'right', 'partly', 'wrong'))
)
 STRICT
""",
    "CREATE UNIQUE INDEX inspection_import_key ON inspection (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX inspection_planned ON inspection (state, planned_on, rid)",
    "CREATE INDEX ix_inspection_drawing_rid ON inspection (drawing_rid)",
    "CREATE INDEX ix_inspection_holding_rid ON inspection (holding_rid)",
    """
CREATE TABLE security_contract (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 credit_contract_rid INTEGER NOT NULL,
 collateral_rid INTEGER,
 kind TEXT DEFAULT 'mortgage' NOT NULL,
 number TEXT DEFAULT '' NOT NULL,
 signed_on TEXT,
 notarised_on TEXT,
 registration TEXT DEFAULT '' NOT NULL,
 registered_on TEXT,
 insured_until TEXT,
 revalue_on TEXT,
 state TEXT DEFAULT 'prepared' NOT NULL,
 released_on TEXT,
 originals TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(credit_contract_rid) REFERENCES credit_contract (rid),
 FOREIGN KEY(collateral_rid) REFERENCES collateral (rid),
 CHECK (kind IN ('mortgage', 'pledge', 'guarantee', 'deposit')),
 CHECK (state IN ('prepared', 'signed', 'registered', 'released'))
)
 STRICT
""",
    "CREATE INDEX ix_security_contract_collateral_rid ON security_contract (collateral_rid)",
    "CREATE INDEX ix_security_contract_credit_contract_rid ON security_contract (credit_contract_rid)",
    "CREATE UNIQUE INDEX security_contract_import_key ON security_contract (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    """
CREATE TABLE inspection_item (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 inspection_rid INTEGER NOT NULL,
 what TEXT DEFAULT '' NOT NULL,
 agreed_minor INTEGER,
 shown_minor INTEGER,
 currency TEXT DEFAULT '' NOT NULL,
 seen INTEGER DEFAULT 0 NOT NULL,
 evidence TEXT DEFAULT '' NOT NULL,
 note TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(inspection_rid) REFERENCES inspection (rid)
)
 STRICT
""",
    "CREATE UNIQUE INDEX inspection_item_import_key ON inspection_item (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX ix_inspection_item_inspection_rid ON inspection_item (inspection_rid)",
    """
CREATE TABLE measure_step (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 collection_measure_rid INTEGER NOT NULL,
 on_day TEXT,
 what TEXT DEFAULT '' NOT NULL,
 result TEXT DEFAULT '' NOT NULL,
 cost_minor INTEGER,
 currency TEXT DEFAULT '' NOT NULL,
 done INTEGER DEFAULT 0 NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(collection_measure_rid) REFERENCES collection_measure (rid)
)
 STRICT
""",
    "CREATE INDEX ix_measure_step_collection_measure_rid ON measure_step (collection_measure_rid)",
    "CREATE UNIQUE INDEX measure_step_import_key ON measure_step (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX service_case_by_number ON service_case (number)",
)
APPLICATION_FLOW = """
CREATE TABLE application_flow (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 application_rid INTEGER NOT NULL,
 ended_on TEXT,
 ended_why TEXT DEFAULT '' NOT NULL,
 source TEXT DEFAULT '' NOT NULL,
 as_of TEXT,
 verified INTEGER DEFAULT 0 NOT NULL,
 fact_rid INTEGER,
 direction TEXT DEFAULT 'income' NOT NULL,
 kind TEXT DEFAULT 'salary' NOT NULL,
 amount_minor INTEGER,
 currency TEXT DEFAULT '' NOT NULL,
 period TEXT DEFAULT 'month' NOT NULL,
 variable INTEGER DEFAULT 0 NOT NULL,
 party_rid INTEGER,
 paid_here INTEGER DEFAULT 0 NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(application_rid) REFERENCES application (rid),
 FOREIGN KEY(fact_rid) REFERENCES fact (rid),
 CHECK (direction IN ('income', 'expense')),
 CHECK (period IN ('month', 'quarter', 'year')),
 FOREIGN KEY(party_rid) REFERENCES application_party (rid)
)
 STRICT
"""
APPLICATION_FLOW_INDEXES = (
    "CREATE UNIQUE INDEX application_flow_import_key ON application_flow (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX ix_application_flow_application_rid ON application_flow (application_rid)",
    "CREATE INDEX ix_application_flow_fact_rid ON application_flow (fact_rid)",
    "CREATE INDEX ix_application_flow_party_rid ON application_flow (party_rid)",
)
ATTACHMENT = """
CREATE TABLE attachment (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 customer_rid INTEGER NOT NULL,
 verified_on TEXT,
 verified_by TEXT DEFAULT '' NOT NULL,
 ended_on TEXT,
 ended_why TEXT DEFAULT '' NOT NULL,
 application_rid INTEGER,
 paper_rid INTEGER,
 name TEXT DEFAULT '' NOT NULL,
 media_type TEXT DEFAULT '' NOT NULL,
 size INTEGER,
 content_hash TEXT DEFAULT '' NOT NULL,
 added_at TEXT,
 note TEXT DEFAULT '' NOT NULL,
 holding_rid INTEGER,
 inspection_rid INTEGER,
 UNIQUE (uid),
 FOREIGN KEY(customer_rid) REFERENCES customer (rid),
 FOREIGN KEY(application_rid) REFERENCES application (rid),
 FOREIGN KEY(paper_rid) REFERENCES application_paper (rid),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid),
 FOREIGN KEY(inspection_rid) REFERENCES inspection (rid)
)
 STRICT
"""
ATTACHMENT_INDEXES = (
    "CREATE UNIQUE INDEX attachment_import_key ON attachment (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX ix_attachment_application_rid ON attachment (application_rid)",
    "CREATE INDEX ix_attachment_customer_rid ON attachment (customer_rid)",
    "CREATE INDEX ix_attachment_holding_rid ON attachment (holding_rid)",
    "CREATE INDEX ix_attachment_inspection_rid ON attachment (inspection_rid)",
    "CREATE INDEX ix_attachment_paper_rid ON attachment (paper_rid)",
)
HOLDING_READING = """
CREATE TABLE holding_reading (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 imported_from TEXT DEFAULT '' NOT NULL,
 imported_key TEXT,
 holding_rid INTEGER NOT NULL,
 as_of TEXT NOT NULL,
 balance_minor INTEGER,
 arrears_minor INTEGER,
 days_late INTEGER,
 next_due_on TEXT,
 next_due_minor INTEGER,
 status TEXT DEFAULT 'running' NOT NULL,
 stated TEXT DEFAULT '' NOT NULL,
 debt_group TEXT DEFAULT '' NOT NULL,
 UNIQUE (uid),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid),
 CHECK (status IN ('running', 'late', 'finished', 'finished_unpaid', 'blocked', 'closed'))
)
 STRICT
"""
HOLDING_READING_INDEXES = (
    "CREATE UNIQUE INDEX holding_reading_import_key ON holding_reading (imported_from, imported_key)"
    " WHERE imported_key IS NOT NULL",
    "CREATE INDEX holding_reading_newest ON holding_reading (holding_rid, as_of, rid)",
)
ISSUED_PAPER = """
CREATE TABLE issued_paper (
 rid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
 uid TEXT DEFAULT (lower(hex(randomblob(16)))) NOT NULL,
 version INTEGER DEFAULT 1 NOT NULL,
 application_rid INTEGER,
 paper TEXT DEFAULT '' NOT NULL,
 language TEXT DEFAULT '' NOT NULL,
 at TEXT NOT NULL,
 officer TEXT DEFAULT '' NOT NULL,
 template_sha256 TEXT DEFAULT '' NOT NULL,
 content_hash TEXT DEFAULT '' NOT NULL,
 missing TEXT DEFAULT '' NOT NULL,
 holding_rid INTEGER,
 drawing_rid INTEGER,
 inspection_rid INTEGER,
 UNIQUE (uid),
 FOREIGN KEY(application_rid) REFERENCES application (rid),
 FOREIGN KEY(holding_rid) REFERENCES holding (rid),
 FOREIGN KEY(drawing_rid) REFERENCES drawing (rid),
 FOREIGN KEY(inspection_rid) REFERENCES inspection (rid)
)
 STRICT
"""
ISSUED_PAPER_INDEXES = (
    "CREATE INDEX ix_issued_paper_application_rid ON issued_paper (application_rid)",
    "CREATE INDEX ix_issued_paper_drawing_rid ON issued_paper (drawing_rid)",
    "CREATE INDEX ix_issued_paper_holding_rid ON issued_paper (holding_rid)",
    "CREATE INDEX ix_issued_paper_inspection_rid ON issued_paper (inspection_rid)",
)


def upgrade(db: Connection) -> None:
    """Make the tables of running loans; rebuild those that something was added to."""
    for statement in STATEMENTS:
        db.execute(statement)
    rebuild(db, "application_flow", APPLICATION_FLOW, APPLICATION_FLOW_INDEXES)
    rebuild(db, "attachment", ATTACHMENT, ATTACHMENT_INDEXES)
    rebuild(db, "holding_reading", HOLDING_READING, HOLDING_READING_INDEXES)
    rebuild(db, "issued_paper", ISSUED_PAPER, ISSUED_PAPER_INDEXES)
