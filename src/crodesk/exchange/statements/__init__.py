"""Statements of accounts, in whatever form a bank writes them: MT940, camt.052 to 054, OFX, tables."""

from crodesk.exchange.statements.files import StatementFile, open_statements
from crodesk.exchange.statements.form import Entry, Remark, Statement

__all__ = ["Entry", "Remark", "Statement", "StatementFile", "open_statements"]
