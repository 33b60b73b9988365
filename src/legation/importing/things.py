"""From the names in a cell to the things that they mean, known or proposed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from legation.importing.cells import CellError, check
from legation.importing.names import Names
from legation.importing.naming import class_slug, slug
from legation.mappings.mapping import Column
from legation.terms import RDF, SKOS, Literal, NamedNode, Prefixes, Term, Triple
from legation.texts import Text
from legation.things import fold

_YEAR = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """A thing that no file but the table knows.

    Attributes:
        thing: Its IRI, made of its class, its name and what tells it from others.
        kind: Its class.
        name: What the cell calls it.
        languages: The languages of the name; none where nobody knows.
    """

    thing: NamedNode
    kind: NamedNode
    name: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Things:
    """Finds what the cells of a table mean, and remembers what it proposes.

    Attributes:
        names: What is known by name.
        prefixes: The prefixes of the dataset.
    """

    names: Names
    prefixes: Prefixes
    _first: dict[NamedNode, str] = field(default_factory=dict)

    def find(
        self,
        column: Column,
        value: str,
        *,
        within: Sequence[Term] = (),
        apart: Sequence[Term] = (),
    ) -> NamedNode | Proposal | None:
        """Return what a value means.

        Args:
            column: A column of the type "thing".
            value: One value of a cell: a label, a code, a prefixed name or an IRI.
            within: What the thing belongs to, as far as the row says.
            apart: What tells proposals of one name apart where nothing is within.

        Returns:
            A known thing; a proposal; or None where nothing is known by that name and
            the column says to report it.

        Raises:
            CellError: The value is not allowed, names several things, or names none
                where the column refuses that.
        """
        check(column, value)
        classes = [self._class(name) for name in column.classes]
        if code := self._written_out(value):
            return self._known(code, classes, value)
        scopes = [term for term in within if isinstance(term, NamedNode)]
        found = self.names.find(value, classes=classes, within=scopes)
        if len(found) > 1:
            raise CellError(_several(found, self.prefixes))
        if found:
            return found[0]
        if column.miss == "refuse":
            raise CellError(_UNKNOWN)
        if column.miss == "report":
            return None
        return self._propose(column, value, [*within, *apart])

    def tell(self, proposals: Iterable[Proposal]) -> list[Triple]:
        """Return what the claim of a row says of the things that the row proposes.

        The first spelling of a name becomes the label, any other an alternative.

        Args:
            proposals: The proposals of one row.

        Returns:
            Class and label of each.
        """
        triples = []
        for each in proposals:
            is_first = self._first.setdefault(each.thing, each.name) == each.name
            label = SKOS.prefLabel if is_first else SKOS.altLabel
            triples.append(Triple(each.thing, RDF.type, each.kind))
            for language in each.languages or (None,):
                name = Literal(each.name, language=language)
                triples.append(Triple(each.thing, label, name))
        return triples

    def _class(self, name: str) -> NamedNode:
        found = self.prefixes.expand(name)
        if found is None:
            raise CellError(_no_class(name))
        return found

    def _written_out(self, value: str) -> NamedNode | None:
        bare = value.removeprefix("<").removesuffix(">")
        if bare.startswith(("http://", "https://")):
            try:
                return NamedNode(bare)
            except ValueError:
                return None
        return self.prefixes.expand(value) if ":" in value else None

    def _known(
        self, thing: NamedNode, classes: list[NamedNode], value: str
    ) -> NamedNode:
        if not self.names.is_known(thing):
            raise CellError(_no_code(value))
        if not self.names.is_of(thing, classes):
            names = [self.prefixes.shorten(kind.value) for kind in classes]
            raise CellError(_other_class(names))
        return thing

    def _propose(self, column: Column, value: str, scopes: list[Term]) -> Proposal:
        kind = self._class(column.proposed or column.classes[0])
        parts = [class_slug(kind), slug(fold(value))]
        if scopes:
            parts.append(_scope(scopes[0]))
        thing = NamedNode(f"{self.prefixes['id']}{'-'.join(filter(None, parts))}")
        return Proposal(thing, kind, value, column.languages)


def _scope(term: Term) -> str:
    """Return what a term adds to the IRI of a thing: a thing's name, or a year."""
    if isinstance(term, NamedNode):
        return slug(term.value.rpartition("/")[2])
    return slug(term.value[:_YEAR])


_UNKNOWN = Text(
    "Nothing in the graph bears this name. Correct it, or describe the thing in "
    "data/entities/ first.",
    "Rien dans le graphe ne porte ce nom. Corrigez-le, ou décrivez d'abord la chose "
    "dans data/entities/.",
)


def _several(found: Iterable[NamedNode], prefixes: Prefixes) -> Text:
    names = ", ".join(prefixes.shorten(thing.value) for thing in found)
    return Text(
        f"The name means several things: {names}. Write one of these names in the "
        "cell.",
        f"Le nom désigne plusieurs choses : {names}. Écrivez l'un de ces noms dans la "
        "cellule.",
    )


def _no_code(value: str) -> Text:
    return Text(
        f"Nothing is known of {value}. Correct the name, or write the label of the "
        "thing.",
        f"On ne sait rien de {value}. Corrigez le nom ou écrivez le libellé de la "
        "chose.",
    )


def _other_class(classes: list[str]) -> Text:
    names = ", ".join(classes)
    return Text(
        f"The thing is of another class than {names}. Name another one.",
        f"La chose n'appartient pas à la classe attendue ({names}). Indiquez-en une "
        "autre.",
    )


def _no_class(name: str) -> Text:
    return Text(
        f"The mapping names the class {name}, whose prefix nobody declares. Correct "
        "the mapping.",
        f"La correspondance nomme la classe {name}, dont le préfixe n'est pas déclaré. "
        "Corrigez la correspondance.",
    )
