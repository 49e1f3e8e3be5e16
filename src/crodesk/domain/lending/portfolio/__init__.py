"""A book of loans as a whole: totals, portfolio at risk, the bad-loan ratio, provisions, movements between two days."""
