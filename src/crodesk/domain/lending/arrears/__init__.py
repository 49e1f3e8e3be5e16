"""How late a facility is, and how long until that counts for more."""
