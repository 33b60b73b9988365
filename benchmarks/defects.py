"""Defects: what can be wrong with a generated world, one kind after the other.

Each thing is broken in one way only, and what a defect refers to by name is left whole,
so that none hides another one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from pyoxigraph import RdfFormat, parse

from benchmarks.telling import BASE
from legation.terms import (
    RDF,
    DefaultGraph,
    NamedNode,
    Namespace,
    Prefixes,
    Quad,
    Term,
    Triple,
)

_PREFIXES = Prefixes.of_dataset(BASE)
_PLACE = Namespace("urn:defect:")
_HEAD = f"@base <{BASE}> . @prefix : <{_PLACE.iri}> . " + "".join(
    f"@prefix {prefix}: <{iri}> . " for prefix, iri in _PREFIXES.items()
)

# name | rule that finds it | class of what is broken | properties that it loses | TriG
# In the last column, :a is the thing that is broken and :b one that is made up. A rule
# followed by :b finds that one; a property written as ~x stands for an x at the end of
# the thing's name. What is indented continues the line above it.
_FACTS = """\
no label | Thing-label-en | foaf:Person | skos:prefLabel |
no French | Thing-label-fr | leg:Tenure | skos:prefLabel | :a skos:prefLabel "A"@en
German label | Thing-label-en | leg:Office | skos:prefLabel | :a skos:prefLabel "A"@de
no language | Thing-label-fr | leg:Place | skos:prefLabel | :a skos:prefLabel "A"
two labels in one language | Thing-label-one | foaf:Person | | :a skos:prefLabel "A"@en
two definitions | Concept-definition-en | skos:Concept | |
  :a skos:definition "What it is called."@en
definition that is no sentence | Concept-sentence | skos:Concept | skos:definition |
  :a skos:definition "words"@en, "mots"@fr
date as a text | Event-date | leg:Mission | leg:date | :a leg:date "2011-03-04"
date as xsd:date | Agreement-date | leg:Agreement | leg:date |
  :a leg:date "2011-03-04"^^xsd:date
date as xsd:gYear | Existence-date | leg:PublicBody | leg:existedFrom |
  :a leg:existedFrom "1867"^^xsd:gYear
date in French | Tenure-attestedAt | leg:Tenure | | :a leg:attestedAt "mars 2011"@fr
date as an IRI | Tenure-date | leg:Tenure | leg:date | :a leg:date id:topic-0
number as a text | Delegation-size | leg:Delegation | leg:sizeBesidesHead |
  :a leg:sizeBesidesHead "8"
decimal number | Gathering-ordinal | leg:Gathering | leg:ordinal | :a leg:ordinal 8.0
number that is none | Delegation-size | leg:Delegation | leg:sizeBesidesHead |
  :a leg:sizeBesidesHead "abc"^^xsd:integer
number of another datatype | Delegation-size | leg:Delegation | leg:sizeBesidesHead |
  :a leg:sizeBesidesHead "8"^^xsd:int
number too small | Delegation-size | leg:Delegation | leg:sizeBesidesHead |
  :a leg:sizeBesidesHead 0
number too small, with zeros | Gathering-ordinal | leg:Gathering | leg:ordinal |
  :a leg:ordinal -03
truth that is none | Delegation-approximate | leg:Delegation | leg:sizeApproximate |
  :a leg:sizeApproximate "maybe"^^xsd:boolean
truth as a text | Delegation-approximate | leg:Delegation | leg:sizeApproximate |
  :a leg:sizeApproximate "true"
both true and false | Delegation-approximate | leg:Delegation | leg:sizeApproximate |
  :a leg:sizeApproximate "0"^^xsd:boolean, true
host in words | Mission-host | leg:Mission | leg:hostJurisdiction |
  :a leg:hostJurisdiction "Québec"
host that is a person | Mission-host | leg:Mission | leg:hostJurisdiction |
  :a leg:hostJurisdiction id:person-0
two hosts | Mission-oneHost | leg:Mission | leg:hostJurisdiction |
  :a leg:hostJurisdiction id:state-0, id:state-1
mission without a destination | Mission-destination | leg:Mission |
  leg:hostJurisdiction leg:place |
mission without a known host | Mission-hostKnown | leg:Mission |
  leg:hostJurisdiction leg:place | :a leg:place :b .
  :b a leg:Place ; skos:prefLabel "B"@en, "B"@fr
agreement that a state concludes | Agreement-concludedBy | leg:Agreement | |
  :a leg:concludedBy id:state-0
state that has a part in a meeting | Event-involves | leg:Meeting | |
  :a leg:involves id:state-0
rank in words | Office-rank | leg:Office | | :a dcterms:type "minister"@en
mission without travellers | Mission-travellers | leg:Mission |
  leg:sendingJurisdiction leg:participant leg:ledByOffice |
leader that is a body | Mission-leader | leg:Mission | leg:ledByOffice |
  :a leg:ledByOffice id:government-of-state-0
purpose that is a thing | Mission-purpose | leg:Mission | | :a leg:purpose id:topic-0
body foreseen in words | Agreement-foresees | leg:Agreement | |
  :a leg:foresees "a council"@en
agreement without signatures | Agreement-twoSides | leg:Agreement | leg:hasSignature |
head that is a body | Delegation-head | leg:Delegation | leg:head |
  :a leg:head id:government-of-state-0
member that is a topic | Delegation-member | leg:Delegation | | :a leg:member id:topic-0
delegation in two missions | Delegation-oneMission | leg:Delegation | |
  id:mission-0 leg:participant :a
delegation in two editions | Delegation-editions | leg:Delegation | |
  id:edition-1 leg:editionOf id:series-0 ; leg:participant :a .
  id:edition-2 leg:editionOf id:series-0 ; leg:participant :a
topic that is a state | Event-topic | leg:Meeting | | :a leg:topic id:state-0
place that nothing describes | Event-place | leg:Meeting | | :a leg:place id:nowhere
counterpart that is a state | Event-counterpart | leg:Meeting | leg:counterpart |
  :a leg:counterpart id:state-0
meeting in itself | Event-cycle | leg:Meeting | leg:subEventOf | :a leg:subEventOf :a
meeting at another time | Event-otherTime | leg:Meeting | leg:date leg:subEventOf |
  :a leg:date "1900-01"^^edtf:EDTF ; leg:subEventOf id:mission-0
gathering in a mission | Gathering-parent | leg:Gathering | |
  :a leg:subEventOf id:mission-0
mission in a gathering | Mission-parent | leg:Mission | |
  :a leg:subEventOf :b . :b a leg:Gathering ; skos:prefLabel "B"@en, "B"@fr
edition that came too late | Gathering-order | leg:Gathering | leg:ordinal leg:date |
  :a leg:ordinal 1 ; leg:date "2020-05/2020-06"^^edtf:EDTF ; leg:editionOf :b .
  :c leg:ordinal 2 ; leg:date "2019"^^edtf:EDTF ; leg:editionOf :b
stop outside the host | Mission-placeOutside | leg:Mission | |
  :a leg:place :b . :b a leg:Place ; skos:prefLabel "B"@en, "B"@fr
mission at home | Mission-toItself | leg:Mission |
  leg:hostJurisdiction leg:sendingJurisdiction |
  :a leg:hostJurisdiction id:state-0 ; leg:sendingJurisdiction id:state-0
inviter that is a state | Invitation-inviter | leg:Invitation | leg:inviter |
  :a leg:inviter id:state-0
office in a state | Office-body | leg:Office | org:postIn | :a org:postIn id:state-0
seat that is a person | Organization-seat | leg:PublicBody | | :a leg:seat id:person-0
body within itself | PublicBody-cycle | leg:PublicBody | | :a leg:partOfBody :a
participation of two | Participation-agent | leg:Participation | leg:participationOf |
  :a leg:participationOf id:person-0, id:person-1
circle of places | Place-cycle | leg:Place | |
  :a leg:directlyWithin :b .
  :b a leg:Place ; leg:directlyWithin :a ; skos:prefLabel "B"@en, "B"@fr
land in no state | SubnationalJurisdiction-state | leg:SubnationalJurisdiction |
  leg:directlyWithin |
land in two states | SubnationalJurisdiction-oneState | leg:SubnationalJurisdiction | |
  :a leg:directlyWithin id:state-0, id:state-1
signature for a body | Signature-party | leg:Signature | leg:forParty |
  :a leg:forParty id:government-of-state-0
nobody signed | Signature-somebody | leg:Signature | leg:signatory leg:inCapacity |
signatory who held no office | Signature-tenure | leg:Signature | leg:signatory |
  :a leg:signatory :b . :b a foaf:Person ; skos:prefLabel "B"@en, "B"@fr
tenure of two people | Tenure-person | leg:Tenure | org:member |
  :a org:member id:person-0, id:person-1
tenure without a date | Tenure-dated | leg:Tenure | leg:date leg:attestedAt |
attested outside its dates | Tenure-attestedOutside | leg:Tenure | leg:date |
  :a leg:date "2001/2003"^^edtf:EDTF ; leg:attestedAt "2009-05-06"^^edtf:EDTF
concept without a scheme | Concept-scheme | skos:Concept | skos:inScheme |
concept above itself | Concept-cycle | skos:Concept | | :a skos:broader :a
topic among no others | Topic | skos:Concept | skos:inScheme skos:broader |
  :a skos:inScheme concept:topics
concept that is no slug | Concept-name | skos:Concept | ~_X |
person who is no slug | Thing-name | foaf:Person | ~-É |
person among the terms | Term | foaf:Person | | :a rdfs:isDefinedBy <>
term of two kinds | Term | foaf:Person | |
  :a rdfs:isDefinedBy <> ; a owl:ObjectProperty, owl:DatatypeProperty
class of no ontology | Term-origin | foaf:Person | | :a a owl:Class
"""
_CLAIMS = """\
claim without a source | Claim-source | leg:Claim | leg:source |
claim of two sources | Claim-source | leg:Claim | |
  graph:claims { :a leg:source id:source-more }
claim without a stance | Claim-stance | leg:Claim | leg:stance |
stance that is a person | Claim-stance | leg:Claim | leg:stance |
  graph:claims { :a leg:stance id:person-0 }
acceptance that is no truth | Stance-accepted | leg:Office | |
  claim:c-1 { :a leg:accepted "yes" }
citation without words | Claim-citation | leg:Claim | leg:citation |
  graph:claims { :a leg:citation "" }
two citations in one language | Claim-citation | leg:Claim | leg:citation |
  graph:claims { :a leg:citation "page 1"@en, "page 2"@en }
citation that is a number | Claim-citation | leg:Claim | leg:citation |
  graph:claims { :a leg:citation 14 }
no evidence | Claim-evidence | leg:Claim | leg:passage leg:citation leg:stance |
  graph:claims { :a leg:stance concept:reported }
knowledge without a note | Claim-note | leg:Claim | skos:editorialNote leg:stance |
  graph:claims { :a leg:stance concept:editorial }
reading without a note | Claim-reading | leg:Claim | skos:editorialNote leg:stance |
  graph:claims { :a leg:stance concept:interpreted }
passage in words | Claim-passage | leg:Claim | leg:passage |
  graph:claims { :a leg:passage "page 3" }
claim that is no slug | Claim-name | leg:Claim | ~_X |
claim that nothing describes | Claim-described | leg:Claim | rdf:type |
contradiction of nothing | Claim-sameSubject | leg:Claim | |
  graph:claims { :a leg:contradicts claim:c-1 }
property that there is not | Claim-unknownTerm | leg:Claim | |
  :a { id:person-0 leg:visited id:state-0 }
property that is inferred | Claim-inferredOnly | leg:Claim | |
  :a { id:person-0 leg:memberOf id:government-of-state-0 }
class that is inferred | Claim-inferredClass | leg:Claim | |
  :a { id:mission-0 a leg:ParadiplomaticMission }
facts that nobody accepts | Claim-toldAnyway | leg:Claim | leg:stance |
  graph:claims { :a leg:stance concept:announced }
  :a { :b skos:altLabel "B" } graph:told { :b skos:altLabel "B" }
two heads | Delegation-twoHeads | leg:Delegation | |
  claim:c-1 { :a leg:head id:person-0 } claim:c-2 { :a leg:head id:person-1 }
round figure | Delegation-aboutSize | leg:Delegation | |
  :b { :a leg:sizeBesidesHead 12 }
  graph:claims { :b leg:passage :c . :c oa:exact "About 12 came." }
two numbers of an edition | Gathering-oneOrdinal | leg:Gathering | |
  claim:c-1 { :a leg:ordinal 98, 99, "7" }
two editions with one number | Gathering-sameOrdinal | leg:Gathering | |
  claim:c-1 { :a leg:ordinal 1 ; leg:editionOf :c .
    :b leg:ordinal 1 ; leg:editionOf :c }
attendance by invitation | Invitation-notAttendance | leg:Invitation | |
  claim:c-1 { :a a leg:Invitation . id:mission-0 leg:participant id:person-0 }
two holders of an office | Tenure-oneHolder | leg:Tenure |
  leg:tenureOf org:member leg:date leg:attestedAt |
  claim:c-1 {
    :a leg:tenureOf :c ; org:member id:person-0 ; leg:date "1901/1903"^^edtf:EDTF .
    :b leg:tenureOf :c ; org:member id:person-1 ; leg:date "1902/1904"^^edtf:EDTF }
quotation that is made up | Passage-exact | leg:Passage | oa:exact |
  graph:claims { :a oa:exact "made up" }
quotation in a language | Passage-quote | leg:Passage | oa:exact |
  graph:claims { :a oa:exact "made up"@en }
end beyond the source | Passage-beyond | leg:Passage | oa:end |
  graph:claims { :a oa:end 999999 }
text as end | Passage-end | leg:Passage | oa:end | graph:claims { :a oa:end "999999" }
passage without an end | Passage-end | leg:Passage | oa:end |
start behind the end | Passage-start | leg:Passage | oa:start |
  graph:claims { :a oa:start 999999 }
start under 0 | Passage-start | leg:Passage | oa:start | graph:claims { :a oa:start -1 }
text as start | Passage-start | leg:Passage | oa:start | graph:claims { :a oa:start "" }
passage of another source | Passage-claimSource | leg:Passage | leg:source |
  graph:claims { :a leg:source id:source-editors }
source with two addresses | Source-address | leg:Source | |
  graph:claims { :a dcterms:source <one>, <two> }
file by IRI | Source-file | leg:Source | leg:file | graph:claims { :a leg:file <file> }
source without a label | Source-label-en | leg:Source | skos:prefLabel |
link that nobody made | Link-described | leg:Tenure | |
  graph:links { :a skos:closeMatch wd:Q1 }
link to a web page | Link-identifier | leg:Tenure | |
  graph:links { :a skos:closeMatch <https://www.wikidata.org/wiki/Q1> }
two exact matches | Link-twoIdentifiers | leg:Tenure | |
  graph:links { :a skos:exactMatch wd:Q2, wd:Q3 }
match of two things | Link-shared | leg:Tenure | |
  graph:links { :a skos:exactMatch <both> . :b skos:exactMatch <both> }
lost link | Link-subject :b | leg:Tenure | | graph:links { :b skos:closeMatch wd:Q4 }
thing that is another | Identity-sameAs | leg:Tenure | |
  graph:links { :a owl:sameAs id:person-0 }
link without an author | Link-author :b | leg:Tenure | |
  graph:links { :c sssom:mappings :b }
link on two days | Link-date :b | leg:Tenure | |
  graph:links { :c sssom:mappings :b .
    :b dcterms:created "2026-11-01"^^xsd:date, "2026-11-02"^^xsd:date }
link found in no known way | Link-justification :b | leg:Tenure | |
  graph:links { :c sssom:mappings :b . :b sssom:mapping_justification concept:guess }
link that is no match | Link-ends :b | leg:Tenure | |
  graph:links { :c sssom:mappings :b .
    :b owl:annotatedSource :a ; owl:annotatedTarget wd:Q5 ;
    owl:annotatedProperty skos:related }
"""


@dataclass(frozen=True, slots=True)
class Defect:
    """A way to break a thing.

    Attributes:
        rule: The local name of the shape, or of its SPARQL constraint, that finds it.
        kind: The class of what is broken.
        without: The properties that it loses.
        ending: What is added to its name.
        said: What is said then, with names in the places of things.
        found: Which of these places the finding is about.
    """

    rule: str
    kind: NamedNode
    without: tuple[NamedNode, ...]
    ending: str
    said: tuple[Quad, ...]
    found: NamedNode

    def places(self, thing: NamedNode) -> dict[object, NamedNode]:
        """Return what the places stand for where it breaks a thing."""
        name = thing.value + self.ending
        ends = {"a": "", "b": "-b", "c": "-c"}
        return {_PLACE[place]: NamedNode(name + end) for place, end in ends.items()}


@dataclass(frozen=True, slots=True)
class Spoilt:
    """What came of a world.

    Attributes:
        quads: Its facts in the default graph, or its claims, each once.
        seeded: By the name of the kind, the things of which a finding has to speak.
    """

    quads: tuple[Quad, ...]
    seeded: Mapping[str, tuple[NamedNode, ...]]

    @property
    def triples(self) -> tuple[Triple, ...]:
        """What the quads say, wherever they stand."""
        return tuple(quad.triple for quad in self.quads)


def spoil(told: Iterable[Triple], *, seed: int, per_kind: int = 2) -> Spoilt:
    """Break some of the facts of a world.

    Args:
        told: The facts.
        seed: Another one breaks other things.
        per_kind: How many things are broken in each of the `KINDS`.

    Raises:
        ValueError: The world has too few things to break.
    """
    quads = [Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in told]
    return _spoil(quads, kinds=KINDS, rng=Random(seed), per_kind=per_kind)


def spoil_claims(quads: Sequence[Quad], *, seed: int, per_kind: int = 2) -> Spoilt:
    """Break some of the claims of a world.

    Args:
        quads: The graphs of the claims, and the one that describes them.
        seed: Another one breaks other things.
        per_kind: How many things are broken in each of the `CLAIM_KINDS`.

    Raises:
        ValueError: The world has too few things to break.
    """
    return _spoil(quads, kinds=CLAIM_KINDS, rng=Random(seed), per_kind=per_kind)


def _spoil(
    quads: Sequence[Quad], *, kinds: Mapping[str, Defect], rng: Random, per_kind: int
) -> Spoilt:
    pools = _pools(quads, kinds=kinds, rng=rng)
    gone: set[tuple[object, NamedNode]] = set()
    renamed: dict[object, NamedNode] = {}
    added: list[Quad] = []
    seeded: dict[str, tuple[NamedNode, ...]] = {}
    for name, defect in kinds.items():
        pool = pools.get(defect.kind, [])
        if len(pool) < per_kind:
            raise ValueError(f"There are too few of {defect.kind} for “{name}”.")
        things = [pool.pop() for _ in range(per_kind)]
        for thing in things:
            gone.update((thing, predicate) for predicate in defect.without)
            added += (_fill(quad, defect.places(thing)) for quad in defect.said)
            renamed[thing] = defect.places(thing)[_PLACE.a]
        seeded[name] = tuple(defect.places(thing)[defect.found] for thing in things)
    kept = (quad for quad in quads if (quad.subject, quad.predicate) not in gone)
    spoilt = [*(_fill(quad, renamed) for quad in kept), *added]
    return Spoilt(tuple(dict.fromkeys(spoilt)), seeded)


def _pools(
    quads: Iterable[Quad], *, kinds: Mapping[str, Defect], rng: Random
) -> dict[Term | Triple, list[NamedNode]]:
    """Return the things that may be broken, by their class, in no order."""
    whole = {
        term
        for defect in kinds.values()
        for quad in defect.said
        for term in (quad.subject, quad.object, quad.graph_name)
    }
    found: dict[Term | Triple, set[NamedNode]] = {}
    for quad in quads:
        thing = quad.subject
        if quad.predicate == RDF.type and thing not in whole:
            assert isinstance(thing, NamedNode)
            found.setdefault(quad.object, set()).add(thing)
    pools = {kind: sorted(things, key=str) for kind, things in found.items()}
    return {kind: rng.sample(pool, k=len(pool)) for kind, pool in pools.items()}


def _fill(quad: Quad, names: Mapping[object, NamedNode]) -> Quad:
    return Quad(
        names.get(quad.subject, quad.subject),
        quad.predicate,
        names.get(quad.object, quad.object),
        names.get(quad.graph_name, quad.graph_name),
    )


def _read(table: str) -> Iterator[tuple[str, Defect]]:
    for row in table.replace("\n ", " ").splitlines():
        name, rule, kind, loses, said = (cell.strip() for cell in row.split("|"))
        rule, _, place = rule.partition(" ")
        ending = loses.removeprefix("~") if loses.startswith("~") else ""
        without = [] if ending else loses.split()
        stop = "" if not said or said.endswith("}") else " ."
        yield (
            name,
            Defect(
                rule,
                _name(kind),
                tuple(map(_name, without)),
                ending,
                tuple(parse(f"{_HEAD}{said}{stop}", format=RdfFormat.TRIG)),
                _PLACE.b if place else _PLACE.a,
            ),
        )


def _name(short: str) -> NamedNode:
    name = _PREFIXES.expand(short)
    assert name, short
    return name


KINDS: Mapping[str, Defect] = dict(_read(_FACTS))
"""What can be wrong with facts, by name."""

CLAIM_KINDS: Mapping[str, Defect] = dict(_read(_CLAIMS))
"""What can be wrong with claims, passages, sources and links, by name."""
