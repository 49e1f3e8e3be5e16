"""Quick entry: one line, in three languages at once, becomes what is to be done, for whom and when."""

from crodesk.domain.follow_up.quick_add.parsing import parse, prepare
from crodesk.domain.follow_up.quick_add.value import Chip, Kind, LineProblem, Parsed, Who

__all__ = ["Chip", "Kind", "LineProblem", "Parsed", "Who", "parse", "prepare"]
