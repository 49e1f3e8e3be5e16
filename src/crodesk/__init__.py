"""A desk in the terminal for one bank relationship officer."""

__version__ = "0.1.0"
