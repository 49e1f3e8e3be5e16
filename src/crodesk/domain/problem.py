"""How a rule says no: a value that names the field and says in words what is wrong."""

import dataclasses
from collections.abc import Mapping, Sequence


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with what was asked for."""

    field: str
    """The key of the field it belongs to; empty when it concerns the whole."""
    text: str
    """A message id of the catalogues, with `{placeholders}`."""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    """What fills the placeholders."""


class Refused(Exception):
    """A service was asked for something that a rule or the state of the file refuses."""

    def __init__(self, problems: Sequence[Problem] | Problem | str, /, **values: object) -> None:
        if isinstance(problems, str):
            problems = Problem("", problems, values)
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(problem.text.format(**problem.values) for problem in self.problems))


class DeskFault(Exception):
    """The file, the disk or the computer stands in the way; the words say what happened, what is safe, what to do."""

    def __init__(self, text: str, /, **values: object) -> None:
        self.text = text
        """A message id of the catalogues, with `{placeholders}`."""
        self.values = values
        super().__init__(text.format(**values))


class WrongSecret(DeskFault):
    """What was typed opens neither slot; it may be tried again."""
