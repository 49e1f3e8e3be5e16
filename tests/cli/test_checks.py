"""`verify`, `where`, `doctor`, `keys` and `completion`."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.storage.connection import SCHEMA_VERSION, connect
from crodesk.storage.lock import DeskLock
from tests.cli.conftest import Run, program
from tests.conftest import PASSPHRASE


@pytest.fixture
def worked(crodesk: Run) -> Run:
    crodesk("customer", "new", "--name", "Trần Văn Đức", "--phone", "0903 555 107")
    crodesk("note", "K-0001", "called")
    return crodesk


def test_a_whole_desk(worked: Run) -> None:
    found = json.loads(worked("verify", "--json").out)
    assert found["whole"] is True
    assert len(found["seal"]) == 64
    assert {check["check"] for check in found["checks"]} >= {"pages of the file", "chain of the journal"}
    assert worked("verify").code == 0


def test_an_encrypted_desk_has_every_page_checked(sealed_path: Path, secret_file: Path) -> None:
    desk = ("--desk", sealed_path, "--passphrase-file", secret_file)
    found = json.loads(program(*desk, "verify", "--json").out)
    assert found["whole"] is True
    assert found["checks"][0]["check"] == "encryption of every page"


def test_the_seal_changes_with_every_action(worked: Run) -> None:
    before = json.loads(worked("verify", "--json").out)["seal"]
    worked("note", "K-0001", "again")
    assert json.loads(worked("verify", "--json").out)["seal"] != before


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        ("UPDATE interaction SET text = 'never said'", "chain of the journal"),
        ("DROP TRIGGER change_is_kept; DELETE FROM change WHERE seq = 3", "chain of the journal"),
        ("DROP TRIGGER sealed_action_stays; UPDATE action SET who = 'Mai' WHERE rid = 2", "chain of the journal"),
        ("PRAGMA foreign_keys = OFF; UPDATE contact_point SET customer_rid = 99", "links between records"),
        ("DELETE FROM customer_summary", "lists and search"),
    ],
)
def test_what_another_program_did_is_found(worked: Run, desk_path: Path, damage: str, check: str) -> None:
    db = connect(desk_path, None)
    for statement in damage.split("; "):
        db.execute(statement)
    db.close()
    answer = worked("verify", "--json")
    found = json.loads(answer.out)
    assert answer.code == 1
    assert found["whole"] is False
    assert found["seal"] == ""
    assert check in {one["check"] for one in found["checks"] if not one["ok"]}
    assert "restore the newest backup" in worked("verify").err


def test_the_first_bad_place_is_named_in_words(worked: Run, desk_path: Path) -> None:
    db = connect(desk_path, None)
    db.execute("DROP TRIGGER change_stays")
    db.execute("UPDATE change SET new = replace(new, 'called', 'wrote') WHERE table_name = 'interaction'")
    said = worked("verify").out
    assert "altered at action 3 of 20 Nov 2026" in said
    assert "“Wrote a note” Trần Văn Đức, by Lan. What was done before it is as it was sealed" in said
    db.execute("UPDATE contact_point SET value = '0900 000 000'")
    db.close()
    assert "contact 1 Trần Văn Đức K-0001 was changed by another program" in worked("verify").out


def test_a_seal_that_was_printed_elsewhere_says_what_it_closed(worked: Run) -> None:
    seal = json.loads(worked("verify", "--json").out)["seal"]
    worked("note", "K-0001", "again")
    said = worked("verify", "--seal", f"{seal[:4]} {seal[4:16].upper()}")
    assert said.code == 0
    assert "closed action 3" in said.out
    assert json.loads(worked("verify", "--json", "--seal", seal).out)["closed"]["number"] == 3
    for other in (seal[:11], "0" * 64):
        answer = worked("verify", "--seal", other)
        assert answer.code == 1
        assert "no such seal" in answer.err


def test_a_page_half_written_when_the_power_went_is_whole_in_the_log(
    sealed_path: Path, secret_file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "cut" / "sealed.sqlite"
    copy.parent.mkdir()
    db = connect(sealed_path, opening.unlock(sealed_path, PASSPHRASE))
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")  # writes the first page anew, into the log
    for end in ("", "-wal", ".key"):
        copy.with_name(f"{copy.name}{end}").write_bytes(sealed_path.with_name(f"{sealed_path.name}{end}").read_bytes())
    db.close()
    content = bytearray(copy.read_bytes())
    content[512:1024] = bytes(512)
    copy.write_bytes(content)
    found = json.loads(program("--desk", copy, "--passphrase-file", secret_file, "verify", "--json").out)
    assert found["whole"] is True


def test_a_flipped_bit_of_an_encrypted_desk_is_found(sealed_path: Path, secret_file: Path) -> None:
    desk = ("--desk", sealed_path, "--passphrase-file", secret_file)
    db = connect(sealed_path, opening.unlock(sealed_path, PASSPHRASE))
    (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'bank_transaction'").fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    content = bytearray(sealed_path.read_bytes())
    content[(page - 1) * int(size) + 100] ^= 1  # no page of the schema: those are read to open it
    sealed_path.write_bytes(content)
    answer = program(*desk, "verify", "--json")
    assert answer.code == 1
    failed = [one for one in json.loads(answer.out)["checks"] if not one["ok"]]
    assert failed[0]["check"] == "encryption of every page"


def test_where_things_lie(crodesk: Run, desk_path: Path, places: Path) -> None:
    found = json.loads(crodesk("where", "--json").out)
    assert found["desk"] == str(desk_path)
    assert found["settings"] == str(places / "config" / "crodesk" / "settings.toml")
    assert set(found) == {"desk", "settings", "templates", "practice", "sample", "errors"}
    assert f"desk\t{desk_path}" in crodesk("where").out


def test_doctor_finds_nothing_to_do(crodesk: Run) -> None:
    crodesk("backup")
    answer = crodesk("doctor", "--json")
    findings = {one["what"]: one for one in json.loads(answer.out)}
    assert answer.code == 0
    assert set(findings) == {
        "crodesk", "Python", "system", "database", "screens", "to head office", "text", "colours", "clipboard",
        "language", "settings", "keys", "locks itself", "clock", "desk", "open in", "rights", "chain", "last backup",
        "backups", "free space",
    }  # fmt: skip
    seal = json.loads(crodesk("verify", "--json").out)["seal"]
    assert findings["chain"]["found"] == f"whole, 1 action, seal {seal[:12]}"
    assert all(one["advice"] == "" for one in findings.values())


def test_doctor_says_what_to_do(crodesk: Run, desk_path: Path, places: Path) -> None:
    desk_path.chmod(0o644)
    (places / "config" / "crodesk").mkdir(parents=True)
    (places / "config" / "crodesk" / "settings.toml").write_text("look = 1", encoding="utf-8")
    answer = crodesk("doctor", "--json")
    advised = {one["what"] for one in json.loads(answer.out) if one["advice"]}
    assert answer.code == 1
    assert advised == {"rights", "settings", "last backup"}


def test_doctor_names_who_has_the_desk_open(crodesk: Run, desk_path: Path, clock: Clock) -> None:
    lock = DeskLock(desk_path, "crodesk", clock.now)
    found = {one["what"]: one["found"] for one in json.loads(crodesk("doctor", "--json").out)}
    lock.release()
    assert found["open in"].startswith("crodesk, process ")


def test_doctor_without_a_desk(crodesk: Run, tmp_path: Path) -> None:
    answer = crodesk("--desk", tmp_path / "none.sqlite", "doctor", "--json")
    assert answer.code == 1
    assert "crodesk init" in answer.out


def test_keys_follow_the_settings(crodesk: Run, places: Path) -> None:
    (places / "config" / "crodesk").mkdir(parents=True)
    (places / "config" / "crodesk" / "settings.toml").write_text('[keys]\ndesk.undo = "ctrl+u"\n', encoding="utf-8")
    keys = {one["action"]: one["keys"] for one in json.loads(crodesk("keys", "--json").out)}
    assert keys["desk.undo"] == ["ctrl+u"]
    assert keys["desk.help"] == ["f1", "question_mark"]
    assert "Ctrl+U\tUndo" in crodesk("keys").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_is_told_every_command(crodesk: Run, shell: str) -> None:
    text = crodesk("completion", shell).out
    for word in ("verify", "history", "merge", "passphrase-file", "export"):
        assert word in text


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes(crodesk: Run, tmp_path: Path) -> None:
    script = tmp_path / "crodesk.bash"
    script.write_text(crodesk("completion", "bash").out, encoding="utf-8")
    asks = (
        f"source {script}; COMP_WORDS=(crodesk customer m); COMP_CWORD=2; COMP_LINE='crodesk customer m';"
        " $(complete -p crodesk | sed 's/.*-F \\([^ ]*\\).*/\\1/') crodesk m customer; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(["bash", "-c", asks], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["merge"]
