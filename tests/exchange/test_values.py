"""Dates, moments, amounts and ids are read exactly, by a stated form, or refused."""

from datetime import UTC, date, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crodesk.exchange.values import checks, moments
from crodesk.exchange.values.amounts import NumberForm, units
from crodesk.exchange.values.bad_value import BadValue
from crodesk.exchange.values.dates import BIRTH_NUMBER, EXCEL, day_reader, is_form, needs_century, plus_months
from crodesk.exchange.values.identifiers import IdForm

ENGLISH = NumberForm()
GERMAN = NumberForm(",", ".")


@pytest.mark.parametrize(
    ("form", "text", "day"),
    [
        ("M/D/YYYY", "12/13/1990", date(1990, 12, 13)),
        ("M/D/YYYY", "2/4/1965", date(1965, 2, 4)),
        ("DD-MM-YYYY", "03-07-2014", date(2014, 7, 3)),
        ("YYYY-MM-DD", "2013-01-01", date(2013, 1, 1)),
        ("YYYYMMDD", "20130101", date(2013, 1, 1)),
        ("YYMMDD", "930101", date(1993, 1, 1)),
        ("YYMMDD", "931107 00:00:00", date(1993, 11, 7)),
        ("D.M.YY", "5.1.07", date(1907, 1, 5)),
        ("DD-MON-YYYY", "05-Jan-2020", date(2020, 1, 5)),
        ("D MON YYYY", "5 December 2020", date(2020, 12, 5)),
        ("M/D/YYYY", "1990-12-13", date(1990, 12, 13)),
        ("M/D/YYYY", "1990-12-13 00:00:00", date(1990, 12, 13)),
        (EXCEL, "43835", date(2020, 1, 5)),
        (EXCEL, "43835.0", date(2020, 1, 5)),
        (BIRTH_NUMBER, "706213", date(1970, 12, 13)),
        (BIRTH_NUMBER, "450204", date(1945, 2, 4)),
        (BIRTH_NUMBER, "406009", date(1940, 10, 9)),
        (BIRTH_NUMBER, "047105", date(1904, 1, 5)),
    ],
)
def test_a_day_is_read_by_its_form(form: str, text: str, day: date) -> None:
    assert day_reader(form, 1900)(text) == day


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("M/D/YYYY", "13/12/1990"),
        ("DD-MM-YYYY", "3-7-2014"),
        ("DD-MM-YYYY", "30-02-2014"),
        ("YYYY-MM-DD", "soon"),
        ("DD-MON-YYYY", "05-Jen-2020"),
        (BIRTH_NUMBER, "701399"),
        (EXCEL, "99999999999"),
        ("YYYY-MM-DD", "0000-00-00"),
    ],
)
def test_what_is_no_day_of_the_form_is_refused(form: str, text: str) -> None:
    with pytest.raises(BadValue) as refused:
        day_reader(form, 1900)(text)
    assert refused.value.values == {"value": text, "form": form}


def test_a_two_digit_year_lies_in_the_hundred_years_from_the_century() -> None:
    read = day_reader("YYMMDD", 1930)
    assert [read(text).year for text in ("300101", "991231", "000101", "291231")] == [1930, 1999, 2000, 2029]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_survives_every_form(day: date) -> None:
    for form, text in (
        ("M/D/YYYY", f"{day.month}/{day.day}/{day.year}"),
        ("DD-MM-YYYY", f"{day:%d-%m-%Y}"),
        ("YYYYMMDD", f"{day:%Y%m%d}"),
        (EXCEL, str((day - date(1899, 12, 30)).days)),
    ):
        assert day_reader(form)(text) == day


@pytest.mark.parametrize(
    ("form", "good", "short"),
    [
        ("M/D/YYYY", True, False),
        ("YYMMDD", True, True),
        ("DD.MM.YY", True, True),
        (BIRTH_NUMBER, True, True),
        (EXCEL, True, False),
        ("M/D", False, False),
        ("dd/mm/yyyy", False, False),
        ("YYYY", False, False),
    ],
)
def test_a_form_says_where_day_month_and_year_stand(form: str, *, good: bool, short: bool) -> None:
    assert is_form(form) is good
    assert needs_century(form) is short


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2014, 7, 5), 12, date(2015, 7, 5)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 10, 31), 16, date(2025, 2, 28)),
        (date(2023, 12, 15), 12, date(2024, 12, 15)),
        (date(2023, 3, 31), -1, date(2023, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(start: date, months: int, end: date) -> None:
    assert plus_months(start, months) == end


@pytest.mark.parametrize(
    ("text", "where", "moment"),
    [
        ("2017-03-27 13:34:11", "UTC", "2017-03-27T13:34:11Z"),
        ("2017-03-27T13:34:11.250", "UTC", "2017-03-27T13:34:11Z"),
        ("2017-03-27 13:34", "+07:00", "2017-03-27T06:34:00Z"),
        ("2017-03-27 01:05 PM", "-05:00", "2017-03-27T18:05:00Z"),
        ("2017-03-27 12:05 am", "UTC", "2017-03-27T00:05:00Z"),
        ("2017-03-27T13:34:11+0700", "UTC", "2017-03-27T06:34:11Z"),
        ("2017-03-27T13:34:11Z", "+07:00", "2017-03-27T13:34:11Z"),
        ("2017-03-27", "+07:00", "2017-03-27T05:00:00Z"),
    ],
)
def test_a_moment_is_read_where_it_was_written_and_kept_in_utc(text: str, where: str, moment: str) -> None:
    assert moments.read_moment(text, day_reader("YYYY-MM-DD"), moments.zone(where)) == moment


@pytest.mark.skipif("Europe/Prague" not in available_timezones(), reason="there is no list of time zones here")
def test_a_named_zone_follows_its_summer_time() -> None:
    read_day, where = day_reader("YYYY-MM-DD"), moments.zone("Europe/Prague")
    assert moments.read_moment("2017-07-01 12:00", read_day, where) == "2017-07-01T10:00:00Z"
    assert moments.read_moment("2017-01-01 12:00", read_day, where) == "2017-01-01T11:00:00Z"


def test_a_time_on_an_impossible_day_takes_the_day_of_another_column() -> None:
    read_day = day_reader("YYYY-MM-DD")
    assert moments.read_moment("1900-01-01 13:34:11", read_day, UTC, date(2017, 3, 27)) == "2017-03-27T13:34:11Z"
    assert moments.read_moment("9:05", read_day, UTC, date(2017, 3, 27)) == "2017-03-27T09:05:00Z"
    assert moments.read_moment("", read_day, UTC, date(2017, 3, 27)) == "2017-03-27T12:00:00Z"


@pytest.mark.parametrize("text", ["25:00", "2017-03-27 13:61", "2017-03-27 whenever", "soon"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        moments.read_moment(text, day_reader("YYYY-MM-DD"), UTC)


def test_a_time_of_day_is_read() -> None:
    assert moments.read_time("1900-01-01 09:05:07") == "09:05"
    assert moments.read_time("9:05 pm") == "21:05"
    with pytest.raises(BadValue):
        moments.read_time("noon")


def test_the_computers_own_zone_follows_its_summer_time() -> None:
    assert moments.zone("local") is None
    assert moments.zone("-05:00") == moments.zone("-0500")
    assert moments.zone("+05:30").utcoffset(None) == timedelta(hours=5, minutes=30)  # type: ignore[union-attr]  # not local
    with pytest.raises(BadValue):
        moments.zone("Nowhere/Atall")


@pytest.mark.parametrize(
    ("text", "digits", "form", "number"),
    [
        ("700.00", 2, ENGLISH, 70_000),
        ("3372.7", 2, ENGLISH, 337_270),
        ("2", 2, ENGLISH, 200),
        (".5", 2, ENGLISH, 50),
        ("1,234,567.89", 2, ENGLISH, 123_456_789),
        ("12,34,567.89", 2, ENGLISH, 123_456_789),
        ("1.234.567,89", 2, GERMAN, 123_456_789),
        ("1 234 567.89", 2, ENGLISH, 123_456_789),
        ("1\u202f234,5", 2, GERMAN, 123_450),
        ("-12.50", 2, ENGLISH, -1250),
        ("12.50-", 2, ENGLISH, -1250),
        ("(12.50)", 2, ENGLISH, -1250),
        ("+12.50", 2, ENGLISH, 1250),
        ("$1,000", 2, ENGLISH, 100_000),
        ("-$5.00", 2, ENGLISH, -500),
        ("350.000.000 ₫", 0, GERMAN, 350_000_000),
        ("1925.0", 0, ENGLISH, 1925),
        ("1.2340", 3, ENGLISH, 1234),
        ("12.5%", 4, ENGLISH, 125_000),
        ("0.000", 2, ENGLISH, 0),
    ],
)
def test_a_number_is_read_exactly(text: str, digits: int, form: NumberForm, number: int) -> None:
    assert units(text, digits, form) == number


@pytest.mark.parametrize(
    ("text", "digits", "form"),
    [
        ("1.005", 2, ENGLISH),
        ("0.5", 0, ENGLISH),
        ("1,5", 2, ENGLISH),
        ("1.234.5", 2, ENGLISH),
        ("1.2.345", 2, GERMAN),
        ("12a", 2, ENGLISH),
        ("-", 2, ENGLISH),
        (".", 2, ENGLISH),
        ("1e5", 2, ENGLISH),
        ("9" * 30, 2, ENGLISH),
    ],
)
def test_what_is_no_number_of_the_form_is_refused(text: str, digits: int, form: NumberForm) -> None:
    with pytest.raises(BadValue):
        units(text, digits, form)


@given(st.integers(-(10**15), 10**15), st.integers(0, 4))
def test_every_number_survives_both_forms(number: int, digits: int) -> None:
    whole, fraction = divmod(abs(number), 10**digits)
    sign = "-" if number < 0 else ""
    tail = str(fraction).zfill(digits) if digits else ""
    assert units(f"{sign}{whole:,}" + (f".{tail}" if digits else ""), digits, ENGLISH) == number
    german = f"{whole:,}".replace(",", ".")
    assert units(f"{sign}{german}" + (f",{tail}" if digits else ""), digits, GERMAN) == number


@pytest.mark.parametrize("text", ["C00001925", "1925", "1925.0", " 1925 ", "c1925", "C1925", "001925", "1925.00"])
def test_all_ways_to_write_an_id_are_one(text: str) -> None:
    assert IdForm("C", 8).full(text.strip()) == "C00001925"


@pytest.mark.parametrize(
    ("form", "text", "full"),
    [
        (IdForm(), "1925.0", "1925"),
        (IdForm(), "0", "0"),
        (IdForm(), "AB-12", "AB-12"),
        (IdForm("", 5), "2170", "02170"),
        (IdForm("CR", 7), "CR0922485", "CR0922485"),
        (IdForm("C", 8), "X17", "X17"),
        (IdForm("C", 3), "C12345", "C12345"),
    ],
)
def test_an_id_is_written_in_full(form: IdForm, text: str, full: str) -> None:
    assert form.full(text) == full


def test_an_id_that_a_spreadsheet_rounded_is_refused() -> None:
    with pytest.raises(BadValue):
        IdForm().full("4.62E+15")


@pytest.mark.parametrize("number", ["000-12-3456", "666-12-3456", "900-12-3456", "999-99-9999", "123-00-4567",
                                    "123-45-0000", "123456", "12-345-6789"])  # fmt: skip
def test_a_social_security_number_never_given_out_is_doubted(number: str) -> None:
    """No area 000, 666, 900-999, no group 00, no serial 0000: SSA, POMS RM 10201.035."""
    assert checks.us_ssn(number)


@pytest.mark.parametrize("number", ["001-01-0001", "665-99-9999", "667-12-3456", "899-01-0001", "123456789"])
def test_a_social_security_number_that_can_be_is_not_doubted(number: str) -> None:
    assert checks.us_ssn(number) is None
