"""Rates: effective and nominal, of flows by date or by period, and as the laws of the US, the EU and the UK state."""

from crodesk.domain.lending.rates.irr import irr, nominal_irr
from crodesk.domain.lending.rates.nominal import effective, nominal
from crodesk.domain.lending.rates.xirr import Flow, xirr

__all__ = ["Flow", "effective", "irr", "nominal", "nominal_irr", "xirr"]
