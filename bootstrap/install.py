"""Making the environment and filling it: pip runs straight out of its wheel, which no system needs to bring."""

import hashlib
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

from bootstrap.environment import ALONE
from bootstrap.places import ROOT
from bootstrap.say import Stop

PIP = ROOT / "bootstrap" / "pip-26.3-py3-none-any.whl"
"""pip's own wheel, as its authors publish it."""

PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
"""The published digest of that wheel."""

WHEELHOUSE = ROOT / "wheelhouse"
"""Where a stick carries the packages, so that no network is needed."""

REASONS = (
    (
        r"DO NOT MATCH THE HASHES.*\n\s+(\S+)",
        "The package {0} is not the one that crodesk was made with, so it was not installed. "
        "Take crodesk, and its wheelhouse if it has one, from a trusted source again.",
    ),
    (
        r"Errno 28|WinError 112",
        "The disk is full: crodesk needs 200 MB for its program files. Make room and start it again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|certificate verify failed",
        "The connection to the package source could not be trusted (its certificate was refused). "
        "Ask the person who looks after this computer's network settings.",
    ),
    (
        r"Retrying \(|Network is unreachable|ConnectionError|ProxyError|Read timed out",
        "The packages that crodesk needs could not be fetched: the network did not answer. "
        "Connect this computer and start crodesk again, or put a wheelhouse folder beside start.py.",
    ),
    (
        r"No matching distribution found for (\S+)",
        "The package {0} is not offered for Python {1} on this computer{2}. "
        "Use another Python from 3.11 to 3.14, or a complete wheelhouse.",
    ),
)
"""What pip's output means in one sentence, the first that fits."""


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
    command = [python, *ALONE, PIP / "pip", "install", "--no-input", "--no-user", "--disable-pip-version-check"]
    command += ["--progress-bar", "off", "--require-hashes", "--only-binary", ":all:", *_sources(), "-r", lock]
    code, output = _run([str(part) for part in command], count)
    if code:
        raise Stop(explain(output))


def _check_pip() -> None:
    if hashlib.sha256(PIP.read_bytes()).hexdigest() != PIP_SHA256:
        raise Stop(
            f"The file bootstrap/{PIP.name} was changed since crodesk was made, so nothing was installed. "
            "Take crodesk from a trusted source again."
        )


def _sources() -> list[str | Path]:
    """Say where pip looks: in a wheelhouse alone, else where this computer's settings say; and in bootstrap/."""
    only: list[str | Path] = ["--no-index", "--find-links", WHEELHOUSE] if WHEELHOUSE.is_dir() else []
    return [*only, "--find-links", PIP.parent]


def _run(command: list[str], count: int) -> tuple[int, str]:
    """Run pip and show how far it is; its output may name a private package source, so it is kept from the screen."""
    output: list[str] = []
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        close_fds=False,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    with process:
        for line in process.stdout or ():
            output.append(line)
            _show(sum(past.startswith("Collecting") for past in output), count)
    _show(0, 0)
    return process.returncode, "".join(output)


def _show(done: int, count: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r  {done} of {count} packages " if count else "\r\x1b[K")
        sys.stderr.flush()


def explain(output: str) -> str:
    """Return the one sentence for what went wrong in pip's `output`, without any address in it."""
    where = " by its wheelhouse" if WHEELHOUSE.is_dir() else ""
    for pattern, sentence in REASONS:
        if found := re.search(pattern, output):
            return sentence.format(*found.groups(), "{}.{}".format(*sys.version_info), where)
    errors = re.findall(r"^ERROR: (.+)$", output, re.MULTILINE) or ["it gave no reason"]
    return "Installing the packages failed: " + re.sub(r"\S+://\S+", "(address)", errors[-1])
