"""Identities: decisions that two things of the dataset are one, or are not.

A table of decisions says of each pair who decided, when and why. Of two things that are
one, the first takes the name of the second wherever the files speak of it. What was
decided stands in the graph `identities`, which no fact follows from: its rows as nodes
(the RDF of SSSOM), and for each name given up the one that replaces it.
"""

from legation.identities.decision import Decision, short_name
from legation.identities.merger import Merger, last_name, mergers_of
from legation.identities.resolution import resolve
from legation.identities.substitution import named_in, substitute
from legation.identities.tables import Identities, read_identities

__all__ = [
    "Decision",
    "Identities",
    "Merger",
    "last_name",
    "mergers_of",
    "named_in",
    "read_identities",
    "resolve",
    "short_name",
    "substitute",
]
