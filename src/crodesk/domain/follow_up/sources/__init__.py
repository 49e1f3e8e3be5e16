"""The clocks that feed the queue, a module a source: rows of the desk in, clocks out."""
