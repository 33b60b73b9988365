"""Egress: the only way out of the machine, and only to where the user said.

Nothing else opens a connection. A host is asked if the user named it, at the network
address that was checked; a redirect is told and not followed.
"""

from legation.egress.asking import USUAL, Egress, Limits
from legation.egress.hosts import Machine
from legation.egress.reading import read_json

__all__ = ["USUAL", "Egress", "Limits", "Machine", "read_json"]
