"""The built-in profile `list`: a plain list of customers, whose columns are known by their usual names."""

from collections.abc import Sequence
from typing import Any

from crodesk.domain.problem import Refused
from crodesk.domain.words import N_
from crodesk.exchange.profiles import recognising
from crodesk.exchange.profiles.loading import read
from crodesk.exchange.profiles.profile import Profile
from crodesk.exchange.profiles.sections import Section
from crodesk.exchange.tables import Table

NAME = "list"
"""How it is called on the command line; records remember it."""
HEADERS = {
    "name": "name, full name, customer, customer name, client, client name, họ tên, họ và tên, tên, tên khách hàng,"
    " tên KH, khách hàng, 姓名, 客户, 客户姓名, 客户名称, 名称, 名字",
    "phone": "phone, phone number, mobile, mobile phone, tel, telephone, điện thoại, số điện thoại, SĐT, ĐT, di động,"
    " số di động, 电话, 电话号码, 手机, 手机号, 手机号码, 联系电话",
    "email": "email, e-mail, mail, email address, thư điện tử, hộp thư, 邮箱, 电子邮箱, 电子邮件, 邮件",
    "born_on": "birth date, date of birth, birthday, birthdate, born, born on, DOB, ngày sinh, sinh ngày, sinh nhật,"
    " 生日, 出生日期",
    "code": "number, customer number, customer no, customer code, customer id, client number, client id, code, id,"
    " mã, mã số, mã KH, mã khách hàng, số khách hàng, 编号, 客户号, 客户编号, 客户号码",
}
"""The names that each column goes by, in English, Vietnamese and Chinese; marks and case don't matter."""
FORMS = ("D/M/YYYY", "M/D/YYYY", "D-M-YYYY", "D.M.YYYY", "YYYY/M/D", "YYYY-M-D", "YYYY年M月D日")
"""The forms that birth dates are tried in; the first that all of the sample fit is theirs."""


def profile_of(table: Table) -> Profile:
    """Return the profile of a list; `Refused` when no column holds names."""
    found = columns(table.columns)
    if "name" not in found:
        text = N_("“{file}” has no column that is called “name” or the like; it has: {columns}. See docs/importing.md.")
        raise Refused(text, file=table.path.name, columns=", ".join(table.columns))
    return read(Section(NAME, "", _content(found, _form(table, found.get("born_on", "")))), NAME)


def columns(header: Sequence[str]) -> dict[str, str]:
    """Return which column of a header holds what, the first of each."""
    return recognising.columns(header, HEADERS)


def _content(found: dict[str, str], form: str) -> dict[str, Any]:
    """Return what a profile file would say of these columns."""
    row = {"row": True}
    key = {"column": found["code"], "id": "customer", "else": row} if "code" in found else row
    fields = {name: found[name] for name in ("name", "born_on", "code") if name in found}
    points = [
        {"kind": "contact_point", "name": kind, "fields": {"kind": {"value": kind}, "value": found[kind]}}
        for kind in ("phone", "email")
        if kind in found
    ]
    source = {"file": "*", "into": "customers", "key": key, "fields": fields, "also": points}
    return {"name": NAME, "date": form, "ids": {"customer": {}}, "sources": [source]}


def _form(table: Table, column: str) -> str:
    """Return the form that the dates of a column are in."""
    return recognising.form_of_days(recognising.sample(table, column), FORMS) if column else FORMS[0]
