"""`publish` as it is typed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgresql
from tests.cli.conftest import Run
from tests.postgresql import PASSWORD


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """An empty database, its password not in the address."""
    with postgresql.temporary() as server:
        yield server.new_database("bank")


@pytest.fixture
def server_password(tmp_path: Path) -> Path:
    path = tmp_path / "server.txt"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return path


def test_an_encrypted_desk_is_published_checked_and_followed(
    crodesk: Run, sealed_path: Path, secret_file: Path, server_password: Path, address: str
) -> None:
    desk = ("--desk", sealed_path, "--passphrase-file", secret_file)
    there = ("publish", "--to", address, "--password-file", server_password)
    first = crodesk(*desk, *there, "--json")
    assert (first.code, first.err) == (0, "")
    done = json.loads(first.out)
    assert (done["whole"], done["seal"]) == (True, json.loads(crodesk(*desk, "verify", "--json").out)["seal"])
    crodesk(*desk, "customer", "new", "--name", "Trần Văn Đức")
    behind = crodesk(*desk, *there, "--check")
    assert behind.code == 3
    assert "not published yet" in behind.err
    second = crodesk(*desk, *there)
    assert second.code == 0
    assert "actions: 1, rows:" in second.out
    checked = json.loads(crodesk(*desk, *there, "--check", "--json").out)
    assert (checked["differing"], checked["named"]) == (0, [])
    with_nothing_new = crodesk(*desk, *there)
    assert "Nothing is new" in with_nothing_new.out
    for answer in (first, behind, second, with_nothing_new):
        assert PASSWORD not in answer.out + answer.err


def test_a_password_in_the_command_is_used_and_warned_of(crodesk: Run, address: str) -> None:
    answer = crodesk("publish", "--to", address.replace("@", ":wr0ng@", 1))
    assert answer.code == 3
    assert "others on this computer can read it" in answer.err
    assert "refused" in answer.err
    assert "wr0ng" not in answer.out + answer.err


def test_at_a_terminal_the_password_is_asked_for(crodesk: Run, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def typed(question: str, stream: object = None) -> str:
        asked.append(question)
        return PASSWORD

    monkeypatch.setattr("crodesk.cli.passphrase.can_ask", lambda: True)
    monkeypatch.setattr("getpass.getpass", typed)
    monkeypatch.setenv("PGPASSFILE", "/nonexistent")
    assert crodesk("publish", "--to", address).code == 0
    assert [question.startswith("Password of headoffice at 127.0.0.1:") for question in asked] == [True]


def test_check_and_whole_are_not_given_together(crodesk: Run, address: str) -> None:
    answer = crodesk("publish", "--to", address, "--check", "--whole")
    assert answer.code == 2
    assert "not both" in answer.err


def test_an_address_that_is_none_is_said_without_its_password(crodesk: Run) -> None:
    answer = crodesk("publish", "--to", "oracle://u:tr0m@h/ho")
    assert answer.code == 3
    assert "no address" in answer.err
    assert "tr0m" not in answer.err
