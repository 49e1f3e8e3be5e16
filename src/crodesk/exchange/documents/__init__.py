"""Papers as Word files: the shipped templates or the bank's own, filled."""
