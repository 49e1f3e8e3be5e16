"""One thing that the doctor looked at."""

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    """A message id."""
    found: str
    advice: str = ""
    """What to do, a message id; empty when it is fine."""


def without_home(finding: Finding) -> Finding:
    """Return it with `~` for the officer's own folder, whose name is mostly theirs: a report is shown to others."""
    try:
        home = str(Path.home())
    except RuntimeError:  # there is none
        return finding
    return replace(finding, found=finding.found.replace(home, "~")) if len(home) > 1 else finding
