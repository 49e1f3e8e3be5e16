"""The file of one running loan."""
