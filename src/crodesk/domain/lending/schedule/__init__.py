"""Schedules: from the terms of a loan to its due dates and what is paid on each."""

from crodesk.domain.lending.schedule.building import MOST_ROWS, build
from crodesk.domain.lending.schedule.rows import Remark, Row, Schedule, Totals, YearTotal

__all__ = ["MOST_ROWS", "Remark", "Row", "Schedule", "Totals", "YearTotal", "build"]
