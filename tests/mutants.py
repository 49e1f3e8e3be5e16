"""mutmut, which is made to change the functions under `@precisely` and `@property`, too: `make mutants` calls it.

By itself it passes over decorated functions, whose decorators may have effects of their own. These two have none, and
much of the engine's arithmetic stands under them.
"""

from collections.abc import Iterable, Sequence
from unittest.mock import patch

import libcst as cst
from mutmut.__main__ import cli
from mutmut.mutation import file_mutation

OPEN_DECORATORS = {"precisely", "property"}

Statements = Sequence[cst.SimpleStatementLine | cst.BaseCompoundStatement]
arrange = file_mutation.function_trampoline_arrangement


def is_open(node: cst.CSTNode) -> bool:
    """Tell whether `node` is a function under such decorators alone."""
    if not isinstance(node, cst.FunctionDef) or not node.decorators:
        return False
    names = [each.decorator for each in node.decorators]
    return all(isinstance(name, cst.Name) and name.value in OPEN_DECORATORS for name in names)


class MutationVisitor(file_mutation.MutationVisitor):
    """Goes into the functions under such decorators, too."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        return not is_open(node) and super()._skip_node_and_children(node)


def arrange_bare(
    function: cst.FunctionDef, mutants: Iterable[file_mutation.Mutation], class_name: str | None
) -> tuple[Statements, Statements, Statements, Sequence[str]]:
    """Return what mutmut makes of a function: the switch keeps its decorators, the changed copies have none."""
    if not is_open(function):
        return arrange(function, mutants, class_name)
    declared, (first, *copies), assigned, names = arrange(function.with_changes(decorators=[]), mutants, class_name)
    switch = cst.ensure_type(first, cst.FunctionDef)
    decorated = switch.with_changes(decorators=[*function.decorators, *switch.decorators])
    return declared, [decorated, *copies], assigned, names


if __name__ == "__main__":
    with patch.multiple(file_mutation, MutationVisitor=MutationVisitor, function_trampoline_arrangement=arrange_bare):
        cli()
