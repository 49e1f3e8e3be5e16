"""`backup` and `restore` as they are typed."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, program
from tests.conftest import PASSPHRASE


@pytest.fixture
def worked(crodesk: Run) -> Run:
    crodesk("customer", "new", "--name", "Trần Văn Đức", "--phone", "0903 555 107")
    return crodesk


def test_a_backup_goes_to_the_usual_folder_and_is_listed(worked: Run, places: Path) -> None:
    made = json.loads(worked("backup", "--json").out)
    assert Path(made["path"]).parent == places / "data" / "crodesk" / "backups"
    assert made["customers"] == 1
    assert made["seal"] == json.loads(worked("verify", "--json").out)["seal"]
    assert [each["path"] for each in json.loads(worked("backup", "--list", "--json").out)] == [made["path"]]


def test_where_there_is_none_the_list_is_empty(worked: Run) -> None:
    answer = worked("backup", "--list", "--json")
    assert (answer.code, json.loads(answer.out)) == (1, [])


def test_a_folder_can_be_named(worked: Run, tmp_path: Path) -> None:
    made = json.loads(worked("backup", "--to", tmp_path / "stick", "--json").out)
    assert Path(made["path"]).parent == tmp_path / "stick"


def test_a_second_folder_gets_a_copy_when_it_is_there(worked: Run, places: Path, tmp_path: Path) -> None:
    settings = places / "config" / "crodesk" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'backups_second = "{tmp_path / "usb" / "crodesk"}"\n')
    answer = worked("backup")
    assert "isn't there now" in answer.err
    (tmp_path / "usb").mkdir()
    answer = worked("backup")
    assert "A second copy lies in" in answer.out
    assert len(list((tmp_path / "usb" / "crodesk").glob("desk-*.sqlite"))) == 1


def test_restoring_brings_back_what_was_there(worked: Run, desk_path: Path) -> None:
    made = json.loads(worked("backup", "--json").out)
    worked("customer", "new", "--name", "Lê Thị Mai")
    answer = worked("restore", made["path"], "--yes")
    assert answer.code == 0
    assert "1 customers" in answer.out
    assert str(desk_path.parent) in answer.out
    assert [each["name"] for each in json.loads(worked("export", "customers", "--json").out or "[]")] in (
        [],
        ["Trần Văn Đức"],
    )
    assert json.loads(worked("verify", "--json").out)["seal"] == made["seal"]


def test_without_a_yes_nothing_is_changed(worked: Run, desk_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = json.loads(worked("backup", "--json").out)
    before = desk_path.read_bytes()
    monkeypatch.setattr("crodesk.cli.output.ask", lambda _question: "n")
    answer = worked("restore", made["path"])
    assert (answer.code, answer.err.strip()) == (1, "Nothing was changed.")
    assert desk_path.read_bytes() == before


def test_an_encrypted_backup_asks_for_its_passphrase(sealed_path: Path, secret_file: Path, tmp_path: Path) -> None:
    desk = ("--desk", sealed_path, "--passphrase-file", secret_file)
    made = json.loads(program(*desk, "backup", "--to", tmp_path / "b", "--json").out)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("something else\n")
    refused = program("--desk", sealed_path, "--passphrase-file", wrong, "restore", made["path"], "--yes")
    assert refused.code == 3
    assert "does not open" in refused.err
    assert program(*desk, "restore", made["path"], "--yes").code == 0
    assert PASSPHRASE.encode() not in b"".join(path.read_bytes() for path in (tmp_path / "b").iterdir())


def test_a_file_that_is_no_backup_is_refused(worked: Run, tmp_path: Path, desk_path: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(b"x")
    answer = worked("restore", tmp_path / "x.sqlite", "--yes")
    assert answer.code == 3
    assert "no backup" in answer.err
    assert worked("verify").code == 0
    assert desk_path.is_file()


def test_the_doctor_tells_the_age_of_the_last_one(worked: Run) -> None:
    def last() -> dict[str, str]:
        return next(each for each in json.loads(worked("doctor", "--json").out) if each["what"] == "last backup")

    assert last()["advice"].startswith("There is none yet")
    worked("backup")
    assert last()["advice"] == ""
