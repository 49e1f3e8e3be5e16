"""Writing down a contact in a strip below a list or a file: what came of it, what was said, what comes next."""
