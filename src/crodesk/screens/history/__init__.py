"""The room of what was done: every action, and undo or redo of any of them."""
