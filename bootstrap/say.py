"""How setting up speaks: one sentence on standard error."""

import sys

NOT_SET_UP = 4
"""The exit code of a start that could not set crodesk up; crodesk itself never uses it."""


class Stop(Exception):
    """Setting up can't go on; the text is the one sentence that says why and what to do."""


def say(sentence: str) -> None:
    """Tell the officer something, away from standard output, which is data only."""
    print(sentence, file=sys.stderr, flush=True)
