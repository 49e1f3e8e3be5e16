"""The head office opens a desk that let it in, by its key and passphrase; nobody else does, nor it when kept out."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from crodesk.domain.handing.card import Card
from crodesk.domain.problem import DeskFault, Refused, WrongSecret
from crodesk.services import head_office, opening
from crodesk.services.clock import Clock
from crodesk.storage import vault
from tests.builders import a_customer
from tests.conftest import PASSPHRASE

OFFICE_PASSPHRASE = "két sắt tầng hầm số chín"
NEW = "bốn từ chẳng liên quan"
DOCUMENT = Path(__file__).parents[2] / "docs" / "head-office.md"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "office.key"


@pytest.fixture
def card(key: Path) -> Card:
    return head_office.make_key(key, "Ngân hàng", "Hội sở", OFFICE_PASSPHRASE)


def test_the_third_slot_opens_the_same_key_and_stays_when_the_others_change(
    sealed_path: Path, key: Path, card: Card
) -> None:
    before = vault.unlock(sealed_path, PASSPHRASE)
    head_office.let_in(sealed_path, PASSPHRASE, card)
    assert head_office.card_of(sealed_path) == card
    head_office.change_passphrase(sealed_path, key, OFFICE_PASSPHRASE, NEW)
    assert vault.unlock(sealed_path, NEW) == before
    with pytest.raises(WrongSecret):
        vault.unlock(sealed_path, PASSPHRASE)
    code = vault.new_recovery_code()
    vault.change_recovery_code(sealed_path, NEW, code)
    assert vault.unlock(sealed_path, code) == before
    assert head_office.card_of(sealed_path) == card


def test_kept_out_it_opens_nothing_any_more(sealed_path: Path, key: Path, card: Card) -> None:
    head_office.let_in(sealed_path, PASSPHRASE, card)
    with pytest.raises(WrongSecret):
        head_office.keep_out(sealed_path, "another")
    head_office.keep_out(sealed_path, PASSPHRASE)
    assert head_office.card_of(sealed_path) is None
    with pytest.raises(DeskFault, match="not let in"):
        head_office.check_key(sealed_path, key, OFFICE_PASSPHRASE)
    assert set(json.loads(vault.key_file(sealed_path).read_text())["slots"]) == {"passphrase", "recovery"}


def test_another_office_a_wrong_passphrase_and_a_damaged_file_are_refused(
    sealed_path: Path, key: Path, card: Card, tmp_path: Path
) -> None:
    head_office.let_in(sealed_path, PASSPHRASE, card)
    with pytest.raises(WrongSecret, match="key of the head office"):
        head_office.check_key(sealed_path, key, PASSPHRASE)
    other = tmp_path / "other.key"
    head_office.make_key(other, "Ngân hàng", "Hội sở", OFFICE_PASSPHRASE)
    with pytest.raises(DeskFault, match="not let in"):
        head_office.check_key(sealed_path, other, OFFICE_PASSPHRASE)
    for content in ("", "{}", '{"secret": {"salt": "", "key": "", "passes": 3, "memory": 1}}', "\xff"):
        other.write_text(content, encoding="latin-1")
        with pytest.raises(DeskFault, match="no key of a head office"):
            head_office.check_key(sealed_path, other, OFFICE_PASSPHRASE)


def test_the_key_file_of_the_office_is_private_wrapped_and_never_written_over(key: Path, card: Card) -> None:
    assert key.stat().st_mode & 0o777 == 0o600
    assert OFFICE_PASSPHRASE not in key.read_text()
    with pytest.raises(DeskFault, match="something at"):
        head_office.make_key(key, "x", "", OFFICE_PASSPHRASE)
    with pytest.raises(Refused):
        head_office.make_key(key.with_name("weak"), "x", "", "12345678")


def test_a_slot_that_asks_for_all_memory_there_is_counts_as_damaged(sealed_path: Path) -> None:
    file = vault.key_file(sealed_path)
    content = json.loads(file.read_text())
    for name, value in (("memory", 1 << 40), ("passes", 1 << 30), ("passes", 0), ("salt", "AA"), ("key", 7)):
        changed = json.loads(json.dumps(content))
        changed["slots"]["passphrase"][name] = value
        file.write_text(json.dumps(changed))
        with pytest.raises(DeskFault, match="missing or damaged"):
            vault.unlock(sealed_path, PASSPHRASE)


def test_the_way_without_crodesk_that_is_documented_opens_the_desk(
    sealed_path: Path, clock: Clock, key: Path, card: Card, tmp_path: Path
) -> None:
    head_office.let_in(sealed_path, PASSPHRASE, card)
    desk = opening.open_to_write(sealed_path, PASSPHRASE, clock, "test")
    a_customer(desk, "Trần Văn Đức")
    made = desk.back_up(tmp_path / "backups")
    desk.close()
    (script,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert len([line for line in script.splitlines() if line.strip()]) <= 30
    for path in (sealed_path, made.path):
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", script, key, path],
            input=f"{OFFICE_PASSPHRASE}\n",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("\tTrần Văn Đức\n")
