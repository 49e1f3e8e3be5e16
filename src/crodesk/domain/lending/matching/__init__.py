"""Which loan an entry of a statement pays: found by what it says, said with reasons, never more sure than that."""

from crodesk.domain.lending.matching.answers import Match, Part, Proposal, Verdict
from crodesk.domain.lending.matching.index import Index
from crodesk.domain.lending.matching.matching import match
from crodesk.domain.lending.matching.wanted import Due, Incoming, Known, Wanted

__all__ = ["Due", "Incoming", "Index", "Known", "Match", "Part", "Proposal", "Verdict", "Wanted", "match"]
