"""Names of people and firms: folded for search, and in the order in which people look for them."""

from crodesk.domain.names.folding import fold, is_han
from crodesk.domain.names.searching import query_tokens, search_form
from crodesk.domain.names.sorting import sort_key

__all__ = ["fold", "is_han", "query_tokens", "search_form", "sort_key"]
