"""`crodesk irr`: the effective rate of cash flows from a file, without a desk."""

import json
from pathlib import Path

import pytest

from crodesk.cli.call import DONE, NOT_DONE, WRONG_USE
from tests.cli.conftest import Run, program

EXCEL = "1992-01-01,-10000\n1992-03-01,2750\n1992-10-30,4250\n1993-02-15,3250\n1993-04-01,2750\n"
"""Microsoft KB Q116041: 37.3363 %."""


def file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "flows.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_the_rate_of_excel_is_printed_as_data(crodesk: Run, tmp_path: Path) -> None:
    answer = crodesk("irr", file(tmp_path, EXCEL), "--json")
    assert answer.code == DONE
    assert json.loads(answer.out) == {
        "effective_rate": "37.336253",
        "day_count": "ACT/365F",
        "flows": 5,
        "first": "1992-01-01",
        "last": "1993-04-01",
        "paid": "10000",
        "received": "13000",
    }


@pytest.mark.parametrize(
    "text",
    [
        "date,amount\n" + EXCEL,
        "Amount;Note;Date\n-10000;a;1992-01-01\n2750;;1992-03-01\n4250;;1992-10-30\n3250;;1993-02-15\n2750;;1993-04-01\n",
        "1 Jan 1992\t(10,000.00)\n".replace("(10,000.00)", "-10,000.00") + EXCEL.replace(",", "\t").split("\n", 1)[1],
        EXCEL.replace("\n", "\r\n,\r\n\r\n"),
    ],
)
def test_headings_delimiters_and_forms_are_told(crodesk: Run, tmp_path: Path, text: str) -> None:
    answer = crodesk("irr", file(tmp_path, text), "--json")
    assert (answer.code, answer.err) == (DONE, "")
    assert json.loads(answer.out)["effective_rate"] == "37.336253"


def test_vietnamese_forms_are_read_in_vietnamese(crodesk: Run, tmp_path: Path) -> None:
    text = "Ngày;Số tiền\n01/01/1992;-10.000,00\n1/3/1992;2.750\n30/10/1992;4.250\n15/2/1993;3.250\n1/4/1993;2750,0\n"
    answer = crodesk("--language", "vi", "irr", file(tmp_path, text, "utf-8"), "--json")
    assert (answer.code, answer.err) == (DONE, "")
    assert json.loads(answer.out)["effective_rate"] == "37.336253"
    coded = crodesk("--language", "vi", "irr", file(tmp_path, text, "utf-16"), "--json")
    assert json.loads(coded.out)["effective_rate"] == "37.336253"


def test_stated_encoding_and_delimiter_and_another_day_count(crodesk: Run, tmp_path: Path) -> None:
    path = file(tmp_path, EXCEL.replace(",", "\t"), "utf-16-le")
    answer = crodesk("irr", path, "--encoding", "utf-16-le", "--delimiter", "\\t", "--day-count", "act/360", "--json")
    assert json.loads(answer.out)["day_count"] == "ACT/360"
    assert json.loads(answer.out)["effective_rate"] < "37.336253"


def test_people_read_the_rate_and_what_was_paid(crodesk: Run, tmp_path: Path) -> None:
    answer = crodesk("irr", file(tmp_path, EXCEL))
    assert answer.out.splitlines() == [
        "Effective rate a year  37.34%",
        "Flows                  5, from 1 Jan 1992 to 1 Apr 1993",
        "Money paid             10,000",
        "Money received         13,000",
    ]


def test_every_line_that_can_not_be_read_is_told_by_its_number(crodesk: Run, tmp_path: Path) -> None:
    text = "date,amount\n1992-01-01,-10000\n1992-13-01,1\n5/3,1\n1992-03-01,much\n1992-03-02,1'2\n1992-03-03\n"
    answer = crodesk("irr", file(tmp_path, text))
    assert (answer.code, answer.out) == (NOT_DONE, "")
    lines = answer.err.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["Line 3", "Line 4", "Line 5", "Line 6", "Line 7"]
    assert lines[1] == "Line 4: “5/3” isn't a date with its year."
    assert lines[2] == "Line 5: “much” isn't an amount."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-01-01,-100\n2024-01-01,110\n", "All of it is on one day: a rate needs time."),
        ("2024-01-01,100\n2025-01-01,110\n", "A rate needs money that is paid and money that is received."),
        ("2024-01-01\n2025-01-01\n", "The file needs two columns: date and amount."),
        ("", "The file needs two columns: date and amount."),
        ("date,amount\n", "A rate needs money that is paid and money that is received."),
        ("2023-01-01,-100\n2024-01-01,230\n2024-12-31,-132\n", "2 rates fit these flows, so none alone tells."),
    ],
)
def test_without_a_rate_there_are_words(crodesk: Run, tmp_path: Path, text: str, words: str) -> None:
    answer = crodesk("irr", file(tmp_path, text), "--json")
    assert (answer.code, answer.out, answer.err.strip()) == (NOT_DONE, "", words)


def test_a_missing_file_and_an_unknown_day_count_are_refused(crodesk: Run, tmp_path: Path) -> None:
    assert crodesk("irr", tmp_path / "none.csv").code == NOT_DONE
    answer = crodesk("irr", file(tmp_path, EXCEL), "--day-count", "ACT/17")
    assert (answer.code, answer.err.strip()) == (WRONG_USE, "“ACT/17” is no day count.")


def test_no_desk_is_needed(tmp_path: Path) -> None:
    answer = program("irr", file(tmp_path, EXCEL))
    assert answer.code == DONE
    assert list(tmp_path.rglob("*.sqlite")) == []
