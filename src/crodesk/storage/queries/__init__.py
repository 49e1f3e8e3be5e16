"""SQL of the hot reads, a module an area: run without SQLAlchemy, each prepared and its plan checked by a test."""
