"""SPARQL as text: its tokens, what is refused in it, and its canonical layout."""
