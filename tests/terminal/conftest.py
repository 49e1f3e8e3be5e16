"""Programs in terminals, ended when their test is over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.terminal.emulator import Answers
from tests.terminal.harness import Terminal

ROOT = Path(__file__).parents[2]


class Start(Protocol):
    """Starts a program in a terminal of its own; its account lies in the test's own folder."""

    def __call__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        answers: Answers | None = None,
    ) -> Terminal: ...


def starter(home: Path, stack: ExitStack) -> Start:
    """Return what starts programs and leaves it to `stack` to end them."""

    def start(
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        answers: Answers | None = None,
    ) -> Terminal:
        terminal = Terminal(
            command,
            home=home,
            columns=columns,
            rows=rows,
            environment=environment,
            folder=ROOT,
            answers=answers,
        )
        return stack.enter_context(terminal)

    return start


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start programs for one test."""
    with ExitStack() as stack:
        yield starter(tmp_path, stack)


@pytest.fixture(scope="module")
def start_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Start programs that all tests of a module share."""
    with ExitStack() as stack:
        yield starter(tmp_path_factory.mktemp("home"), stack)
