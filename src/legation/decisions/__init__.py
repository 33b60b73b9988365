"""Decisions about identities, made and taken back.

What is decided goes into the table `identities/decided.sssom.tsv`; tables beside it may
hold more. A row is put in among the others, and taken out again, without touching any
other byte.
"""

from legation.decisions.acts import Act
from legation.decisions.deciding import Decisions, read_decisions
from legation.sssom.grounds import Grounds
from legation.sssom.writing import Change

__all__ = ["Act", "Change", "Decisions", "Grounds", "read_decisions"]
