"""The room one starts in: what to do today, for whom, and why."""
