"""Contact cards (vCard 2.1 to 4.0), whoever wrote them."""
