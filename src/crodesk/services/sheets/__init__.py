"""Papers made of what the desk knows: to read, to copy, to print."""
