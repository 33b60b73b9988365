"""The terms that a query names, and the queries that name a term."""

from pathlib import Path

from legation.manual.names import names_in, terms_of, users
from legation.terms import NamedNode
from manuals import PREFIXES, term
from stored_queries import stored


def test_a_text_names_what_its_own_prefixes_and_those_of_the_model_say() -> None:
    text = """
        BASE <https://example.org/>
        PREFIX my: <https://w3id.org/legation/ontology#>
        # leg:Person is only spoken of.
        SELECT ?a { ?a a my:Mission ; leg:place <https://example.org/a>, <b> }
    """

    assert names_in(text, prefixes=PREFIXES) == {
        term("leg:Mission"),
        term("leg:place"),
        NamedNode("https://example.org/a"),
    }


def test_a_stored_query_names_the_classes_of_its_header_too(tmp_path: Path) -> None:
    query = stored(
        tmp_path,
        """
        [params.at]
        type = "iri"
        class = "leg:Place"
        label.en = "At"
        label.fr = "À"
        [columns]
        who = { type = "iri", class = "foaf:Person", label.en = "W", label.fr = "Q" }
        """,
        "ASK { ?who leg:place $at }\n",
    )

    named = {term("leg:Place"), term("foaf:Person"), term("leg:place")}
    assert terms_of(query, prefixes=PREFIXES) == named
    assert users([query], prefixes=PREFIXES) == {one: [query] for one in named}
