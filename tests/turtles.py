"""Turtle for tests: one table of prefixes, texts read and written."""

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse

from legation.terms import VOCABULARY, Prefixes
from legation.turtle.writer import write_trig, write_turtle

EX = "http://x/"
PREFIXES = Prefixes({**VOCABULARY, "ex": EX, "x.y": f"{EX}y/"})
HEAD = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in PREFIXES)


def read(text: str) -> list[Quad]:
    """Read a text whose prefixes are declared already."""
    return parsed(HEAD + text)


def parsed(text: str) -> list[Quad]:
    """Read a whole text."""
    return list(parse(text.encode(), format=RdfFormat.TRIG))


def turtle(text: str) -> str:
    """Write what a text says, without the prefixes that it takes."""
    written = write_turtle((quad.triple for quad in read(text)), prefixes=PREFIXES)
    return written[written.index("\n\n") + 2 :]


def trig(text: str) -> str:
    """Write what a text with graphs says, without the prefixes that it takes."""
    written = write_trig(read(text), prefixes=PREFIXES)
    return written[written.index("\n\n") + 2 :]


def same(one: list[Quad], other: list[Quad]) -> bool:
    """Tell whether two datasets are isomorphic."""
    datasets = [Dataset(one), Dataset(other)]
    for dataset in datasets:
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return datasets[0] == datasets[1]
