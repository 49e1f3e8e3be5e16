"""What `python3 start.py` does with its arguments."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bootstrap.environment import ALONE, HEAD_OFFICE, RUNTIME, TEST_TOOLS, ready
from bootstrap.say import NOT_SET_UP, Stop, say


def main(arguments: list[str]) -> None:
    """Run everything CI runs for `test`, and hand any other arguments to crodesk as they are."""
    try:
        if arguments[:1] == ["test"]:
            run_checks(arguments[1:])
        os.environ["CRODESK_TYPED_AS"] = f"{Path(sys.executable).name} {sys.argv[0]}"
        hand_over(ready(*needed(arguments)), ["-m", "crodesk", *arguments])
    except Stop as stop:
        say(str(stop))
    except OSError as error:
        say(f"Setting crodesk up failed: {error.strerror or error} ({error.filename}). Mend that and start it again.")
    except KeyboardInterrupt:
        say("Stopped. The next start makes good what is missing.")
    sys.exit(NOT_SET_UP)


def needed(arguments: list[str]) -> list[Path]:
    """Return the locks of what these arguments need: more where a desk is published to a PostgreSQL server."""
    publishes = "publish" in arguments and any("postgresql" in each for each in arguments)
    return [RUNTIME, HEAD_OFFICE] if publishes else [RUNTIME]


def run_checks(arguments: list[str]) -> None:
    """Run the checks in the environment that has the tools for them, and exit as they ended."""
    from bootstrap import checks

    sys.exit(checks.run(ready(RUNTIME, HEAD_OFFICE, TEST_TOOLS), arguments))


def hand_over(python: Path, arguments: list[str], options: Sequence[str] = ALONE) -> None:
    """Become `python` with `arguments`; on Windows, which can't, run it and exit as it does."""
    command = [str(python), *options, *arguments]
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(command[0], command)
