"""Rejected rows go, unchanged, to a file with line number and reason, which can be mended and read again."""

from pathlib import Path

import pytest

from crodesk.domain.problem import Problem
from crodesk.exchange.importing import open_import
from crodesk.exchange.records import Record, Rejected
from crodesk.exchange.rejects import write_rejected

from .conftest import MakeImport, outcomes
from .test_sheets import make_xlsx

PROFILE = """
[[sources]]
file = "*"
into = "customers"
key = "id"
fields = { name = "name", born_on = { column = "born", date = "DD-MM-YYYY" }, about = "about" }
"""


def word(problem: Problem) -> str:
    return f"{problem.field}: {problem.text.format(**problem.values)}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_rejected_rows_are_written_as_they_were_and_come_in_when_mended(
    make_import: MakeImport, tmp_path: Path, encoding: str
) -> None:
    text = (
        'id;name;born;about\r\n1;"Zoë";13-12-1990;"a;b"\r\n2;"José";99-12-1990;"two\r\n  ""lines"" "\r\n3;Åse;05-01-19'
    )
    found = make_import(PROFILE, clients__csv=text.encode(encoding))
    rejected = [each for each in outcomes(found) if isinstance(each, Rejected)]
    assert [each.line for each in rejected] == [3, 5]
    (tmp_path / "mended").mkdir()
    path = tmp_path / "mended" / "rejected.csv"
    write_rejected(path, found.files[0], rejected, word)
    written = path.read_bytes().decode(encoding)
    assert written.startswith('"rejected_line";"rejected_reason";id;name;born;about\r\n')
    assert '"3";"born_on: “99-12-1990” is no date of the form DD-MM-YYYY";' in written
    assert '2;"José";99-12-1990;"two\r\n  ""lines"" "\r\n' in written
    assert '"5";' in written
    assert written.endswith("3;Åse;05-01-19\r\n")
    mended = written.replace("99-12-1990;", "09-12-1990;").replace("05-01-19\r\n", "05-01-1990;\r\n")
    path.write_bytes(mended.encode(encoding))
    again = open_import(str(tmp_path / "profile.toml"), [path])
    customers = [each for each in outcomes(again) if isinstance(each, Record)]
    assert [each.fields()["name"] for each in customers] == ["José", "Åse"]
    assert customers[0].fields()["about"] == 'two\n  "lines"'


def test_a_damaged_line_is_written_byte_for_byte(make_import: MakeImport, tmp_path: Path) -> None:
    content = b"id,name,born,about\n" + "1,Nguyễn,,\n".encode() * 20 + b'2,"cut\n3,Nguy\xe1\xbb,,\n'
    found = make_import(PROFILE, clients__csv=content)
    rejected = [each for each in outcomes(found) if isinstance(each, Rejected)]
    path = tmp_path / "rejected.csv"
    write_rejected(path, found.files[0], rejected, lambda _problem: "why, “so”")
    assert path.read_bytes().splitlines()[1:] == [
        '"22","why, “so”",2,"cut'.encode(),
        '"23","why, “so”",3,'.encode() + b"Nguy\xe1\xbb,,",
    ]
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("cut", [1, 2, 3])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32", "gb18030"])
def test_a_file_cut_within_a_letter_loses_its_last_line_alone(
    make_import: MakeImport, tmp_path: Path, encoding: str, cut: int
) -> None:
    text = "id,name,born,about\n" + "1,Nguyễn Văn,,王小明\n" * 20 + "2,Đức,,王小明"
    found = make_import(PROFILE, clients__csv=text.encode(encoding)[:-cut])
    told = found.files[0].encoding
    assert told is not None
    assert told.name == encoding
    rejected = [each for each in outcomes(found) if isinstance(each, Rejected)]
    assert {each.line for each in rejected} <= {22}
    write_rejected(tmp_path / "rejected.csv", found.files[0], rejected, lambda _problem: "cut")
    assert len((tmp_path / "rejected.csv").read_bytes().decode(encoding, "replace").splitlines()) == 1 + len(rejected)


def test_rows_of_a_sheet_are_written_as_csv(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(PROFILE, encoding="utf-8")
    rows = [("id", "name", "born", "about"), (1, "An, Bo", "soon", ""), (2, "Cy", "05-01-1990", "")]
    found = open_import(str(tmp_path / "p.toml"), [make_xlsx(tmp_path / "clients.xlsx", rows)])
    rejected = [each for each in outcomes(found) if isinstance(each, Rejected)]
    write_rejected(tmp_path / "rejected.csv", found.files[0], rejected, lambda _problem: "no date")
    assert (tmp_path / "rejected.csv").read_bytes().decode("utf-8-sig").splitlines() == [
        '"rejected_line","rejected_reason",id,name,born,about',
        '"2","no date",1,"An, Bo",soon,',
    ]
