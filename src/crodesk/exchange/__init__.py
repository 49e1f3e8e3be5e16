"""Other people's files in and out: they become plain values; nothing here knows a table."""
