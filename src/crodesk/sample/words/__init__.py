"""The tables that the sample is made from, as text files: people, firms, what was said, products."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def rows(name: str, columns: int) -> list[list[str]]:
    """Return the rows of a table, its cells without the blanks around them, short rows filled up to `columns`."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_cells(line, columns) for line in lines if line and not line.startswith("#")]


def _cells(line: str, columns: int) -> list[str]:
    cells = [cell.strip() for cell in line.split("|", columns - 1)]
    return cells + [""] * (columns - len(cells))


def told(name: str) -> dict[str, Any]:
    """Return what a TOML file tells."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
