"""The built-in way to read a statement as a table: what its columns are called, and how its numbers and days look."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from crodesk.domain.money import minor_units
from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.exchange import encoding, sheets
from crodesk.exchange.delimited import open_text, sniffed
from crodesk.exchange.profiles import recognising
from crodesk.exchange.profiles.profile import Profile, Value
from crodesk.exchange.tables import Table, TableOptions
from crodesk.exchange.values.amounts import NumberForm, units
from crodesk.exchange.values.bad_value import BadValue

NAME = "statement"
"""How the built-in profile is called."""
HEADERS = {
    "booked_on": "date, booking date, booked, booked on, transaction date, posting date, posted, post date, book"
    " date, journal date, entry date, ngày, ngày giao dịch, ngày GD, ngày hạch toán, ngày ghi sổ, ngày"
    " phát sinh, ngày chứng từ, 日期, 交易日期, 记账日期, 入账日期, 交易时间, 记账日",
    "valued_on": "value date, valuta, value, effective date, ngày hiệu lực, ngày giá trị, 起息日, 起息日期, 生效日期",
    "amount": "amount, net amount, transaction amount, sum, số tiền, số tiền giao dịch, số tiền GD, 金额, 交易金额,"
    " 发生额",
    "credit": "credit, credit amount, credits, deposit, deposits, paid in, money in, received, ghi có, có, phát"
    " sinh có, số tiền ghi có, PS có, tiền vào, 贷方, 贷方金额, 贷方发生额, 收入, 收入金额, 存入, 存入金额, 转入金额",
    "debit": "debit, debit amount, debits, withdrawal, withdrawals, paid out, money out, ghi nợ, nợ, phát sinh"
    " nợ, số tiền ghi nợ, PS nợ, tiền ra, 借方, 借方金额, 借方发生额, 支出, 支出金额, 取出, 转出金额",
    "direction": "direction, debit/credit, credit/debit, dr/cr, cr/dr, d/c, c/d, indicator, nợ/có, ghi nợ/có,"
    " thu/chi, 借贷, 借贷标志, 借/贷, 收支, 收/支",
    "balance": "balance, running balance, balance after, closing balance, số dư, số dư sau giao dịch, số dư"
    " cuối, 余额, 账户余额, 账面余额, 本次余额",
    "currency": "currency, ccy, loại tiền, tiền tệ, loại tiền tệ, đơn vị tiền tệ, 币种, 货币",
    "account": "account, account number, account no, account name, số tài khoản, tài khoản, số TK, STK, 账号, 账户,"
    " 本方账号, 本方账户",
    "reference": "reference, ref, customer reference, payment reference, end to end id, end-to-end reference, số"
    " tham chiếu, mã tham chiếu, 参考号, 客户参考号",
    "bank_reference": "row, transaction id, transaction no, transaction number, bank reference, journal number, fit id,"
    " mã giao dịch, số giao dịch, mã GD, số GD, số bút toán, số chứng từ, 流水号, 交易流水号, 交易流水, 凭证号",
    "counterparty": "counterparty, counter party, payer, payee, name, resource, beneficiary, counterparty name, người"
    " chuyển, người gửi, người hưởng, tên đối ứng, đối tác, tên người chuyển, đơn vị thụ hưởng, tên TK"
    " đối ứng, 对方户名, 对方名称, 交易对方, 对方",
    "counter_account": "counter account, counterparty account, other account, payer account, IBAN, tài khoản đối ứng,"
    " số tài khoản đối ứng, TK đối ứng, số TK đối ứng, 对方账号, 对方账户",
    "counter_bank": "bank, counterparty bank, other bank, ngân hàng, ngân hàng đối ứng, 对方银行, 对方开户行",
    "text": "description, details, transaction details, narrative, memo, remarks, particulars, text, purpose,"
    " diễn giải, nội dung, nội dung giao dịch, nội dung chuyển khoản, mô tả, chi tiết giao dịch, 摘要,"
    " 附言, 用途, 备注, 交易说明",
    "code": "code, transaction code, type, category, transaction type, loại giao dịch, loại GD, 交易类型, 交易代码,"
    " 业务类型",
}  # fmt: skip
"""The names that each column goes by, in English, Vietnamese and Chinese; marks and case don't matter."""
FORMS = (
    "D/M/YYYY", "M/D/YYYY", "D-M-YYYY", "D.M.YYYY", "YYYY/M/D", "YYYY-M-D", "YYYYMMDD", "YYYY年M月D日", "D-MON-YYYY",
    "D MON YYYY", "D-MON-YY", "D MON YY", "D/M/YY", "M/D/YY", "D.M.YY", "D-M-YY",
)  # fmt: skip
"""The forms that days are tried in; the first that all of the sample fit is theirs."""
CENTURY = 1970
"""Where years of two digits begin."""
NUMBERS = (
    NumberForm(".", ","), NumberForm(",", "."), NumberForm(".", "'"), NumberForm(".", "’")
)  # fmt: skip
"""The forms that amounts are tried in."""
_WORDS = {
    True: "c, cr, credit, in, +, có, ghi có, thu, 贷, 贷方, 收, 收入, 转入",
    False: "d, dr, debit, out, -, nợ, ghi nợ, chi, 借, 借方, 支, 支出, 转出",
}
IN_OUT = {word: coming for coming, words in _WORDS.items() for word in words.split(", ")}
"""Whether each word for a direction means that money came in."""
AMOUNTS = ("amount", "credit", "debit")
"""Of which columns there must be one."""

_TOP = 60
_WIDEST = 64


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is read as statements: what stands where."""

    table: Table
    profile: Profile
    """How its days and numbers are written."""
    values: dict[str, Value]
    """What each field is read from; the names are those of `HEADERS`."""


def looks(path: Path, stated: TableOptions) -> bool:
    """Tell whether a table has the columns of a statement."""
    return bool(_header(path, stated))


def plan_of(path: Path, stated: TableOptions, currency: str) -> Plan:
    """Return how a table is read by the names of its columns; `Refused` when they aren't those of a statement."""
    found = _header(path, stated)
    if not found:
        columns = Table(path, stated).columns
        text = N_("“{file}” has no columns for a day and an amount; it has: {columns}. See docs/statements.md.")
        raise Refused(text, file=path.name, columns=", ".join(columns))
    skip, above = found
    table = Table(path, replace(stated, skip=stated.skip or skip))
    names = recognising.columns(table.columns, HEADERS)
    told = _told(above)
    values = {key: Value(column=name) for key, name in names.items()}
    values |= {key: Value(constant=text) for key, text in told.items() if key not in names}
    code = told.get("currency", currency).upper()
    form = _numbers(table, names, code)
    profile = Profile(NAME, (), date=_days(table, names), century=CENTURY, numbers=form, currency=code)
    return Plan(table, profile, values)


def _header(path: Path, stated: TableOptions) -> tuple[int, list[list[str]]] | None:
    """Return how many lines stand above the row that names the columns, and those rows; `None` when there is none."""
    above: list[list[str]] = []
    for line, row in _top(path, stated):
        found = recognising.columns(row, HEADERS)
        if found.keys() & {"booked_on", "valued_on"} and found.keys() & set(AMOUNTS):
            return line - 1, above
        above.append(row)
    return None


def _top(path: Path, stated: TableOptions) -> Iterator[tuple[int, list[str]]]:
    """Read the first rows, each with the number of its first line."""
    if path.suffix.lower() in sheets.SUFFIXES:
        for line, item in islice(sheets.Sheet(path, stated.sheet).read(_WIDEST), _TOP):
            if isinstance(item, list):
                yield line, item
        return
    found = encoding.given(stated.encoding) if stated.encoding else encoding.detect(path)
    layout = sniffed(path, found)
    with open_text(path, found) as file, suppress(csv.Error):
        options = layout.options() | ({"delimiter": stated.delimiter} if stated.delimiter else {})
        reader = csv.reader(islice(file, _TOP), **options)
        before = 0
        for row in reader:
            yield before + 1, row
            before = reader.line_num


def _told(above: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return the account and the currency that the lines above the header state."""
    told: dict[str, str] = {}
    for row in above:
        cells = [part.strip() for cell in row for part in re.split("[，；]|  +", cell) if part.strip()]
        for place, cell in enumerate(cells):
            label, _, said = re.sub("[：:]", ":", cell).partition(":")
            for key in recognising.columns([label], HEADERS).keys() & {"account", "currency"}:
                value = said.strip() or (cells[place + 1] if place + 1 < len(cells) else "")
                told.setdefault(key, value)
    return {key: value for key, value in told.items() if value}


def _days(table: Table, names: dict[str, str]) -> str:
    """Return the form that days are in."""
    texts = [
        text for key in ("booked_on", "valued_on") if key in names for text in recognising.sample(table, names[key])
    ]
    return recognising.form_of_days([text for text in texts if text[:1].isdecimal()], FORMS, CENTURY)


def _numbers(table: Table, names: dict[str, str], currency: str) -> NumberForm:
    """Return the form that amounts are in: the first that all of the sample fit."""
    texts = [text for key in (*AMOUNTS, "balance") if key in names for text in recognising.sample(table, names[key])]
    known = [text for text in texts if re.search(r"\d", text)]
    return next((form for form in NUMBERS if _fit(form, known, minor_units(currency))), NUMBERS[0])


def _fit(form: NumberForm, texts: Sequence[str], digits: int) -> bool:
    with suppress(BadValue):
        return all(units(text, digits, form) is not None for text in texts)
    return False
