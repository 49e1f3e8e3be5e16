"""What all tests of screens share: settings of their own, and everything as at the start of the program again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crodesk.language import set_language
from crodesk.widgets.key_set import OURS, use_keys
from crodesk.widgets.signs import use_signs


@pytest.fixture(autouse=True)
def _as_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the settings of whoever runs the tests out of them, and what one test chose out of the next."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("SSH_CONNECTION", "tests")  # the clipboard of this computer is nobody's business here
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CRODESK_LANGUAGE"):
        monkeypatch.delenv(variable, raising=False)
    yield
    set_language("en")
    use_keys(OURS)
    use_signs("thin")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that files are offered to be written to and read from."""
    path = tmp_path / "home"
    path.mkdir()
    monkeypatch.setattr(Path, "home", lambda: path)
    return path
