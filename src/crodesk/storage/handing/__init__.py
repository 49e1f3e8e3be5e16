"""Which rows are handed over with a customer, how they are called outside this desk, and how they come in."""
