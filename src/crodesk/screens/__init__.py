"""Rooms: each a folder with its screen, its style and its own widgets."""
