"""Faults of every kind, many times over: `make faults` runs them all and prints what came of each."""
