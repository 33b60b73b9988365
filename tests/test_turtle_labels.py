"""Labels of blank nodes that depend on the graph alone."""

import random
from itertools import permutations

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad

from legation.turtle.writer import write_trig
from turtles import PREFIXES, read


def write(quads: list[Quad]) -> str:
    return write_trig(quads, prefixes=PREFIXES)


def renamed(quads: list[Quad], *, seed: int) -> list[Quad]:
    """Return the same graph with other blank node labels, in another order."""
    chance = random.Random(seed)
    labels: dict[BlankNode, BlankNode] = {}

    def rename(term: object) -> object:
        if not isinstance(term, BlankNode):
            return term
        return labels.setdefault(term, BlankNode(f"n{chance.getrandbits(64):x}"))

    mixed = chance.sample(quads, len(quads))
    return [Quad(*map(rename, quad)) for quad in mixed]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("_:a ex:p _:a . _:b ex:p _:c . _:c ex:p _:b .", id="circles"),
        pytest.param(
            "_:a ex:p _:b . _:b ex:p _:c . _:c ex:p _:a . _:a ex:q 1 .", id="marked"
        ),
        pytest.param(
            "_:a ex:p _:b . _:b ex:p _:c . _:c ex:p _:a ."
            "_:d ex:p _:e . _:e ex:p _:f . _:f ex:p _:g . _:g ex:p _:d .",
            id="circles of three and four",
        ),
        pytest.param(
            "[] ex:q _:a , _:b , _:c , _:d , _:e , _:f , _:g ."
            "_:a ex:p _:b . _:b ex:p _:c . _:c ex:p _:a ."
            "_:d ex:p _:e . _:e ex:p _:f . _:f ex:p _:g . _:g ex:p _:d .",
            id="circles of three and four around one node",
        ),
        pytest.param(
            "ex:s ex:p _:a , _:b . ex:t ex:p _:a , _:b ."
            "_:a ex:q [ ex:r _:b ] . _:b ex:q [ ex:r _:a ] .",
            id="twins that refer to each other from within brackets",
        ),
        pytest.param(
            "ex:s ex:p ( _:a _:b _:a _:c ) . _:c ex:q _:b .", id="shared items"
        ),
        pytest.param(
            "_:g { ex:s ex:p _:a } _:h { ex:s ex:p _:b } ex:i { _:a ex:q _:b }",
            id="graphs without a name",
        ),
        pytest.param("ex:g { _:a ex:p 1 } ex:h { _:a ex:p 2 }", id="two graphs"),
        pytest.param(
            " ".join(
                f"_:{x} ex:p _:{y} ." for x, y in permutations("abcd", 2)
            ),  # each alike
            id="everything with everything",
        ),
    ],
)
def test_the_text_depends_neither_on_the_labels_nor_on_the_order(text: str) -> None:
    quads = read(text)

    assert {write(renamed(quads, seed=seed)) for seed in range(12)} == {write(quads)}


def test_the_labels_are_counted_from_one() -> None:
    text = write(read("ex:s ex:p _:x , _:y . ex:t ex:p _:x , _:y . _:x ex:q 1 ."))

    assert "_:b1" in text
    assert "_:b2" in text
    assert "_:b3" not in text


def test_equal_parts_are_labelled_one_after_the_other() -> None:
    circles = "".join(f"_:a{n} ex:p _:b{n} . _:b{n} ex:p _:a{n} ." for n in range(3))

    text = write(read(circles))

    assert [line for line in text.splitlines() if "ex:p" in line] == [
        "  ex:p _:b2 ;",
        "  ex:p _:b1 ;",
        "  ex:p _:b4 ;",
        "  ex:p _:b3 ;",
        "  ex:p _:b6 ;",
        "  ex:p _:b5 ;",
    ]


def test_many_shared_nodes_are_labelled() -> None:
    quads = [
        Quad(NamedNode(f"http://x/{end}{n}"), NamedNode("http://x/p"), node)
        for n in range(2_000)
        for node in [BlankNode()]
        for end in "st"
    ]

    assert write(quads).count("_:b") == 4_000
