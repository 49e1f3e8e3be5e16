"""What papers say of the bank: its branch and officer, and what the desk's settings say besides."""

from decimal import Decimal

from crodesk.domain.lending.papers.facts import Bank, Contract, Officer
from crodesk.domain.percent import PPM, parse_percent
from crodesk.storage.queries import papers as sql
from crodesk.storage.reader import Reader

KEY = "paper."
"""Begins the key of a setting of the desk that papers print; the name of a placeholder follows."""


class Letterhead:
    """What every paper of the desk says alike, in one language."""

    def __init__(self, reader: Reader, language: str) -> None:
        self._settings: dict[str, str] = dict(reader.rows(sql.SAID))
        self._language = language
        self._row: tuple[str | None, ...] = reader.row(sql.OFFICER) or ("",) * 5

    def bank(self) -> Bank:
        """Return who lends, and who signs for it."""
        _name, _phone, branch, address, phone = self._row
        return Bank(
            name=self.said("bank_name"),
            branch=self.said("branch_name") or branch or "",
            address=self.said("branch_address") or address or "",
            phone=self.said("branch_phone") or phone or "",
            tax_code=self.said("branch_tax_code"),
            signer=self.said("bank_signer"),
            signer_position=self.said("bank_signer_position"),
            place=self.said("place"),
        )

    def officer(self) -> Officer:
        """Return who prepares the paper."""
        return Officer(self._row[0] or "", self._row[1] or "")

    def contract(self) -> Contract:
        """Return what all contracts of the bank say alike."""
        return Contract(
            overdue_rate=self._percent("overdue_rate"),
            late_interest_rate=self._percent("late_interest_rate"),
            early_fee=self.said("early_fee"),
            rate_rule=self.said("rate_rule"),
        )

    def said(self, name: str) -> str:
        """Return what a setting says in the language of the paper, else in all; empty where it isn't set."""
        key = KEY + name
        return self._settings.get(f"{key}.{self._language}") or self._settings.get(key, "")

    def _percent(self, name: str) -> Decimal | None:
        found = parse_percent(self.said(name), self._language)
        return Decimal(found) / PPM if isinstance(found, int) else None
