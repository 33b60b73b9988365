"""Federation: queries of which a part is asked of another service.

The engine never sees SERVICE. What the graph itself knows is asked first; its rows go
to the service in batches, and what comes back takes the place of the SERVICE.
"""

from legation.federation.federating import Federation
from legation.federation.network import Network
from legation.federation.recorded import Recorded
from legation.federation.requests import LIMITS, Limits, Request, Services

__all__ = [
    "LIMITS",
    "Federation",
    "Limits",
    "Network",
    "Recorded",
    "Request",
    "Services",
]
