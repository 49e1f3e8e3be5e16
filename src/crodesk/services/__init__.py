"""What the officer does: one verb, one function."""
