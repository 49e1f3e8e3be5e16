"""What the relation with a customer asks for: gaps in the record, what matters now, complaints."""
