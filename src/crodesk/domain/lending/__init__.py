"""The lending engine: every figure of a loan or a deposit, computed from plain values."""
