"""The file of one credit contract."""
