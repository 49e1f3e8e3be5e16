"""What an officer types for a secured loan of a company, from the first key to the printed contract."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document

from tests.terminal.officer import (
    BACKTAB,
    DOWN,
    ENTER,
    ERASE,
    ESC,
    F6,
    F7,
    F8,
    F9,
    GO_TO,
    TAB,
    AtWork,
)

NUMBER = "L-2293"
THIS = f"(SELECT rid FROM application WHERE number = '{NUMBER}')"
LOAN = ("6000m", "60", "10.5", "mua máy ép nhựa", "invest")
PLAN = ("equal pri", "10000m", "4000m", "")
GUARANTOR = (
    "guar",
    "",
    "Trần Duy Khánh",
    "individual",
    "12/5/1974",
    "",
    "079074001234",
    "1/1/2034",
    "0903111222",
    "yes",
)
DEBT_ELSEWHERE = ("Vietcombank", "loan", "3000m", "80m", "", "1")
ACCOUNTS = (
    "31/12/2025 12 - yes 40000m 30000m 4000m 1000m 900m 820m 3280m 2000m 6000m 5000m 14000m 34000m 4000m 9000m 10650m"
    " 14000m 20000m",
    "31/12/2024 12 - yes 35000m 26500m 3700m 900m 900m 600m 2400m 1500m 5000m 4500m 12000m 31000m 3500m 8500m 9000m"
    " 14000m 17000m",
)
"""Two years as their form asks for them; a dash is a field that is left as it is."""
BUREAU = ("", "CIC", "18/11/2026", "16/11/2026", "18/12/2026", "1", "1", "2", "10650m", "131m", "", "2")
LAND = (
    "land", "nhà xưởng Tân Tạo", "12000m", "CT 123456", "", "", "10/11/2026", "Cen Value", "", "0", "31/12/2027",
    "8000m", "Bảo Việt", "10/11/2027",
)  # fmt: skip
BEFORE_THE_DECISION = 12
"""So many of the papers wanted are brought by the customer or made before anybody decides."""
ANSWERS = ("long", "clear", "spread", "even", "whole")
DECIDER, CONDITION, OWN_CONDITION = "Hoàng Thị Thu Thảo", "công chứng thế chấp", "nhập máy về kho"
TOO_MUCH, LEVEL, MINUTES = "giảm vay còn 5,4 tỷ", "Hội đồng tín dụng", "88/2026"
OFFICER = "Nguyễn Ngọc Lan"


class Business(AtWork):
    """What the officer does for the loan, each waited for until the file has it."""

    def keeps(self, sql: str, expected: object) -> None:
        """Wait until a query finds a value in the file."""
        self.officer.terminal.wait_until(lambda: self.kept(sql) == (expected,), f"{sql} to be {expected!r}")

    def all_kept(self, sql: str) -> list[Any]:
        """Return every row that a query finds in the file."""
        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True) as db:
            return db.execute(sql).fetchall()

    def counts(self, table: str, count: int) -> None:
        """Wait until so many records of a kind belong to the application."""
        own = f"SELECT count(*) FROM {table} WHERE application_rid = {THIS} AND ended_on IS NULL"
        self.keeps(own, count)

    def has(self, column: str, value: object) -> None:
        """Wait until a field of the application is kept."""
        self.keeps(f"SELECT {column} FROM application WHERE number = '{NUMBER}'", value)

    def at_step(self, digit: int, *keys: str) -> None:
        """Go to a step by its keys, and wait until it is open."""
        self.officer.type(*keys)
        self.officer.found(rf"›[^ ]* +{digit} ")

    def leave_field(self) -> None:
        """Give the keys to the steps."""
        self.officer.type(ESC)

    def fill_in(self, values: Sequence[str], *way: str) -> None:
        """Open a form by its keys, a question at a time, fill in its first fields, and save it."""
        for place, key in enumerate(way):
            self.officer.type(key)
            self.officer.found(r"›  \d  " if place < len(way) - 1 else rf"╭─ {NUMBER} · ")
        self.officer.type(TAB.join(values), F9)


def enters(desk: Business) -> None:
    """Enter the loan, who stands for it, the accounts, the debts and the collateral."""
    desk.officer.type(GO_TO, "Nhua Duy", ENTER)
    desk.officer.sees("C-0208")
    desk.officer.type("l")
    desk.officer.sees(NUMBER)
    desk.officer.type(TAB.join(LOAN), TAB)
    desk.has("product", "investment_loan")
    desk.officer.found(r"[✓·!] +7 ")
    desk.officer.type(TAB.join(PLAN))
    desk.has("own_money_minor", 4_000_000_000)
    desk.has("method", "equal-principal")
    desk.at_step(1, F7)
    desk.fill_in(GUARANTOR, F6)
    desk.counts("application_party", 1)
    desk.at_step(3, F8, F8)
    enters_means(desk)
    desk.at_step(4, F8)
    desk.fill_in(LAND, F6)
    desk.counts("collateral", 1)


def enters_means(desk: Business) -> None:
    """Take over the debt here and say what it takes a month, then one elsewhere, two years, what the bureau says."""
    desk.leave_field()
    desk.officer.type("I")
    desk.officer.found(r"5  \w+.*L-2172")
    desk.officer.type("5")
    desk.counts("application_debt", 1)
    desk.officer.type(BACKTAB)
    desk.fill_in(("", "", "", "51m", "", "1"), "e")
    desk.keeps(f"SELECT sum(monthly_minor) FROM application_debt WHERE application_rid = {THIS}", 51_000_000)
    desk.fill_in(DEBT_ELSEWHERE, F6, "1")
    desk.counts("application_debt", 2)
    for count, year in enumerate(ACCOUNTS, start=1):
        desk.fill_in(["" if value == "-" else value for value in year.split(" ")], F6, "3")
        desk.counts("application_statement", count)
    desk.fill_in(BUREAU, F6, "4")
    desk.counts("bureau_report", 1)


def appraises(desk: Business) -> None:
    """List the papers and tick off what was brought, answer the scorecard, find and recommend."""
    desk.at_step(5, F8)
    desk.officer.type("I")
    desk.counts("application_paper", 16)
    for brought in range(1, BEFORE_THE_DECISION + 1):
        desk.fill_in(("", "", "rec"), "e")
        received = f"SELECT count(*) FROM application_paper WHERE application_rid = {THIS} AND state = 'received'"
        desk.keeps(received, brought)
        desk.officer.type(DOWN)
    desk.at_step(6, F8)
    for count, answer in enumerate(ANSWERS, start=1):
        desk.fill_in((answer,), ENTER)
        desk.counts("scorecard_answer", count)
        desk.officer.type(DOWN)
    desk.fill_in(("business", "strong", "doanh thu tăng 14 %"), F6)
    desk.counts("application_finding", 1)
    desk.officer.type(TAB, TAB.join(("conditional", "6000m", "60", "10.5", OWN_CONDITION)), TAB)
    desk.has("conditions", OWN_CONDITION)


def sends(desk: Business) -> None:
    """Send it to who decides."""
    desk.officer.type(F9)
    desk.officer.found(r"│ Enter .*Esc ")
    desk.officer.type(ENTER)
    desk.has("stage", "submitted")


def is_returned_and_mended(desk: Business) -> None:
    """Write down that it came back because too much is asked for, and ask for less."""
    desk.fill_in(("", DECIDER, "", "", TOO_MUCH), "a", "1")
    desk.has("stage", "returned")
    desk.leave_field()
    desk.at_step(2, "2")
    desk.officer.type(ERASE, "5400m", TAB * 7, ERASE, "4600m", TAB)
    desk.has("own_money_minor", 4_600_000_000)
    desk.at_step(6, F8, F8, F8, F8)
    desk.officer.type(TAB, ERASE, "5400m", TAB)
    desk.has("recommended_amount_minor", 5_400_000_000)


def is_decided(desk: Business) -> None:
    """Write down the decision: by the officer it is refused in words, by somebody else it stands, and stays."""
    desk.fill_in(("", OFFICER, LEVEL, MINUTES, "", "", "", "", CONDITION + ENTER), "a", "3")  # before the officer's own
    desk.officer.sees("!! ")
    desk.has("stage", "submitted")
    desk.officer.type(ERASE, DECIDER, F9)
    desk.has("stage", "conditional")
    desk.officer.sees_no_more(f"╭─ {NUMBER} · ")
    desk.officer.type("u")
    desk.officer.sees("▌ !")
    desk.has("stage", "conditional")


def prints(desk: Business, digit: str, path: Path) -> str:
    """Print a paper in English to a file, and return its text."""
    desk.officer.type("P")
    desk.officer.found(r"›  \d  ")
    desk.officer.type(digit)
    desk.officer.sees("中文")
    desk.officer.type("1")
    desk.officer.sees("-en.docx")
    desk.officer.type(ERASE, str(path), ENTER)
    desk.officer.found(r"›  1  ")  # what the paper lacks
    desk.leave_field()
    desk.officer.sees_no_more("›  1  ")
    paper = Document(str(path))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])
