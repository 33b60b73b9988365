"""Where the things of a Turtle or TriG text stand, and what its comments say.

The parser gives triples without places. The layout walks the tokens once, beside the
parser, and notes each subject, predicate and value with its line and column.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from legation.turtle.comments import Comments, Openings, gather_comments
from legation.turtle.mentions import Mention, Walk
from legation.turtle.tokens import Kind, tokenize


@dataclass(frozen=True)
class Layout:
    """The places and comments of one text.

    Attributes:
        prefixes: The namespaces that the text declares, by prefix.
        comments: Its comments.
        mentions: Every subject, predicate and value in the order of the text.
        graphs: Line and column where each named graph is first opened, by its IRI.
    """

    prefixes: Mapping[str, str]
    comments: Comments
    mentions: Sequence[Mention]
    graphs: Mapping[str, tuple[int, int]]

    def locate(
        self,
        subject: str | None,
        *,
        predicate: str | None = None,
        value: str | None = None,
        graph: str | None = None,
    ) -> tuple[int, int] | None:
        """Find the most specific place known: a value, a predicate or a subject.

        Args:
            subject: IRI of a subject, or of a named graph; None for what stands below
                no named subject.
            predicate: IRI of the predicate.
            value: IRI or lexical form of the object.
            graph: IRI of the named graph to look into; None for the whole text.

        Returns:
            Line and column; where the subject does not stand in the graph, those of
            the graph's name; None where the text has neither.
        """
        found = [
            mention
            for mention in self._by_subject.get(subject, ())
            if graph in {None, mention.graph} and _fits(mention, predicate, value)
        ]
        if not found:
            name = graph or subject
            return self.graphs.get(name) if name else None
        best = max(found, key=_precision)
        return best.line, best.column

    def literals(self, datatype: str) -> list[Mention]:
        """Return the literals of one datatype.

        Args:
            datatype: IRI of the datatype.

        Returns:
            Their mentions in the order of the text.
        """
        return [m for m in self.mentions if m.datatype == datatype]

    @cached_property
    def _by_subject(self) -> dict[str | None, list[Mention]]:
        index: dict[str | None, list[Mention]] = {}
        for mention in self.mentions:
            index.setdefault(mention.subject, []).append(mention)
        return index


def read_layout(text: str) -> Layout:
    """Find the places and comments of a text.

    Args:
        text: Turtle or TriG, at best one that the parser accepted; what is broken is
            passed over and nothing is raised.

    Returns:
        Its layout.
    """
    tokens = list(tokenize(text))
    walk = Walk([token for token in tokens if token.kind is not Kind.COMMENT])
    comments = gather_comments(tokens, openings=Openings(walk.blocks, walk.prologue))
    return Layout(walk.prefixes, comments, walk.mentions, walk.graphs)


def _fits(mention: Mention, predicate: str | None, value: str | None) -> bool:
    if mention.value is not None:
        return mention.value == value and predicate in {None, mention.predicate}
    return mention.predicate in {None, predicate}


def _precision(mention: Mention) -> tuple[bool, bool, int, int, int]:
    return (
        mention.value is not None,
        mention.predicate is not None,
        -mention.depth,
        -mention.line,
        -mention.column,
    )
