"""Stored queries: reading, listing, binding, checking and trying them."""
