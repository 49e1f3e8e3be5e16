"""Handing customers over to a colleague's desk, and taking in what comes from one."""
