"""What start.py does before crodesk runs: standard library only, on Python 3.11 to 3.14."""
