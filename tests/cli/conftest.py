"""Running crodesk as a program or within the test, with every place of the computer in a temporary folder."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from crodesk.cli.running import run
from crodesk.language import set_language
from tests.conftest import PASSPHRASE, TODAY

PLACES = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state", "HOME": "home"}


@dataclass(frozen=True)
class Answer:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep the settings and data of whoever runs the tests out of them."""
    for variable, folder in PLACES.items():
        monkeypatch.setenv(variable, str(tmp_path / folder))
    for variable in ("CRODESK_DESK", "CRODESK_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("CRODESK_TODAY", TODAY.isoformat())
    yield tmp_path
    set_language("en")


@pytest.fixture
def crodesk(capsys: pytest.CaptureFixture[str], desk_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command within the test, on a fresh plain desk unless the arguments name another."""
    monkeypatch.setenv("CRODESK_DESK", str(desk_path))

    def called(*arguments: object) -> Answer:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return called


def program(*arguments: object, given: str | None = None, pass_fds: tuple[int, ...] = (), **environment: str) -> Answer:
    """Run a command as a program of its own, without a terminal."""
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "crodesk", *map(str, arguments)],
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=60,
        check=False,
        pass_fds=pass_fds,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    """A file that holds the passphrase of the encrypted desk."""
    path = tmp_path / "passphrase.txt"
    path.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return path
