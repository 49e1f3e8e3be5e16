"""Messages to customers: in whose language, how they are addressed, what is written, and who refused it."""
