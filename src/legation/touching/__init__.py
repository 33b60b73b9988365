"""Which triples decide about a shape, and which nodes an edit concerns."""
