"""Rules as data: TOML files with a source and an evidence mark at every figure, which a bank's own file overrides."""
