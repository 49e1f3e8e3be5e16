"""How an application goes: its stages, the moves between them, what is missing in each step, what was frozen."""
