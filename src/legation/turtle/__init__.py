"""Turtle and TriG: their tokens, their layout and the one way to write them."""
