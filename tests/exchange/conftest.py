"""What tests of files share: the public data beside the checkout, and files made on the spot."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crodesk.exchange.importing import Import, open_import
from crodesk.exchange.records import Outcome

ROOT = Path(__file__).parents[2]
PROFILES = ROOT / "examples" / "profiles"

MakeImport = Callable[..., Import]


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The public data; a test that needs it skips where it isn't."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the public data isn't at {folder.relative_to(ROOT.parent)} beside the checkout")
    return folder


@pytest.fixture
def make_import(tmp_path: Path) -> MakeImport:
    """Write a profile and files beside each other, and open them."""

    def make(profile: str, **files: str | bytes) -> Import:
        folder = tmp_path / "files"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            path = folder / name.replace("__", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (tmp_path / "profile.toml").write_text(profile, encoding="utf-8")
        return open_import(str(tmp_path / "profile.toml"), [folder])

    return make


def outcomes(found: Import) -> list[Outcome]:
    """Read everything."""
    return [each for file in found.files for each in file.read()]
