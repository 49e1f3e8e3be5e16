"""Containers that only arrange what is in them.

Textual looks up borders, backgrounds and kept lines of a container whenever something within it is painted.
"""

from textual.containers import Horizontal, Vertical


class Across(Horizontal):
    """Puts things beside each other, and paints nothing of its own."""

    BLANK = True


class Down(Vertical):
    """Puts things below each other, and paints nothing of its own."""

    BLANK = True
