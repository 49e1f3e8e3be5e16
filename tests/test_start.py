"""The first command: what it makes, where, from what, and what it says when it can't."""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from bootstrap import __main__ as developers
from bootstrap import checks, environment, install, making, places, start
from bootstrap.reasons import explain
from bootstrap.say import Stop

ROOT = Path(__file__).parent.parent
SETTING_UP = "Setting crodesk up"
WAITING = "Another start is setting crodesk up"
PROGRAM = "import os, sys, tiny\nprint(tiny.WORD, sys.argv[1:], os.getcwd())\nsys.exit(len(sys.argv) - 1)\n"
OLD_PYTHONS = [path for path in Path.home().glob(".pyenv/versions/*/bin/python") if "/versions/3.1" not in str(path)]

Ended = subprocess.CompletedProcess[str]


class Checkout:
    """A small project with crodesk's own start.py: one package in its lock, and a wheelhouse that holds it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wheelhouse = folder / "wheelhouse"
        self.lock = folder / "requirements.lock"
        self.pip = folder / "bootstrap" / install.PIP.name
        self.settings = {"PATH": os.environ["PATH"], "HOME": str(folder.parent / "home"), "PIP_CONFIG_FILE": os.devnull}

    def start(self, *arguments: str, under: Sequence[str] = ()) -> Ended:
        with self.begin(*arguments, under=under) as process:
            out, err = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def begin(self, *arguments: str, under: Sequence[str] = ()) -> subprocess.Popen[str]:
        command = [*under, sys.executable, str(self.folder / "start.py"), *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=self.settings, cwd=self.folder.parent, text=True, stdout=pipe, stderr=pipe)

    @property
    def environments(self) -> list[Path]:
        return [path.parent for path in self.folder.glob(".private/*/pyvenv.cfg")]


def a_wheel(folder: Path, word: str) -> Path:
    """Write the wheel of a package `tiny` whose one module says `word`."""
    wheel = folder / "tiny-1.0-py3-none-any.whl"
    facts = "tiny-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tiny.py", f"WORD = {word!r}\n")
        archive.writestr(f"{facts}/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        archive.writestr(f"{facts}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{facts}/RECORD", f"tiny.py,,\n{facts}/METADATA,,\n{facts}/WHEEL,,\n{facts}/RECORD,,\n")
    return wheel


def a_checkout(folder: Path) -> Checkout:
    it = Checkout(folder)
    shutil.copytree(ROOT / "bootstrap", it.folder / "bootstrap", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "start.py", it.folder)
    program = it.folder / "src" / "crodesk" / "__main__.py"
    program.parent.mkdir(parents=True)
    program.write_text(PROGRAM, encoding="utf-8")
    it.wheelhouse.mkdir()
    wheel = a_wheel(it.wheelhouse, "hello")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    it.lock.write_text(f"tiny==1.0 \\\n    --hash=sha256:{digest}\n", encoding="utf-8")
    return it


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return a_checkout(tmp_path / "a checkout")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that was started once; tests take copies of it."""
    first = a_checkout(tmp_path_factory.mktemp("started") / "first")
    assert first.start().returncode == 0
    return first.folder


@pytest.fixture
def ready(started: Path, tmp_path: Path) -> Checkout:
    return Checkout(Path(shutil.copytree(started, tmp_path / "moved", symlinks=True)))


# What a start does


def test_a_first_start_beside_a_wheelhouse_asks_no_index(checkout: Checkout) -> None:
    checkout.settings["PIP_INDEX_URL"] = "http://127.0.0.1:9/simple"
    ended = checkout.start("demo", "--language", "a b", "")
    assert ended.stdout == f"hello ['demo', '--language', 'a b', ''] {checkout.folder.parent}\n"
    assert ended.stderr.startswith(SETTING_UP)
    assert ended.returncode == 4  # crodesk's own exit code: here the number of arguments


def test_a_later_start_runs_no_pip_and_says_nothing(ready: Checkout) -> None:
    ready.pip.unlink()
    shutil.rmtree(ready.wheelhouse)
    ended = ready.start()
    assert (ended.stdout[:8], ended.stderr, ended.returncode) == ("hello []", "", 0)


def test_a_changed_source_is_live_and_settings_for_another_python_do_not_reach_it(ready: Checkout) -> None:
    ready.settings["PYTHONPATH"] = str(ready.folder / "shadow")
    (ready.folder / "shadow").mkdir()
    (ready.folder / "shadow" / "tiny.py").write_text("WORD = 'another'\n", encoding="utf-8")
    program = ready.folder / "src" / "crodesk" / "__main__.py"
    program.write_text("import tiny; print('changed', tiny.WORD)", encoding="utf-8")
    assert ready.start().stdout == "changed hello\n"


def test_a_changed_lock_gets_its_own_environment_and_the_old_one_stays_for_a_desk_still_open(ready: Checkout) -> None:
    before = ready.environments
    ready.lock.write_text("# another lock\n" + ready.lock.read_text(encoding="utf-8"), encoding="utf-8")
    assert ready.start().stderr.startswith(SETTING_UP)
    assert len(ready.environments) == 2
    assert set(before) < set(ready.environments)


def test_an_environment_unused_for_a_month_goes_when_another_is_made(ready: Checkout) -> None:
    day = 24 * 3600
    for name, age in ("used", 29 * day), ("unused", 31 * day):
        folder = ready.folder / ".private" / name
        folder.mkdir()
        os.utime(folder, (time.time() - age,) * 2)
    making._remove_unused(ready.folder / ".private", ready.environments[0])
    assert (ready.folder / ".private" / "used").exists()
    assert not (ready.folder / ".private" / "unused").exists()


def test_a_start_that_was_cut_off_is_made_good_by_the_next(ready: Checkout) -> None:
    (environment,) = ready.environments
    next(environment.glob("requirements.lock-*")).unlink()
    next(environment.glob("lib*/**/tiny.py")).write_text("cut o", encoding="utf-8")
    ended = ready.start()
    assert ended.stdout.startswith("hello")
    assert ready.environments == [environment]


def test_of_two_first_starts_at_once_one_sets_up_and_both_run(checkout: Checkout) -> None:
    with checkout.begin() as one, checkout.begin() as other:
        ended = [one.communicate(), other.communicate()]
    assert [out[:8] for out, _ in ended] == ["hello []"] * 2
    assert sum(SETTING_UP in err for _, err in ended) == 1


def test_where_pip_is_set_to_install_elsewhere_the_packages_still_come_here(checkout: Checkout) -> None:
    elsewhere = str(checkout.folder.parent / "elsewhere")
    checkout.settings |= {"PIP_TARGET": elsewhere, "PIP_PREFIX": elsewhere, "PIP_ROOT": elsewhere, "PIP_USER": "1"}
    assert checkout.start().stdout.startswith("hello")


# Where the environment lies


def test_on_a_noexec_mount_the_environment_goes_to_the_data_folder(checkout: Checkout) -> None:
    mount = 'mount --bind "$0" "$0" && mount -o remount,bind,noexec "$0" && exec "$@"'
    under = ["unshare", "--mount", "--map-root-user", "sh", "-c", mount, str(checkout.folder)]
    if shutil.which("unshare") is None or subprocess.run([*under, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this account may not make a noexec mount here (unshare --mount --map-root-user)")
    data = checkout.folder.parent / "data"
    checkout.settings["XDG_DATA_HOME"] = str(data)
    assert [checkout.start(under=under).stdout[:8] for _ in range(2)] == ["hello []"] * 2
    assert len(list(data.glob("crodesk/private/*/pyvenv.cfg"))) == 1
    assert not (checkout.folder / ".private").exists()


def test_the_first_place_that_can_be_written_and_run_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(making, "homes", lambda: [tmp_path / "file" / "under", tmp_path / "folder"])
    assert making._usable_home() == tmp_path / "folder"


def test_without_any_such_place_one_sentence_names_those_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(making, "homes", lambda: [tmp_path / "file" / "one", tmp_path / "file" / "two" / "three"])
    with pytest.raises(Stop, match=f"can't be written to and run from {tmp_path}/file or {tmp_path}/file/two. "):
        making._usable_home()


@pytest.mark.parametrize(
    ("system", "given", "folder"),
    [
        ("linux", "", ".local/share"),
        ("linux", "relative/is/ignored", ".local/share"),
        ("linux", "/given", "/given"),
        ("darwin", "/given", "Library/Application Support"),
    ],
)
def test_the_data_folder_is_the_one_of_the_system(
    system: str, given: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("HOME", "/home/officer")
    monkeypatch.setenv("XDG_DATA_HOME", given)
    assert places.data_folder() == Path("/home/officer") / folder


# What it says when it can't


def said(ended: Ended) -> str:
    """Return the last line on standard error of a start that failed as it should: no output, no traceback."""
    assert (ended.stdout, ended.returncode) == ("", 4)
    assert "Traceback" not in ended.stderr
    return ended.stderr.splitlines()[-1]


def test_a_changed_pip_wheel_is_not_run(checkout: Checkout) -> None:
    with checkout.pip.open("ab") as wheel:
        wheel.write(b"x")
    assert said(checkout.start()).startswith(f"The file bootstrap/{checkout.pip.name} was changed")
    assert checkout.environments == []


def test_a_changed_package_is_not_installed(checkout: Checkout) -> None:
    a_wheel(checkout.wheelhouse, "gotcha")
    assert said(checkout.start()).startswith("The package tiny==1.0 is not the one that crodesk was made with")
    assert checkout.environments == []


def test_a_package_that_the_wheelhouse_lacks_is_named(checkout: Checkout) -> None:
    next(checkout.wheelhouse.iterdir()).unlink()
    sentence = "The wheelhouse has no tiny==1.0 for Python {}.{} on this computer.".format(*sys.version_info)
    assert said(checkout.start()).startswith(sentence)


def test_without_a_network_one_sentence_says_so_and_names_no_address(checkout: Checkout) -> None:
    shutil.rmtree(checkout.wheelhouse)
    checkout.settings |= {"PIP_INDEX_URL": "http://officer:secret@127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    ended = checkout.start()
    assert said(ended).startswith("The packages that crodesk needs could not be fetched: the network did not answer.")
    assert "127.0.0.1" not in ended.stderr
    assert "secret" not in ended.stderr


def test_a_missing_lock_is_a_sentence_too(checkout: Checkout) -> None:
    checkout.lock.unlink()
    assert said(checkout.start()).startswith("Setting crodesk up failed: No such file or directory")


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken by 'SSLError(CERTIFICATE_VERIFY_FAILED)'",
            "The conn",
        ),
        ("ERROR: HTTPSConnectionPool(host='h', port=443): Max retries exceeded with url: /simple", "The packages that"),
        (
            "ERROR: No matching distribution found for tiny==1.0",
            "The package source in use can't be reached or has no tin",
        ),
    ],
)
def test_what_pip_says_becomes_one_sentence(output: str, sentence: str) -> None:
    assert explain(output + "\n", from_wheelhouse=False).startswith(sentence)


def test_an_error_without_a_sentence_of_its_own_is_passed_on_without_the_address() -> None:
    output = (
        "Looking in indexes: https://a:b@index/simple\nERROR: HTTP error 500 while getting https://a:b@index/x.whl\n"
    )
    sentence = "Installing the packages failed: HTTP error 500 while getting (address)"
    assert explain(output, from_wheelhouse=False) == sentence


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10), (3, 15)])
def test_a_python_that_does_not_fit_is_told_which_do(version: tuple[int, int]) -> None:
    pretend = f"import runpy, sys; sys.version_info = {version} + (0, 'final', 0); runpy.run_path(sys.argv[1])"
    ended = subprocess.run(
        [sys.executable, "-c", pretend, ROOT / "start.py"], check=False, capture_output=True, text=True
    )
    assert said(ended).startswith(
        f"crodesk needs Python 3.11, 3.12, 3.13 or 3.14 and this is {version[0]}.{version[1]}:"
    )


@pytest.mark.skipif(not OLD_PYTHONS, reason="no Python older than 3.10 is installed here")
def test_old_pythons_can_read_that() -> None:
    for python in OLD_PYTHONS:
        ended = subprocess.run([python, ROOT / "start.py"], check=False, capture_output=True, text=True)
        assert said(ended).startswith("crodesk needs Python 3.11")


# What it is made of, and what CI runs


def test_setting_up_needs_the_standard_library_only() -> None:
    for path in [ROOT / "start.py", *(ROOT / "bootstrap").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names | {"bootstrap"}, path


def test_every_check_runs_and_the_exit_code_of_pytest_is_kept(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    python = tmp_path / "python"
    python.write_text(
        '#!/bin/sh\necho "ran $*"\ncase "$*" in *pytest*) exit 5;; *mypy*) exit 2;; esac\n', encoding="utf-8"
    )
    python.chmod(0o700)
    assert checks.run(python) == 5
    out = capfd.readouterr().out
    assert out.count("ran ") == len(checks.LINT | checks.TESTS)
    assert out.endswith("Failed: types, tests and locks.\n")
    assert checks.lint(python) == 1


def test_arguments_after_test_are_for_pytest_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$*"\n', encoding="utf-8")
    python.chmod(0o700)
    assert checks.run(python, ["tests/domain", "-x"]) == 0
    assert capfd.readouterr().out == "-I -X utf8 -m pytest tests/domain -x\n"


def test_what_the_head_office_needs_is_brought_only_where_one_publishes() -> None:
    runtime, more = environment.RUNTIME, environment.HEAD_OFFICE
    assert start.needed(["--desk", "d", "publish", "--to", "postgresql+psycopg://u@h/b"]) == [runtime, more]
    assert start.needed(["note", "publish"]) == start.needed([]) == [runtime]


def test_the_developers_python_finds_what_stands_in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make bench` and `make faults` run what nobody installs."""
    ran: list[list[str]] = []

    def become(_path: str, command: list[str]) -> None:
        ran.append(command)
        raise SystemExit

    monkeypatch.setattr(developers, "ready", lambda *_locks: Path(sys.executable))
    monkeypatch.setattr(os, "execv", become)
    with pytest.raises(SystemExit):
        developers.main("python", "-c", "import benchmarks.plan, tests.faults.outcome")
    assert subprocess.run(ran[0], cwd=ROOT, check=False).returncode == 0
