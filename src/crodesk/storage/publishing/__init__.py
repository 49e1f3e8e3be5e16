"""A copy of a desk in PostgreSQL for the head office: a schema a desk, from the same models, led by the journal."""

from crodesk.storage.publishing.comparing import Compared, Difference, compare
from crodesk.storage.publishing.publishing import Published, publish
from crodesk.storage.publishing.server import Address, address, open_server

__all__ = ["Address", "Compared", "Difference", "Published", "address", "compare", "open_server", "publish"]
