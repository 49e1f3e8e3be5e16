"""`doctor` finds what is wrong, and what it prints may be shown to anybody."""

import json
import os
import re
import time
from pathlib import Path

import pytest

from crodesk.services import head_office, opening
from crodesk.services.clock import Clock
from crodesk.storage.connection import connect
from crodesk.storage.vault import key_file
from tests.builders import a_customer
from tests.cli.conftest import Run
from tests.conftest import PASSPHRASE
from tests.screens.looking import PAYLOADS

HOSTILE = "".join(PAYLOADS)
Findings = dict[str, dict[str, str]]


def looked(crodesk: Run, *given: object) -> Findings:
    return {one["what"]: one for one in json.loads(crodesk(*given, "doctor", "--json").out)}


def test_nothing_that_stands_in_the_desk_and_no_name_is_in_it(
    crodesk: Run, clock: Clock, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = places / "home" / "nguyen.thi.lan"
    folder = home / "\x1b]0;x\x07b\u202ean"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    path = folder / "[red]desk.sqlite"
    start = opening.NewDesk(officer=f"Quách Mật {HOSTILE}", branch="Chi nhánh Kín", currency="VND")
    opening.create(path, PASSPHRASE, start, clock)
    head_office.let_in(path, PASSPHRASE, head_office.make_key(home / "o.key", "Hội sở Kín", "", "két sắt tầng hầm"))
    desk = opening.open_to_write(path, PASSPHRASE, clock, "crodesk note")
    a_customer(desk, f"Trịnh Bí Ẩn {HOSTILE}", phone="0903555107")
    (home / "secret").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    for form in ((), ("--json",)):
        answer = crodesk("--desk", path, "--passphrase-file", home / "secret", "doctor", *form)
        said = answer.out + answer.err
        for secret in ("Quách", "Kín", "Trịnh", "0903555107", PASSPHRASE, "nguyen.thi.lan", str(home)):
            assert secret not in said
        assert re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", said) == []
    found = looked(crodesk, "--desk", path, "--passphrase-file", home / "secret")
    assert found["opens by"]["found"] == "passphrase, recovery code, head office"
    assert found["open in"]["found"].startswith(f"crodesk note, process {os.getpid()},")
    assert found["chain"]["found"].startswith("whole, 2 actions, seal ")
    assert found["desk"]["found"].startswith("~/")
    desk.close()


def test_an_encrypted_desk_is_not_looked_into_without_its_passphrase(
    crodesk: Run, sealed_path: Path, tmp_path: Path
) -> None:
    found = looked(crodesk, "--desk", sealed_path)
    assert (found["chain"]["advice"], "crodesk verify" in found["chain"]["found"]) == ("", True)
    (tmp_path / "wrong").write_text("another one\n")
    found = looked(crodesk, "--desk", sealed_path, "--passphrase-file", tmp_path / "wrong")
    assert "does not open this desk" in found["chain"]["found"]
    key_file(sealed_path).write_text("{}")
    assert "damaged" in looked(crodesk, "--desk", sealed_path)["opens by"]["advice"]


def test_an_altered_chain_is_told(crodesk: Run, desk_path: Path) -> None:
    db = connect(desk_path, None)
    db.execute("DROP TRIGGER sealed_action_stays")
    db.execute("UPDATE action SET who = 'somebody else' WHERE rid = 1")
    db.close()
    found = looked(crodesk)["chain"]
    assert (found["found"], "crodesk verify" in found["advice"]) == ("altered", True)
    assert crodesk("doctor").code == 1


def test_a_clock_behind_the_desk_is_told(crodesk: Run, desk_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CRODESK_TODAY")
    assert looked(crodesk)["clock"]["advice"] == ""
    ahead = time.time() + 2 * 24 * 3600
    os.utime(desk_path, (ahead, ahead))
    assert "put it right" in looked(crodesk)["clock"]["advice"]


def test_a_backup_that_was_cut_and_a_stick_that_is_away_are_told(crodesk: Run, places: Path, tmp_path: Path) -> None:
    made = Path(json.loads(crodesk("backup", "--json").out)["path"])
    assert looked(crodesk)["last backup"]["advice"] == ""
    with made.open("r+b") as file:
        file.truncate(100)
    assert "not as it was" in looked(crodesk)["last backup"]["advice"]
    settings = places / "config" / "crodesk" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'backups_second = "{tmp_path / "usb" / "crodesk"}"\n')
    assert "plug it in" in looked(crodesk)["second folder"]["advice"]
    (tmp_path / "usb").mkdir()
    found = looked(crodesk)
    assert (found["second folder"]["advice"], "MiB" in found["free there"]["found"]) == ("", True)


def test_a_key_that_others_can_read_is_told(crodesk: Run, sealed_path: Path) -> None:
    key_file(sealed_path).chmod(0o640)
    found = looked(crodesk, "--desk", sealed_path)["rights"]
    assert (found["found"], "take their rights away" in found["advice"]) == ("640", True)


def test_without_the_extra_of_the_head_office_nothing_is_wrong(crodesk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import PackageNotFoundError

    def absent(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("crodesk.cli.doctoring.computer.version", absent)
    found = looked(crodesk)["to head office"]
    assert (found["found"], found["advice"]) == ("psycopg –", "")
