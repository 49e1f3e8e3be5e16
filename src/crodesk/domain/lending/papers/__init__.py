"""What the papers of a loan say: the placeholders of their templates, and the values that fill them."""

from crodesk.domain.lending.papers.facts import PaperFacts
from crodesk.domain.lending.papers.values import PaperValues, values_of

__all__ = ["PaperFacts", "PaperValues", "values_of"]
