"""Profiles: what the columns of a bank's files mean, said once in a TOML file."""
