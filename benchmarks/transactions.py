"""A bank's export of transactions, made up: the same for the same number of rows."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

ACCOUNTS = 20_000
FIRST = date(2025, 1, 1)
DAYS = 660
WORDS = ("Lương tháng", "Chuyển tiền", "Thanh toán thẻ", "ATM withdrawal", "房租", "Tiền điện", "Grab *8812")
NAMES = ("Nguyễn Văn An", "CTY TNHH Minh Phát", "陈美玲", "Shop Online 24", "EVN HCMC", "Trần Thị Hoa", "")
BANKS = ("VCB", "ACB", "TCB", "BIDV", "")

HEADER = "account,reference,booked,value,direction,amount,currency,channel,counterparty,counter_account,bank,what,left"
"""The columns of the file of transactions."""


def make(folder: Path, rows: int) -> tuple[Path, Path]:
    """Return a file of accounts and one of transactions on them, made unless they are there already."""
    accounts, transactions = folder / "accounts.csv", folder / f"transactions-{rows}.csv"
    if not transactions.exists():
        lines = ["account,currency,opened", *(f"{_account(place)},VND,2020-01-01" for place in range(ACCOUNTS))]
        accounts.write_text("\n".join(lines) + "\n", encoding="utf-8")
        part = transactions.with_suffix(".part")
        with part.open("w", encoding="utf-8") as file:
            file.write(HEADER + "\n")
            file.writelines(_lines(rows))
        part.rename(transactions)
    return accounts, transactions


def _account(place: int) -> str:
    return f"19{place:08}"


def _lines(rows: int) -> Iterator[str]:
    random = Random(rows)
    days = [(FIRST + timedelta(days=day)).isoformat() for day in range(DAYS)]
    for number in range(rows):
        day = number * DAYS // rows
        amount, balance = random.randrange(10_000, 90_000_000), random.randrange(900_000_000)
        way = random.choice(("D", "C"))
        yield (
            f"{_account(random.randrange(ACCOUNTS))},FT{number:09},{days[day]},{days[day]},{way},{amount}.00,VND,"
            f"{random.choice(('card', 'transfer', 'counter'))},{random.choice(NAMES)},{random.randrange(10**10):010},"
            f"{random.choice(BANKS)},{random.choice(WORDS)},{balance}.00\n"
        )
