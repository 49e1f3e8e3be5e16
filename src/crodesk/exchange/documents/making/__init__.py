"""Makes the shipped templates from the texts beside this file: `python -m crodesk.exchange.documents.making`."""
