"""The room of bank statements: taken in, reviewed, written down on loans."""
