"""What a small graph says of its nodes, in the order of its files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from legation.terms import RDF, Literal, NamedNode, Node, Term, Triple
from legation.texts import Language, Text


class Index:
    """Triples by their subject and by their object.

    Attributes:
        triples: The triples, each once, in the order given.
    """

    def __init__(self, triples: Iterable[Triple], *, language: Language) -> None:
        """Sort the triples in.

        Args:
            triples: The triples, in the order of their files.
            language: The language of the words wanted.
        """
        self.triples = tuple(dict.fromkeys(triples))
        self._language = language
        self._objects: dict[object, dict[NamedNode, list[Term]]] = defaultdict(dict)
        self._subjects: dict[tuple[NamedNode, object], list[Node]] = defaultdict(list)
        for triple in self.triples:
            subject, value = triple.subject, triple.object
            assert not isinstance(subject, Triple)
            assert not isinstance(value, Triple)
            self._objects[subject].setdefault(triple.predicate, []).append(value)
            self._subjects[triple.predicate, value].append(subject)

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """Return the values of a property, in the order of the files."""
        return self._objects.get(subject, {}).get(predicate, [])

    def object(self, subject: Term, predicate: NamedNode) -> Term | None:
        """Return the first value of a property, None where there is none."""
        return next(iter(self.objects(subject, predicate)), None)

    def nodes(self, subject: Term, predicate: NamedNode) -> list[NamedNode]:
        """Return those values of a property that are IRIs."""
        values = self.objects(subject, predicate)
        return [value for value in values if isinstance(value, NamedNode)]

    def subjects(self, predicate: NamedNode, value: Term) -> list[NamedNode]:
        """Return the IRIs that have a value, in the order of the files."""
        found = self._subjects.get((predicate, value), [])
        return [subject for subject in found if isinstance(subject, NamedNode)]

    def predicates(self, subject: Term) -> list[NamedNode]:
        """Return the properties of a node, sorted by IRI."""
        return sorted(self._objects.get(subject, {}), key=str)

    def items(self, head: Term | None) -> Iterator[Term]:
        """Yield the items of a list; nothing for what is no list."""
        while head is not None and (values := self.objects(head, RDF.first)):
            yield from values
            head = self.object(head, RDF.rest)

    def words(self, subject: Term, predicate: NamedNode) -> list[str]:
        """Return the texts of a property in the language wanted.

        Returns:
            In the order of the files; those of another language, or of none, where
            there are none in the language wanted.
        """
        values = self.objects(subject, predicate)
        texts = [value for value in values if isinstance(value, Literal)]
        wanted = [t.value for t in texts if t.language == self._language]
        # A text gets the no-break spaces that people leave out of their files.
        spaced = [Text(text, text).into(self._language) for text in wanted]
        return spaced or [text.value for text in texts]

    def word(self, subject: Term, predicate: NamedNode) -> str:
        """Return the first text of a property, empty where there is none."""
        return next(iter(self.words(subject, predicate)), "")
