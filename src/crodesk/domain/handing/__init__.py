"""Handing customers over to a colleague's desk: whose card it is, what becomes of rows that both changed."""
