"""A conversation line by line: a question on standard output, an answer from standard input, and what steers it."""

import sys

from crodesk.domain.text import clean_line, clean_text
from crodesk.domain.words import N_
from crodesk.language import _

BACK, SKIP, NEXT_STEP, HELP, EMPTY, ADD = "<", ".", ">", "?", "-", "+"
"""What can be typed instead of an answer."""
STEERING = N_(
    "Enter keeps what stands there. ? helps, < goes back, . skips the question, > goes to the next step, - empties the"
    " answer. Every answer is kept at once; Ctrl+D ends, and the same command with the number goes on."
)


class Steered(Exception):
    """Something was typed that leads elsewhere."""


class Back(Steered):
    """To the question before."""


class Skip(Steered):
    """Past this question."""


class NextStep(Steered):
    """To the first question of the next step."""


_WAYS = {BACK: Back, SKIP: Skip, NEXT_STEP: NextStep}


def say(words: str = "") -> None:
    """Say something."""
    print(clean_text(words), flush=True)


def answer(question: str, about: str = "") -> str:
    """Ask, and return the line that is answered; raises `EOFError` at the end, and `Steered` for what leads elsewhere.

    `about` is what `?` says. Where answers come from a file they are shown after their questions.
    """
    while True:
        print(clean_text(question), end=" ", flush=True)
        line = sys.stdin.readline()
        if not line:
            print(flush=True)
            raise EOFError
        typed = clean_line(line)
        if not sys.stdin.isatty():
            say(typed)
        if typed in _WAYS:
            raise _WAYS[typed]
        if typed != HELP:
            return typed
        say(f"{about}\n{_(STEERING)}".strip())


def chosen(question: str, words: list[str], about: str = "") -> int | None:
    """Ask for one of several, by its number, and return its place; `None` for none of them."""
    for place, each in enumerate(words, start=1):
        say(f"  {place}  {each}")
    while True:
        typed = answer(question, about)
        if not typed:
            return None
        if typed.isdecimal() and 1 <= int(typed) <= len(words):
            return int(typed) - 1
        say(_("Type a number from 1 to {most}, or only Enter.").format(most=len(words)))
