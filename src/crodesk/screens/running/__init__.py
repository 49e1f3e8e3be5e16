"""The room of running loans."""
