"""Early warning: signals worked out of accounts, papers and the ledger, and signals heard; what isn't known is said."""
