"""What-if and solve: the fourth of four figures, the most that can be borne, offers side by side."""

from crodesk.domain.lending.solve.caps import CapKind, Caps, Means, Reading, readings
from crodesk.domain.lending.solve.extremes import largest_amount, longest_term, shortest_term
from crodesk.domain.lending.solve.fourth import Found, Unknown, rate_up_to, solve
from crodesk.domain.lending.solve.instalments import burden, instalment
from crodesk.domain.lending.solve.loan_at import Extreme
from crodesk.domain.lending.solve.offers import Compared, Offer, compare

__all__ = [
    "CapKind",
    "Caps",
    "Compared",
    "Extreme",
    "Found",
    "Means",
    "Offer",
    "Reading",
    "Unknown",
    "burden",
    "compare",
    "instalment",
    "largest_amount",
    "longest_term",
    "rate_up_to",
    "readings",
    "shortest_term",
    "solve",
]
