"""Identity numbers: which paper they are of, what they say of their holder, and what is hardly right about them."""

from crodesk.domain.identity.number import IdentityNumber
from crodesk.domain.identity.reading import read_identity

__all__ = ["IdentityNumber", "read_identity"]
