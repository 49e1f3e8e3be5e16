"""Delimited text: rows with their physical lines; damage costs the damaged line alone."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crodesk.domain.problem import Problem
from crodesk.exchange.delimited import OPEN_QUOTE, UNREADABLE, WRONG_WIDTH, Item, Rows
from crodesk.exchange.layout import DELIMITERS, Layout, sniff
from crodesk.exchange.tables import Table, TableOptions


def read(text: str, layout: Layout | None = None, skip: int = 0) -> list[Item]:
    rows = Rows(io.StringIO(text, newline=""), layout or Layout(), skip)
    return list(rows.read(len(rows.header())))


def width(count: int, of: int) -> Problem:
    return Problem("", WRONG_WIDTH, {"count": count, "width": of})


def test_a_row_has_the_number_of_its_first_physical_line() -> None:
    assert read('a,b\r\n1,2\r\n"x\r\ny\r\nz",3\r\n4,5\r\n') == [
        (2, ["1", "2"]),
        (3, ["x\r\ny\r\nz", "3"]),
        (6, ["4", "5"]),
    ]


def test_blank_lines_are_passed_over_and_counted() -> None:
    assert read("a,b\n\n1,2\n\n\n3,4\n") == [(3, ["1", "2"]), (6, ["3", "4"])]


def test_a_line_cut_short_is_one_problem() -> None:
    assert read("a,b,c\n1,2,3\n4,5") == [(2, ["1", "2", "3"]), (3, width(2, 3))]


def test_a_delimiter_too_many_is_a_problem_unless_nothing_stands_behind_it() -> None:
    assert read("a,b\n1,2,\n3,4,5\n") == [(2, ["1", "2"]), (3, width(3, 2))]


def test_a_quote_that_is_never_closed_costs_its_own_line_alone() -> None:
    assert read('a,b\n1,"2\n3,4\n5,"6"\n7,8\n') == [
        (2, Problem("", OPEN_QUOTE)),
        (3, ["3", "4"]),
        (4, ["5", "6"]),
        (5, ["7", "8"]),
    ]


def test_a_quote_open_at_the_end_of_the_file_costs_its_own_line_alone() -> None:
    assert read('a,b\n1,2\n3,"4') == [(2, ["1", "2"]), (3, Problem("", OPEN_QUOTE))]


def test_a_field_beyond_all_measure_costs_its_own_line_alone() -> None:
    found = read("a,b\n1," + "2" * 140_000 + '\n3,4\n"' + "5" * 140_000 + "\n6,7\n")
    assert [line for line, _row in found] == [2, 3, 4, 5]
    assert [row.text for _line, row in found if isinstance(row, Problem)] == [UNREADABLE, UNREADABLE]
    assert [row for _line, row in found if isinstance(row, list)] == [["3", "4"], ["6", "7"]]


def test_unescaped_quotes_inside_a_quoted_field_are_no_damage() -> None:
    ((_line, row),) = read('a,b\n1,"the "Blue" house"\n')
    assert isinstance(row, list)
    assert "Blue" in row[1]


def test_lines_above_the_header_are_passed_over() -> None:
    assert read("Export of 2026\n\nid;name\n1;An\n", Layout(";"), skip=2) == [(4, ["1", "An"])]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    assert read(end.join(["a,b", "1,2", "3,4"])) == [(2, ["1", "2"]), (3, ["3", "4"])]


def test_a_long_file_with_damage_in_it_loses_nothing_else() -> None:
    lines = [f'{number},"text {number}"' for number in range(5000)]
    lines[2000] = '2000,"cut'
    lines[3000] = "3000"
    found = read("n,t\n" + "\n".join(lines) + "\n")
    assert [line for line, row in found if isinstance(row, Problem)] == [2002, 3002]
    assert [row[0] for _line, row in found if isinstance(row, list)] == [
        str(number) for number in range(5000) if number not in {2000, 3000}
    ]


FIELD = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff", exclude_categories=["Cs"]), max_size=12)
TABLE = st.integers(1, 5).flatmap(lambda size: st.lists(st.lists(FIELD, min_size=size, max_size=size), max_size=8))


@settings(deadline=None)
@given(
    rows=TABLE,
    delimiter=st.sampled_from(DELIMITERS),
    quote=st.sampled_from("\"'"),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
)
def test_what_is_written_is_read_whatever_the_delimiter_quote_and_encoding(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str, quote: str, end: str, encoding: str
) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.csv"
    head = [f"column {number}" for number in range(len(rows[0]) if rows else 2)]
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, quotechar=quote, quoting=csv.QUOTE_ALL, lineterminator=end)
        writer.writerows([head, *rows])
    table = Table(path, TableOptions(encoding=encoding, delimiter=delimiter, quote=quote))
    assert table.columns == tuple(head)
    assert [row for _line, row in table.rows()] == rows


@settings(deadline=None)
@given(rows=TABLE.filter(bool))
def test_the_unchanged_text_of_any_row_can_be_had_again(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("texts") / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["head"] * len(rows[0]), *rows])
    table = Table(path, TableOptions(encoding="utf-8", delimiter=",", quote='"'))
    lines = {line for line, _row in table.rows()}
    body = "".join(text for _line, text in table.texts(lines))
    assert table.top[1] + body == path.read_bytes().decode()


@pytest.mark.parametrize(
    ("sample", "layout"),
    [
        ("id,name\n1,An\n", Layout(",")),
        ("id;name;amount\n1;An;1,5\n2;Bo;2,5\n", Layout(";")),
        ("id\tname\n1\tAn, Bo\n", Layout("\t")),
        ("id|name\n1|An; Bo\n", Layout("|")),
        ("id^name\n1^An\n", Layout("^")),
        ("'id','name'\n'1','An \"x\" Bo'\n", Layout(",", "'")),
        ('"id";"name"\n"1";""\n"2";" "\n', Layout(";")),
        ('id,text\n1,"say \\"hi\\", then go"\n', Layout(",", '"', "\\")),
        ('id,text\n1,"say ""hi"", then go"\n', Layout(",")),
        ("id,text\n1,it's\n2,that's\n", Layout(",")),
        ("name\nAn\nBo\n", Layout(",")),
        ("", Layout(",")),
    ],
)
def test_the_layout_is_told_from_the_first_lines(sample: str, layout: Layout) -> None:
    assert sniff(sample) == layout


def test_a_layout_with_escapes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "escaped.csv"
    path.write_text('id,text\n1,"say \\"hi\\", then go"\n', encoding="utf-8")
    assert [row for _line, row in Table(path).rows()] == [["1", 'say "hi", then go']]


def test_a_file_without_header_takes_its_columns_from_the_options(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("1;An\n2;Bo\n", encoding="utf-8")
    table = Table(path, TableOptions(columns=("id", "name")))
    assert list(table.rows()) == [(1, ["1", "An"]), (2, ["2", "Bo"])]


def test_an_empty_file_has_no_columns_and_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.touch()
    table = Table(path)
    assert table.columns == ()
    assert list(table.rows()) == []


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("a,b\n" + "1,2\n" * 100_000, encoding="utf-8")
    table = Table(path)
    assert table.progress()[0] == 0
    rows = table.rows()
    for _row in zip(range(50_000), rows, strict=False):
        pass
    done, size = table.progress()
    assert 0.3 < done / size < 0.8
    assert len(list(rows)) == 50_000
    assert table.progress() == (1, 1)


def test_a_row_over_several_lines_with_the_wrong_width_is_told_line_by_line() -> None:
    assert read('a,b\n1,"2\n3",4\n5,6\n') == [
        (2, width(3, 2)),
        (3, ['3"', "4"]),
        (4, ["5", "6"]),
    ]


def test_a_header_that_cannot_be_read_names_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text('"' + "a" * 140_000 + '"\n1\n', encoding="utf-8")
    assert Table(path).columns == ()
