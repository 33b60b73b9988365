"""Links to outside datasets: mappings, never identities.

A table of links is a document of the dataset whose statements all stand in the graph
`links`: they are no facts, and the reasoner does not see them. A link is the mapping
itself and a node that describes it (the RDF of SSSOM): who made it, how and when. What
was decided not to hold is described too, and no mapping stands for it.
"""

from legation.links.link import Link, links_of
from legation.links.tables import Row, read_links, read_rows

__all__ = ["Link", "Row", "links_of", "read_links", "read_rows"]
