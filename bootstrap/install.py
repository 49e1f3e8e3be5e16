"""Making the environment and filling it: pip runs straight out of its wheel, which no system needs to bring."""

import hashlib
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

from bootstrap.environment import ALONE, HEAD_OFFICE, TEST_TOOLS
from bootstrap.places import ROOT
from bootstrap.reasons import explain
from bootstrap.say import Stop

PIP = ROOT / "bootstrap" / "pip-26.3-py3-none-any.whl"
"""pip's own wheel, as its authors publish it."""

PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
"""The published digest of that wheel."""

WHEELHOUSE = ROOT / "wheelhouse"
"""Where a stick carries the packages, so that no network is needed."""

CARRIED = {HEAD_OFFICE: "psycopg_binary-*", TEST_TOOLS: "pytest-*"}
"""By lock: what lies in a wheelhouse that serves it; any serves the first one."""

CHECKED = ("--require-hashes", "--only-binary", ":all:")
"""Each file is checked against the lock, and none is built here."""

HERE = ("--target=", "--no-user", "--no-input", "--disable-pip-version-check")
"""The packages go nowhere else and nobody is asked, whatever pip's settings on this computer say."""

ELSEWHERE = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
"""Settings that would send the packages elsewhere; all others, such as a private index, hold here too."""


def create(environment: Path) -> None:
    """Make an empty environment in which the checkout's own source is found, whatever was left there before."""
    try:
        import venv
    except ImportError:
        raise Stop(
            "This Python is incomplete (it has no module venv): install all of Python and start crodesk again."
        ) from None
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(environment)
    _link_source(environment)


def _link_source(environment: Path) -> None:
    """Put `src` on the environment's path, so that a changed checkout is live; relative within it, as it may move."""
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(environment)}))
    source = ROOT / "src"
    inside = environment.is_relative_to(ROOT)
    line = os.path.relpath(source, packages) if inside else f"import sys; sys.path.append({str(source)!a})"
    (packages / "crodesk.pth").write_text(line + "\n", encoding="ascii")


def packages(python: Path, lock: Path) -> None:
    """Install what `lock` lists, each file checked against its hash; nothing is built here."""
    _check_pip()
    count = len(re.findall(r"^\w", lock.read_text(encoding="utf-8"), re.MULTILINE))
    command = [str(python), *ALONE, f"{PIP}/pip", "install", *HERE, *CHECKED, *_sources(lock), f"--requirement={lock}"]
    code, output = _run(command, count)
    if code:
        raise Stop(explain(output, WHEELHOUSE.is_dir()))


def _check_pip() -> None:
    if hashlib.sha256(PIP.read_bytes()).hexdigest() != PIP_SHA256:
        raise Stop(
            f"The file bootstrap/{PIP.name} was changed since crodesk was made, so nothing was installed. "
            "Take crodesk from a trusted source again."
        )


def _sources(lock: Path) -> list[str]:
    """Say where pip looks: in bootstrap/, and in a wheelhouse that serves `lock`, else where the settings here say."""
    serves = WHEELHOUSE.is_dir() and any(WHEELHOUSE.glob(CARRIED.get(lock, "*")))
    return [f"--find-links={PIP.parent}", *(["--no-index", f"--find-links={WHEELHOUSE}"] if serves else [])]


def _run(command: list[str], count: int) -> tuple[int, str]:
    """Run pip and show how far it is; its output may name a private package source, so it is kept from the screen."""
    output: list[str] = []
    fetched = 0
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={key: value for key, value in os.environ.items() if key not in ELSEWHERE},
        close_fds=False,  # so that pip holds the lock of the start that started it
        encoding="utf-8",
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            output.append(line)
            fetched += line.startswith(("Collecting ", "Processing "))
            _show(f"{'Installing' if line.startswith('Installing ') else 'Fetching'}: {fetched} of {count}")
    _show("")
    return pip.returncode, "".join(output)


def _show(progress: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{progress}")
        sys.stderr.flush()
