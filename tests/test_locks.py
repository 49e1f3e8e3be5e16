"""The locks say what pyproject.toml says, hold a hash for every file, and name no place to get it from."""

import ast
import hashlib
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from bootstrap import install
from bootstrap.environment import HEAD_OFFICE, RUNTIME, TEST_TOOLS
from bootstrap.locks import PYTHONS
from crodesk import __version__

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = {
    RUNTIME: PROJECT["project"]["dependencies"],
    HEAD_OFFICE: PROJECT["project"]["optional-dependencies"]["headoffice"],
    TEST_TOOLS: PROJECT["dependency-groups"]["test"],
}
LOCKS = pytest.mark.parametrize("lock", WANTED, ids=lambda path: path.name)

PLATFORMS = ["manylinux", "musllinux", "macosx", "win_amd64", "win_arm64"]
COMPILED = ["sqlcipher3", "pydantic-core", "sqlalchemy", "cffi", "lxml", "markupsafe"]


def entries(lock: Path) -> list[str]:
    """Return the lock's entries, each with its continued lines, without comments."""
    lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    return "\n".join(lines).replace("\\\n", " ").splitlines()


def pins(lock: Path) -> dict[str, Requirement]:
    """Return what the lock pins, by name."""
    found = [Requirement(entry.partition(" --hash=")[0]) for entry in entries(lock)]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


def version(requirement: Requirement) -> str:
    (pin,) = requirement.specifier
    assert pin.operator == "=="
    return pin.version


def pinned_here(lock: Path) -> dict[str, str]:
    """Return the versions that the lock pins for this Python and system."""
    return {name: version(pin) for name, pin in pins(lock).items() if pin.marker is None or pin.marker.evaluate()}


def requires(name: str) -> list[str]:
    """Return what an installed package requires; one that is not installed is found by another test."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


def closure(requirement: Requirement, extra: str = "") -> set[tuple[str, str]]:
    """Return name and specifier of all that `requirement` needs, itself included, as the installed packages say."""
    if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
        return set()
    name = canonicalize_name(requirement.name)
    needs = [Requirement(text) for text in requires(name)]
    wanted = [closure(need, chosen) for need in needs for chosen in requirement.extras or [""]]
    return {(name, str(requirement.specifier))}.union(*wanted)


@LOCKS
def test_each_entry_is_one_version_with_hashes_and_nothing_else(lock: Path) -> None:
    form = r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [^:]+?)?( +--hash=sha256:[0-9a-f]{64})+"
    assert [entry for entry in entries(lock) if not re.fullmatch(form, entry)] == []
    assert len(pins(lock)) == len(entries(lock))


@LOCKS
def test_no_address_is_in_a_lock(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert re.findall(r"://|@|index|find-links", text) == []


@LOCKS
def test_the_lock_pins_all_that_is_needed_in_versions_that_are_allowed(lock: Path) -> None:
    pinned = pins(lock)
    for direct in WANTED[lock]:
        for name, specifier in closure(Requirement(direct)):
            assert name in pinned, f"{name} is not in {lock.name}: run make lock"
            assert version(pinned[name]) in SpecifierSet(specifier), f"{lock.name} is out of step: run make lock"


@LOCKS
def test_the_lock_pins_nothing_that_is_not_needed(lock: Path) -> None:
    needed = {name for direct in WANTED[lock] for name, _ in closure(Requirement(direct))}
    assert pinned_here(lock).keys() == needed, f"{lock.name} is out of step: run make lock"


@pytest.mark.parametrize("lock", [HEAD_OFFICE, TEST_TOOLS], ids=lambda path: path.name)
def test_all_locks_agree(lock: Path) -> None:
    both = pins(RUNTIME).keys() & pins(lock).keys()
    assert {name: version(pins(RUNTIME)[name]) for name in both} == {name: version(pins(lock)[name]) for name in both}


@LOCKS
def test_what_is_installed_here_is_what_the_lock_says(lock: Path) -> None:
    assert {name: metadata.version(name) for name in pinned_here(lock)} == pinned_here(lock)


def test_each_compiled_package_has_a_wheel_for_each_python_and_system() -> None:
    """A lock made for one platform has but a few hashes: one for each Python on each of five systems is 20."""
    hashes = {entry.partition("==")[0]: entry.count("--hash=") for entry in entries(RUNTIME)}
    assert {name: hashes[name] for name in COMPILED if hashes[name] < len(PYTHONS) * len(PLATFORMS)} == {}


def test_the_wheels_that_the_checkout_brings_are_those_that_were_checked() -> None:
    digests = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in (ROOT / "bootstrap").glob("*.whl")}
    assert digests.pop(install.PIP) == install.PIP_SHA256
    locked = {entry.partition("==")[0].replace("-", "_"): entry for entry in entries(RUNTIME)}
    for path, digest in digests.items():
        assert f"--hash=sha256:{digest}" in locked[path.name.partition("-")[0]]


def test_the_pythons_are_the_same_everywhere() -> None:
    allowed = SpecifierSet(PROJECT["project"]["requires-python"])
    assert tuple(minor for minor in (f"3.{number}" for number in range(30)) if minor in allowed) == PYTHONS
    assert f"(3, {PYTHONS[0][2:]}) <= sys.version_info[:2] <= (3, {PYTHONS[-1][2:]})" in (ROOT / "start.py").read_text()
    assert PROJECT["tool"]["ruff"]["target-version"] == "py" + PYTHONS[0].replace(".", "")


def test_the_version_is_the_same_everywhere() -> None:
    assert PROJECT["project"]["version"] == __version__


def test_every_import_is_declared_and_every_dependency_is_imported() -> None:
    imported = {name for path in (ROOT / "src").rglob("*.py") for name in imports(path)} - sys.stdlib_module_names
    sources = metadata.packages_distributions()
    used = {canonicalize_name(source) for name in imported - {"crodesk"} for source in sources[name]}
    declared = {canonicalize_name(Requirement(text).name) for text in WANTED[RUNTIME] + WANTED[HEAD_OFFICE]}
    assert used == declared


def imports(path: Path) -> set[str]:
    """Return the top-level names that a source file imports."""
    tree = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    whole = {alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module for node in tree if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.partition(".")[0] for name in whole | parts}
