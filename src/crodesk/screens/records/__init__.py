"""The room of all records: every table of the desk, whatever it belongs to."""
