"""Tests, a folder a ring."""
