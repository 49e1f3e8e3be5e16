"""What is wrong with an application as it was typed, in words at the field: `parties.1.code`, `statements.0.equity`."""

from crodesk.domain.lending.appraisal.checks.everything import problems

__all__ = ["problems"]
