"""Generated worlds: as many facts of our domain as wanted, and the claims behind them.

The same number and seed give the same bytes on every machine. A world is told as it is
made: what is remembered grows with its places, offices and people only.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random

from pyoxigraph import RdfFormat, serialize

from benchmarks.scenery import Scale, Scenery
from benchmarks.stories import Stories
from benchmarks.telling import BASE, CLAIM, Claim, Teller
from legation.terms import NamedNode, Prefixes, Quad, Triple
from legation.turtle.writer import write_trig

_CLAIMS_OF_FILE = 500
_DATASET = f"""\
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix void: <http://rdfs.org/ns/void#> .

<{BASE}>
  a dcat:Dataset ;
  dcterms:title "A generated world"@en, "Un monde généré"@fr ;
  void:uriSpace "{BASE}" ;
.
"""


@dataclass(slots=True)
class Counts:
    """What a world holds.

    Attributes:
        told: Facts that accepted claims tell, each once.
        claims: Claims.
        about: Triples about claims, passages and sources.
    """

    told: int = 0
    claims: int = 0
    about: int = 0

    def of(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Yield claims, and count what they hold on the way."""
        for claim in claims:
            self.told += len(claim.told)
            self.claims += 1
            self.about += len(claim.described())
            yield claim


def claims(size: int, *, seed: int) -> Iterator[Claim]:
    """Yield the claims of a world: first what stands in it, then mission by mission.

    Args:
        size: How many facts they shall tell; the last mission is told to its end.
        seed: Another one gives another world.
    """
    rng = Random(seed)
    scenery = Scenery(Scale.of(size), rng=rng)
    teller = Teller(rng)
    count = 0
    for entries in chain([scenery.entries()], Stories(scenery)):
        for claim in chain.from_iterable(map(teller.tell, entries)):
            count += len(claim.told)
            yield claim
        if count >= size:
            return


def told(size: int, *, seed: int) -> Iterator[Triple]:
    """Yield the told facts of a world, each once.

    Args:
        size: How many there shall be.
        seed: Another one gives another world.
    """
    return _told(claims(size, seed=seed))


def write_facts(path: Path, size: int, *, seed: int) -> Counts:
    """Write the told facts of a world as N-Triples.

    Args:
        path: The file to be written.
        size: How many facts there shall be.
        seed: Another one gives another world.

    Returns:
        What the world holds.
    """
    counts = Counts()
    serialize(_told(counts.of(claims(size, seed=seed))), path, RdfFormat.N_TRIPLES)
    return counts


def write_folder(folder: Path, size: int, *, seed: int) -> Counts:
    """Write a world as a dataset for `legation build --data`.

    Args:
        folder: A folder that is not there yet.
        size: How many facts it shall tell.
        seed: Another one gives another world.

    Returns:
        What the world holds.
    """
    for part in ("claims", "entities", "sources"):
        (folder / part).mkdir(parents=True)
    (folder / "dataset.ttl").write_text(_DATASET, encoding="utf-8")
    counts = Counts()
    waiting = dict[str, list[Claim]](claims=[], entities=[])
    for claim in counts.of(claims(size, seed=seed)):
        found = waiting["entities" if claim.stance == "editorial" else "claims"]
        found.append(claim)
        if len(found) == _CLAIMS_OF_FILE:
            _write_claims(folder, waiting)
        if claim.passage:
            _write_quote(folder / claim.passage.file, claim.passage.quote)
    _write_claims(folder, waiting)
    return counts


def _told(claims: Iterable[Claim]) -> Iterator[Triple]:
    return (triple for claim in claims for triple in claim.told)


def _write_claims(folder: Path, waiting: dict[str, list[Claim]]) -> None:
    for part, found in waiting.items():
        if found:
            quads = chain.from_iterable(map(_quads, found))
            text = write_trig(quads, prefixes=Prefixes.of_dataset(BASE))
            path = folder / part / f"{found[0].name}.trig"
            path.write_text(text, encoding="utf-8")
            found.clear()


def _write_quote(path: Path, quote: str) -> None:
    with path.open("a", encoding="utf-8", newline="") as page:
        page.write(f"{quote}\n")


def _quads(claim: Claim) -> Iterator[Quad]:
    about = NamedNode(f"{BASE}graph/claims")
    for triples, graph in (
        (claim.facts, CLAIM[claim.name]),
        (claim.described(), about),
    ):
        for triple in triples:
            yield Quad(triple.subject, triple.predicate, triple.object, graph)


def main() -> None:
    """Write a world where the command line says."""
    parser = argparse.ArgumentParser(description="Write a generated world.")
    parser.add_argument("--told", type=int, required=True, help="how many facts")
    parser.add_argument("--seed", type=int, default=7, help="seed of the world")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--nt", type=Path, help="file for the told facts (N-Triples)")
    where.add_argument("--folder", type=Path, help="new folder for a whole dataset")
    asked = parser.parse_args()
    write = write_facts if asked.nt else write_folder
    try:
        counts = write(asked.nt or asked.folder, asked.told, seed=asked.seed)
    except OSError as error:
        parser.exit(3, f"The world cannot be written: {error}.\n")
    claims = f"{counts.claims:,} claims, {counts.about:,} triples about them"
    print(f"{counts.told:,} facts told by {claims}")


if __name__ == "__main__":
    main()
