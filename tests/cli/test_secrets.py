"""`passphrase` and `recovery` as they are typed."""

import json
from pathlib import Path

import pytest

from crodesk.services import opening
from tests.cli.conftest import Run, program
from tests.conftest import PASSPHRASE

NEW = "bốn từ chẳng liên quan"


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    path = tmp_path / "new.txt"
    path.write_text(f"{NEW}\n", encoding="utf-8")
    return path


def test_the_new_passphrase_opens_the_desk_and_the_old_one_does_not(
    sealed_path: Path, secret_file: Path, new_file: Path
) -> None:
    given = ("--desk", sealed_path, "--passphrase-file", secret_file)
    answer = program(*given, "passphrase", "--new-passphrase-file", new_file)
    assert (answer.code, answer.out) == (0, "")
    assert "changed" in answer.err
    assert program("--desk", sealed_path, "--passphrase-file", new_file, "verify").code == 0
    assert program(*given, "verify").code == 3


def test_one_that_is_guessed_at_once_changes_nothing(sealed_path: Path, secret_file: Path, tmp_path: Path) -> None:
    (tmp_path / "weak.txt").write_text("12345678\n")
    given = ("--desk", sealed_path, "--passphrase-file", secret_file)
    answer = program(*given, "passphrase", "--new-passphrase-file", tmp_path / "weak.txt")
    assert answer.code == 1
    assert "guessed" in answer.err
    assert opening.unlock(sealed_path, PASSPHRASE)


def test_a_wrong_old_one_changes_nothing(sealed_path: Path, new_file: Path) -> None:
    given = ("--desk", sealed_path, "--passphrase-file", new_file)
    assert program(*given, "passphrase", "--new-passphrase-file", new_file).code == 3
    assert opening.unlock(sealed_path, PASSPHRASE)


def test_a_new_recovery_code_is_written_where_asked(sealed_path: Path, secret_file: Path, tmp_path: Path) -> None:
    before = sealed_path.with_name("desk.sqlite.key").read_bytes() if sealed_path.name == "desk.sqlite" else b""
    given = ("--desk", sealed_path, "--passphrase-file", secret_file)
    answer = program(*given, "recovery", "--recovery-file", tmp_path / "code.txt", "--json")
    code = (tmp_path / "code.txt").read_text().strip()
    assert answer.code == 0
    assert json.loads(answer.out) == {"changed": "recovery", "file": str(tmp_path / "code.txt")}
    assert code not in answer.out + answer.err
    assert opening.unlock(sealed_path, code) == opening.unlock(sealed_path, PASSPHRASE)
    assert (tmp_path / "code.txt").stat().st_mode & 0o777 == 0o600
    assert before != sealed_path.with_name(f"{sealed_path.name}.key").read_bytes()


def test_a_code_that_is_not_typed_back_does_not_hold(
    crodesk: Run, sealed_path: Path, secret_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = sealed_path.with_name(f"{sealed_path.name}.key").read_bytes()
    monkeypatch.setattr("crodesk.cli.output.ask", lambda _question: "")
    answer = crodesk("--desk", sealed_path, "--passphrase-file", secret_file, "recovery")
    assert answer.code == 1
    assert "the old recovery code still holds" in answer.err
    assert sealed_path.with_name(f"{sealed_path.name}.key").read_bytes() == key


def test_one_that_is_typed_back_holds(
    crodesk: Run, sealed_path: Path, secret_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[str] = []

    def fresh() -> str:
        codes.append("ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345")
        return codes[0]

    monkeypatch.setattr("crodesk.services.opening.new_recovery_code", fresh)
    monkeypatch.setattr("crodesk.cli.output.ask", lambda _question: codes[0].lower())
    answer = crodesk("--desk", sealed_path, "--passphrase-file", secret_file, "recovery")
    assert answer.code == 0
    assert codes[0] not in answer.out
    assert opening.unlock(sealed_path, codes[0]) == opening.unlock(sealed_path, PASSPHRASE)


def test_a_practice_desk_has_none(crodesk: Run) -> None:
    answer = crodesk("passphrase")
    assert answer.code == 1
    assert "not encrypted" in answer.err


def test_the_head_office_is_let_in_by_its_card_opens_the_desk_and_is_kept_out(
    crodesk: Run, sealed_path: Path, secret_file: Path, new_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = ("--desk", sealed_path, "--passphrase-file", secret_file)
    key, office_secret = tmp_path / "office.key", tmp_path / "office.txt"
    office_secret.write_text("két sắt tầng hầm số chín\n", encoding="utf-8")
    made = crodesk("office-key", key, "--name", "Ngân hàng", "--new-passphrase-file", office_secret, "--json")
    number = json.loads(made.out)["number"]
    before = sealed_path.with_name(f"{sealed_path.name}.key").read_bytes()
    monkeypatch.setattr("crodesk.cli.output.ask", lambda _question: "n")
    refused = crodesk(*desk, "recovery", "--head-office", f"{key}.card")
    assert (refused.code, number in refused.err) == (1, True)
    assert sealed_path.with_name(f"{sealed_path.name}.key").read_bytes() == before
    let_in = crodesk(*desk, "recovery", "--head-office", f"{key}.card", "--yes", "--json")
    office = {"name": "Ngân hàng", "branch": "–", "number": number}
    assert json.loads(let_in.out) == {"changed": "head_office", "head_office": office}
    by_office = ("--desk", sealed_path, "--passphrase-file", office_secret)
    assert crodesk(*by_office, "passphrase", "--office-key", key, "--new-passphrase-file", new_file).code == 0
    desk = ("--desk", sealed_path, "--passphrase-file", new_file)
    ended = crodesk(*desk, "recovery", "--no-head-office")
    assert (ended.code, "Ngân hàng can't open this desk any more" in ended.err) == (0, True)
    assert crodesk(*desk, "recovery", "--no-head-office").code == 1
    assert crodesk(*by_office, "passphrase", "--office-key", key, "--new-passphrase-file", new_file).code == 3


def test_a_card_that_is_none_or_not_there_lets_nobody_in(
    crodesk: Run, sealed_path: Path, secret_file: Path, tmp_path: Path
) -> None:
    before = sealed_path.with_name(f"{sealed_path.name}.key").read_bytes()
    (tmp_path / "x.card").write_text("no card")
    for name in ("x.card", "gone.card"):
        given = ("--desk", sealed_path, "--passphrase-file", secret_file)
        assert crodesk(*given, "recovery", "--head-office", tmp_path / name, "--yes").code != 0
    assert sealed_path.with_name(f"{sealed_path.name}.key").read_bytes() == before
