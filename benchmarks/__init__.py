"""Benchmarks on generated worlds: each a module, run by `results`."""
