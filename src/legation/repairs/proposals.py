"""What repairs say, and the triples that they change."""

from collections.abc import Iterable, Sequence

from legation.results import Repair
from legation.terms import RDF, SKOS, Literal, NamedNode, Node, Prefixes, Term, Triple
from legation.texts import Text

_LONGEST = 60  # characters of a text that is shown as a whole


class Proposals:
    """Words repairs, with terms as Turtle writes them."""

    def __init__(self, prefixes: Prefixes, *, about: Node) -> None:
        """Write terms with some prefixes.

        Args:
            prefixes: The prefixes.
            about: The thing that readers are told of anyway.
        """
        self._prefixes = prefixes
        self._about = about

    def replace(self, old: Sequence[Triple], new: Sequence[Triple]) -> Repair:
        """Propose to put triples in the place of others.

        Args:
            old: The triples that go.
            new: The triples that come.
        """
        gone, come = self._said(old), self._said(new)
        text = Text(
            f"Write {come} instead of {gone}.", f"Écrivez {come} au lieu de {gone}."
        )
        return Repair(text, tuple(old), tuple(new))

    def add(self, triple: Triple) -> Repair:
        """Propose to add a triple."""
        come = self._said([triple])
        return Repair(Text(f"Add {come}.", f"Ajoutez {come}."), added=(triple,))

    def remove(self, triples: Sequence[Triple]) -> Repair:
        """Propose to remove triples."""
        gone = self._said(triples)
        return Repair(Text(f"Remove {gone}.", f"Retirez {gone}."), tuple(triples))

    def keep(self, kept: Iterable[Triple], gone: Sequence[Triple]) -> Repair:
        """Propose to remove triples that say the same as others.

        Args:
            kept: The triples that stay.
            gone: The triples that go.
        """
        stay, go = self._said(kept), self._said(gone)
        text = Text(
            f"Keep {stay}, and remove what says the same: {go}.",
            f"Gardez {stay} et retirez ce qui dit la même chose : {go}.",
        )
        return Repair(text, tuple(gone))

    def copy(self, triple: Triple) -> Repair:
        """Propose a label that is the text of another one."""
        come = self._said([triple])
        text = Text(
            f"Add {come}, copied from another label; a person should check it.",
            f"Ajoutez {come}, repris d'un autre libellé; une personne devrait le "
            "vérifier.",
        )
        return Repair(text, added=(triple,))

    def call(self, triple: Triple) -> Repair:
        """Propose a label that is made of the name of a thing."""
        come = self._said([triple])
        text = Text(
            f"Add {come}, made from the IRI; a person should check it.",
            f"Ajoutez {come}, tiré de l'IRI; une personne devrait le vérifier.",
        )
        return Repair(text, added=(triple,))

    def demote(
        self, kept: Iterable[Triple], others: Sequence[Triple], gone: Sequence[Triple]
    ) -> Repair:
        """Propose to make labels alternative ones.

        Args:
            kept: The labels that stay.
            others: The labels that become alternative ones.
            gone: The labels that say the same as one of these, and go.
        """
        stay = self._said(kept)
        become = ", ".join(self._write(triple.object) for triple in others)
        also = Text(
            f" Remove what says the same: {self._said(gone)}.",
            f" Retirez ce qui dit la même chose : {self._said(gone)}.",
        )
        text = Text(
            f"Keep {stay}, and make {become} an alternative label (skos:altLabel).",
            f"Gardez {stay} et faites de {become} un libellé secondaire "
            "(skos:altLabel).",
        )
        if gone:
            text = Text(text.en + also.en, text.fr + also.fr)
        added = tuple(Triple(t.subject, SKOS.altLabel, t.object) for t in others)
        return Repair(text, (*others, *gone), added)

    def type(self, thing: Node, kind: NamedNode) -> Repair:
        """Propose to give a thing a type.

        Args:
            thing: The thing.
            kind: The class.
        """
        name, of = self._write(thing), self._write(kind)
        text = Text(
            f"Give {name} the type {of}, if it is one.",
            f"Donnez à {name} le type {of}, si ce type lui convient.",
        )
        return Repair(text, added=(Triple(thing, RDF.type, kind),))

    def swap(self, old: Sequence[Triple], new: Sequence[Triple]) -> Repair:
        """Propose to exchange two values.

        Args:
            old: The two triples that go.
            new: The two triples that come.
        """
        come = self._said(new)
        text = Text(
            f"Exchange the two values: write {come}.",
            f"Intervertissez les deux valeurs : écrivez {come}.",
        )
        return Repair(text, tuple(old), tuple(new))

    def _said(self, triples: Iterable[Triple]) -> str:
        """Return predicates with their values, and whose they are where it matters."""
        found: dict[str, list[str]] = {}
        for triple in triples:
            whose = "" if triple.subject == self._about else self._write(triple.subject)
            verb = f"{whose} {self._write(triple.predicate)}".lstrip()
            found.setdefault(verb, []).append(self._write(triple.object))
        return "; ".join(
            f"{verb} {', '.join(values)}" for verb, values in found.items()
        )

    def _write(self, term: Term | Triple) -> str:
        assert not isinstance(term, Triple)
        if isinstance(term, Literal) and len(term.value) > _LONGEST:
            text = f"{term.value[: _LONGEST - 1]}…"
            if term.language:
                return str(Literal(text, language=term.language))
            return self._prefixes.write(Literal(text, datatype=term.datatype))
        return self._prefixes.write(term)
