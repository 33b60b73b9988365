"""Facts judged by shapes: set after set of nodes, over columns of numbers."""
