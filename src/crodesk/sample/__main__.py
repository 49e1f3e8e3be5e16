"""`python -m crodesk.sample FILE` makes the sample anew."""

import sys
from pathlib import Path

from crodesk.sample.make import make

WANTED = 2


def main(arguments: list[str]) -> int:
    """Make the sample at the path given and say how it went."""
    if len(arguments) != WANTED:
        sys.stderr.write("usage: python -m crodesk.sample FILE\n")
        return 2
    path = Path(arguments[1])
    make(path)
    sys.stderr.write(f"{path}: {path.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
