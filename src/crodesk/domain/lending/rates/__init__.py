"""Rates: effective and nominal, of flows by date or by period, and as the laws of the US, the EU and the UK state."""

from crodesk.domain.lending.rates.eu_apr import EuApr, eu_apr
from crodesk.domain.lending.rates.irr import irr, nominal_irr
from crodesk.domain.lending.rates.nominal import effective, nominal
from crodesk.domain.lending.rates.us_apr import UsApr, us_apr
from crodesk.domain.lending.rates.xirr import Flow, xirr

__all__ = ["EuApr", "Flow", "UsApr", "effective", "eu_apr", "irr", "nominal", "nominal_irr", "us_apr", "xirr"]
