"""The developer's door: `python3 -m bootstrap check | lock | wheelhouse [PLATFORM] | python ARGUMENT…`."""

import sys

from bootstrap import checks, locks
from bootstrap.environment import HEAD_OFFICE, RUNTIME, TEST_TOOLS, WITH_CHECKOUT, ready
from bootstrap.say import NOT_SET_UP, Stop, say
from bootstrap.start import hand_over


def main(command: str, *arguments: str) -> None:
    """Run one of the developer's commands; `python` is the private environment's, with the test tools in it."""
    if command == "check":
        sys.exit(checks.lint(ready(RUNTIME, HEAD_OFFICE, TEST_TOOLS)))
    if command == "lock":
        sys.exit(locks.make(*arguments))
    if command == "wheelhouse":
        sys.exit(locks.fill_wheelhouse(*arguments))
    if command == "python":
        hand_over(ready(RUNTIME, HEAD_OFFICE, TEST_TOOLS), list(arguments), WITH_CHECKOUT)
    raise Stop(__doc__ or "")


if __name__ == "__main__":
    try:
        main(*(sys.argv[1:] or [""]))
    except Stop as stop:
        say(str(stop))
        sys.exit(NOT_SET_UP)
