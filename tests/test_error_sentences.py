"""What the officer is told when something goes wrong: what happened, whether the work is safe, what to do."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from crodesk.storage.faults import MESSAGES
from tests.catalogues import ROOT, SOURCE

SAFE = ("Nothing was changed", "Nothing was saved", "not saved", "It is as it was", "Nothing more is written")
"""How a sentence says what has become of the work."""
NOTHING_AT_STAKE = {"There is no desk at {path}. Make one with: crodesk init"}
"""Faults before which there was no work yet."""
ENDS = (".", "?", "init")


def faults() -> Iterator[tuple[str, str]]:
    """Yield where a fault of the file, the disk or the computer is worded, and its words."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "DeskFault":
                for marked in ast.walk(node):
                    if isinstance(marked, ast.Call) and isinstance(marked.func, ast.Name) and marked.func.id == "N_":
                        yield f"{path.relative_to(ROOT)}:{marked.lineno}", ast.literal_eval(marked.args[0])
    yield from (("storage/faults.py", text) for text in MESSAGES.values())


FAULTS = sorted(set(faults()))


def test_the_faults_are_found() -> None:
    assert len(FAULTS) >= 15


@pytest.mark.parametrize(("place", "text"), FAULTS)
def test_a_fault_says_what_has_become_of_the_work(place: str, text: str) -> None:
    assert text in NOTHING_AT_STAKE or any(words in text for words in SAFE), place


@pytest.mark.parametrize(("place", "text"), FAULTS)
def test_a_fault_is_told_in_sentences(place: str, text: str) -> None:
    assert text.endswith(ENDS), place
    assert "error" not in text.casefold(), place
    assert "failed" not in text.casefold(), place
