"""Making the locks and a wheelhouse: for the developer, with the network."""

import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path

from bootstrap.environment import ALONE, HEAD_OFFICE, RUNTIME, TEST_TOOLS, python
from bootstrap.install import CHECKED, PIP, WHEELHOUSE
from bootstrap.places import ROOT

UV = "uv==0.13.9"
"""The resolver; it is in no environment of the project."""

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""The Pythons that a wheelhouse serves: compiled wheels are made for each."""

COMPILE = ["pip", "compile", "--quiet", "--universal", "--python-version", PYTHONS[0]]
COMPILE += ["--generate-hashes", "--no-header", "--only-binary", ":all:", "--find-links", PIP.parent.name]
"""How a lock is made: for every platform, with hashes, with wheels only, without the address of a package index."""


def make(*options: str) -> int:
    """Write the locks from pyproject.toml; versions stay as they are unless `--upgrade` (or `-P NAME`) is given."""
    with tempfile.TemporaryDirectory() as scratch:
        venv.EnvBuilder(symlinks=sys.platform != "win32").create(scratch)
        tool = python(Path(scratch))
        code = subprocess.call([tool, *ALONE, PIP / "pip", "install", "--quiet", UV])
        for lock, source, given in _sources():
            command = [*COMPILE, *source, *options, "-o", lock.name]
            command = [str(tool), *ALONE, "-m", "uv", *command]
            code = code or subprocess.run(command, cwd=ROOT, input=given, check=False).returncode
    return code


def _sources() -> Iterator[tuple[Path, list[str], bytes]]:
    """Yield each lock with where its requirements stand, and what of them is given as text."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    same = ["--constraints", RUNTIME.name]
    yield RUNTIME, ["pyproject.toml"], b""
    yield HEAD_OFFICE, ["-", *same], "\n".join(extras["headoffice"]).encode()
    yield TEST_TOOLS, ["--group", "test", *same, "--constraints", HEAD_OFFICE.name], b""


def fill_wheelhouse(*platforms: str) -> int:
    """Fetch what crodesk needs into wheelhouse/, for this computer's platform or those named (such as win_amd64)."""
    tags = [part for platform in platforms for part in ("--platform", platform)]
    command = [sys.executable, *ALONE, f"{PIP}/pip", "download", "--quiet", *CHECKED, *tags]
    command += [f"--find-links={PIP.parent}", f"--dest={WHEELHOUSE}", f"--requirement={RUNTIME}"]
    return max(subprocess.call([*command, "--python-version", version], cwd=ROOT) for version in PYTHONS)
