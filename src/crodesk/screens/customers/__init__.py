"""The room of the customer list."""
