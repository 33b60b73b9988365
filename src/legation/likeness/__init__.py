"""Which things of a graph may be one real thing, with the reasons in words."""

from legation.likeness.proposing import ALL, Proposal, propose

__all__ = ["ALL", "Proposal", "propose"]
