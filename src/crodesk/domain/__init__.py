"""What the bank says: pure functions over values; no clock, no file, no network, no widget."""
