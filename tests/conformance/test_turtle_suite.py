"""W3C's valid Turtle and TriG files: read, written and read again."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from legation.errors import DataError
from legation.formatting import format_text
from legation.terms import Literal
from legation.turtle.layout import Layout, read_layout
from legation.turtle.tokens import Kind, tokenize
from legation.turtle.writer import write_trig
from turtles import PREFIXES, same

BASE = "https://w3c.github.io/rdf-tests/"
FORMATS = {".ttl": RdfFormat.TURTLE, ".trig": RdfFormat.TRIG}


def valid_files(suites: Path) -> list[tuple[str, str, list[Quad]]]:
    """Return name, text and quads of each file that the parser accepts."""
    found = []
    for path in sorted(suites.glob("rdf-tests/**/rdf-t[ru]*/**/*.t*")):
        syntax = FORMATS.get(path.suffix)
        if syntax is None or path.stem == "manifest":
            continue
        data = path.read_bytes()
        try:
            quads = list(parse(data, format=syntax, base_iri=BASE))
        except SyntaxError:
            continue
        found.append((str(path), data.decode(), quads))
    assert len(found) > 400
    return found


def test_every_valid_file_has_known_tokens_only(suites: Path) -> None:
    unknown = {
        name: token.text
        for name, text, _ in valid_files(suites)
        for token in tokenize(text)
        if token.kind is Kind.UNKNOWN
    }

    assert unknown == {}


def test_every_valid_file_is_written_as_the_same_dataset(suites: Path) -> None:
    for name, _, quads in valid_files(suites):
        written = write_trig(quads, prefixes=PREFIXES)
        again = list(parse(written.encode(), format=RdfFormat.TRIG))

        assert same(again, quads), name
        assert write_trig(again, prefixes=PREFIXES) == written, name


def test_every_quad_of_a_valid_file_has_its_place(suites: Path) -> None:
    for name, text, quads in valid_files(suites):
        layout = read_layout(f"@base <{BASE}> .{text}")
        missing = [quad for quad in quads if not has_place(layout, quad)]

        assert missing == [], name


def has_place(layout: Layout, quad: Quad) -> bool:
    """Tell whether the value, the predicate and the subject are all found."""
    if not isinstance(quad.subject, NamedNode):
        return True
    graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else None
    places = [layout.locate(quad.subject.value, graph=graph)]
    if isinstance(quad.object, NamedNode | Literal):
        places.append(
            layout.locate(
                quad.subject.value,
                predicate=quad.predicate.value,
                value=quad.object.value,
                graph=graph,
            )
        )
    return None not in places and len(set(places)) == len(places)


def test_every_valid_file_is_formatted_or_refused_for_its_comments(
    suites: Path,
) -> None:
    refused = 0
    for name, text, _ in valid_files(suites):
        whole = f"@base <{BASE}> .\n{text}"
        if read_layout(whole).comments.stray:
            refused += 1
            with pytest.raises(DataError):
                format_text(whole, name=name)
        else:
            formatted = format_text(whole, name=name)
            assert format_text(formatted, name=name) == formatted, name

    assert refused < 100
