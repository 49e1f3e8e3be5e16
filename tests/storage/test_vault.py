"""The key of a desk opens with the passphrase or the printed code, and with nothing else."""

import json
from pathlib import Path

import pytest

from crodesk.domain.problem import DeskFault
from crodesk.services import opening
from crodesk.services.clock import Clock
from crodesk.storage import vault
from tests.conftest import PASSPHRASE


def test_the_passphrase_and_the_recovery_code_open_the_same_key(tmp_path: Path) -> None:
    desk = tmp_path / "desk.sqlite"
    code = vault.new_recovery_code()
    key = vault.create(desk, "mật khẩu dài", code)
    assert vault.unlock(desk, "mật khẩu dài") == key
    assert vault.unlock(desk, code) == key
    assert vault.unlock(desk, code.lower().replace("-", " ")) == key


def test_a_passphrase_typed_in_another_unicode_form_is_the_same(tmp_path: Path) -> None:
    desk = tmp_path / "desk.sqlite"
    key = vault.create(desk, "mật khẩu", vault.new_recovery_code())
    assert vault.unlock(desk, "mật khẩu") == key


def test_anything_else_is_refused_in_words(tmp_path: Path) -> None:
    desk = tmp_path / "desk.sqlite"
    vault.create(desk, "secret", vault.new_recovery_code())
    for wrong in ("Secret", "", vault.new_recovery_code()):
        with pytest.raises(DeskFault, match="does not open this desk"):
            vault.unlock(desk, wrong)


def test_a_new_passphrase_replaces_the_old_and_leaves_the_file_alone(tmp_path: Path) -> None:
    desk = tmp_path / "desk.sqlite"
    code = vault.new_recovery_code()
    key = vault.create(desk, "old", code)
    vault.change_passphrase(desk, "old", "new")
    assert vault.unlock(desk, "new") == key == vault.unlock(desk, code)
    with pytest.raises(DeskFault):
        vault.unlock(desk, "old")


def test_the_key_file_is_private_and_holds_no_secret(tmp_path: Path) -> None:
    desk = tmp_path / "desk.sqlite"
    key = vault.create(desk, "secret", "ABCD")
    text = vault.key_file(desk).read_text()
    assert vault.key_file(desk).stat().st_mode & 0o077 == 0
    assert key.hex() not in text
    assert set(json.loads(text)["slots"]) == {"passphrase", "recovery"}


def test_a_recovery_code_has_138_bits_and_no_letters_that_look_alike() -> None:
    code = vault.new_recovery_code()
    assert len(code.replace("-", "")) * 5 >= 138
    assert not set(code) & set("IO01")


def test_nothing_of_an_encrypted_desk_is_readable_on_the_disk(sealed_path: Path, clock: Clock) -> None:
    from tests.builders import a_customer

    desk = opening.open_to_write(sealed_path, PASSPHRASE, clock, "test")
    a_customer(desk, "Nguyễn Thị Hồng Hạnh", phone="0905120012")
    for file in sealed_path.parent.glob("sealed.sqlite*"):
        content = file.read_bytes()
        for secret in ("Nguyễn", "nguyen", "0905120012", "SQLite format"):
            assert secret.encode() not in content
    desk.close()


@pytest.mark.parametrize("content", ["", "{}", "not json", '{"slots": {"passphrase": {}}}'])
def test_a_damaged_key_file_is_named(sealed_path: Path, clock: Clock, content: str) -> None:
    vault.key_file(sealed_path).write_text(content)
    with pytest.raises(DeskFault, match="missing or damaged"):
        opening.open_to_write(sealed_path, PASSPHRASE, clock, "test")
