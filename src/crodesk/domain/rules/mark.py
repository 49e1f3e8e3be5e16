"""Where a figure of a rule comes from, and how sure it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a figure comes from, and how sure it is."""

    at: str
    """Its place in the pack: `floors.recalled-30-to-60`."""
    source: str
    evidence: str
    """One of `shape.EVIDENCE`."""

    @property
    def unconfirmed(self) -> bool:
        """Whether it is general knowledge that the bank has to confirm."""
        return self.evidence == "G"
