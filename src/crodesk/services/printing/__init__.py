"""Printing the papers of applications: what they say is gathered, put into a template, written, and kept."""
