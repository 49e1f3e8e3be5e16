"""Words of others in the officer's language: argparse's own, and those of refusals and faults."""

import argparse
from collections.abc import Mapping

from crodesk.domain.problem import DeskFault, Problem, Refused
from crodesk.domain.words import N_
from crodesk.language import _, ngettext

ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
)
"""What argparse says; listed here so that the catalogues carry it."""


def translate_argparse() -> None:
    """Have argparse look its words up in our catalogue; it knows only those of the system."""
    vars(argparse)["_"] = _
    vars(argparse)["ngettext"] = ngettext


def example(typed: str, command: str) -> str:
    """Return how a command is typed, for whom typed it otherwise."""
    return _(N_("For example: {example}\nSee {command} --help.")).format(example=typed, command=command)


def of_refusal(refused: Refused) -> list[str]:
    """Return what was refused, a sentence a problem, its field named."""
    return [of_problem(problem) for problem in refused.problems]


def of_problem(problem: Problem) -> str:
    """Return one problem in the language in use."""
    from crodesk.domain.records import KINDS

    words = filled(problem.text, problem.values)
    label = next((field.label for kind in KINDS for field in kind.fields if field.key == problem.field), "")
    return f"{_(label)}: {words}" if label else words


def of_fault(fault: DeskFault) -> str:
    """Return a fault in the language in use."""
    return filled(fault.text, fault.values)


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return a message id in the language in use, its placeholders filled; a value may be one itself, or be data."""
    return _(text).format(**{key: _said(value) for key, value in values.items()})


def _said(value: object) -> object:
    from crodesk.services.in_words import in_words

    return _(value) if isinstance(value, str) else in_words(value)
