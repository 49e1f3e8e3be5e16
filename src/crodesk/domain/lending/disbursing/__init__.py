"""Money going out: a drawing and everything that must be right before it does."""
