"""The page about the stored queries: what each asks, and what it answers."""

import shlex
from collections.abc import Iterator, Mapping

from legation.answers import Face, write_answer
from legation.errors import UsageError
from legation.federation import Federation, Recorded
from legation.graph import KnowledgeGraph
from legation.manual.lines import fact, query_anchor, query_link
from legation.manual.markdown import (
    code,
    details,
    escape,
    fence,
    heading,
    items,
    table,
)
from legation.manual.material import Material
from legation.manual.names import terms_of
from legation.manual.vocabulary import Vocabulary
from legation.queries.stored import Argument, Column, Example, Parameter, StoredQuery
from legation.queries.types import VALUE_TYPES
from legation.sparql.header import MARK
from legation.texts import Language, Text

_TITLE = Text("Stored queries", "Requêtes enregistrées")
_INTRODUCTION = Text(
    "The questions that have a name. Each runs by `legation query` and its name; its "
    "parameters are options, and a thing is given by its label, its prefixed name or "
    "its IRI. Each answer below is what the command prints when it is asked of the "
    "data that the example names.",
    "Les questions qui ont un nom. Chacune s'exécute par `legation query` suivi de son "
    "nom; ses paramètres sont des options, et une chose se désigne par son libellé, "
    "son nom préfixé ou son IRI. Chaque réponse ci-dessous est celle que la commande "
    "affiche lorsqu'elle interroge les données que nomme l'exemple.",
)
_QUESTIONS = Text("Questions", "Questions")
_VERIFICATIONS = Text(
    "Queries that must find nothing", "Requêtes qui ne doivent rien trouver"
)
_A_ROW_IS_A_FAULT = Text(
    "Each says what holds of every dataset; a row of its answer is a fault. All of "
    "them run by `legation queries verify`",
    "Chacune énonce ce qui vaut pour tout jeu de données; une ligne de sa réponse est "
    "une erreur. Toutes s'exécutent par `legation queries verify`",
)
_NAME, _HEAD = Text("Name", "Nom"), Text("Title", "Titre")
_ASKS = Text("Asks", "Interroge")
_GRAPHS = {
    "facts": Text("all facts", "tous les faits"),
    "told": Text("told facts only", "les faits énoncés seulement"),
}
_INFERENCE = Text("Inference", "Inférence")
_NEEDED = Text(
    "needed; among told facts alone it finds nothing",
    "nécessaire; parmi les seuls faits énoncés, rien n'est trouvé",
)
_NOT_NEEDED = Text("not needed", "non nécessaire")
_EVIDENCE = Text("Evidence", "Preuves")
_OF_COLUMNS = Text(
    "`--evidence` shows the claims about what stands in {}",
    "`--evidence` montre les affirmations relatives à ce qui figure dans {}",
)
_NO_EVIDENCE = Text("none can be shown", "aucune ne peut être montrée")
_SERVICES = Text("Asks elsewhere", "Interroge ailleurs")
_IF_ALLOWED = Text(
    "only if `--allow-service` or `--service` says so. The example shows recorded "
    "rows in place of an answer",
    "seulement si `--allow-service` ou `--service` le permet. L'exemple montre des "
    "lignes enregistrées au lieu d'une réponse",
)
_TERMS = Text("Terms", "Termes")
_PARAMETERS = Text("Parameters", "Paramètres")
_COLUMNS = Text("Columns", "Colonnes")
_EXAMPLE = Text("Example", "Exemple")
_ON_THE_DATA = Text("on the data", "sur les données")
_ELSEWHERE = Text(
    "This dataset has no part of that name, so the example was not run.",
    "Ce jeu de données n'a pas de sous-ensemble de ce nom; l'exemple n'a donc pas été "
    "exécuté.",
)
_OPTION, _MEANING = Text("Option", "Option"), Text("Meaning", "Sens")
_VALUE, _DEFAULT = Text("Value", "Valeur"), Text("Default", "Par défaut")
_REQUIRED = Text("Required", "Obligatoire")
_COLUMN, _HEADING = Text("Column", "Colonne"), Text("Heading", "En-tête")
_MAY_BE_EMPTY = Text("May be empty", "Peut être vide")
_YES, _NO = Text("yes", "oui"), Text("no", "non")
_THING = Text("a thing", "une chose")
_OF_CLASS = Text("a thing of the class {}", "une chose de la classe {}")
_ONE_OF = Text("one of {}", "parmi {}")
_OF_THE_RUN = Text("that of the run", "celle de l'exécution")
_SEVERAL = Text("may be repeated", "peut être répétée")
_LEAST, _MOST = Text("{} or more", "{} ou plus"), Text("{} or less", "{} ou moins")
_FITTING = Text("fitting the pattern {}", "conforme au modèle {}")
_LANGUAGE = "lang"


class QueriesPage:
    """Writes the page."""

    def __init__(
        self, material: Material, *, vocabulary: Vocabulary, language: Language
    ) -> None:
        """Keep what the page is made of.

        Args:
            material: The stored queries, and the graphs that their examples ask.
            vocabulary: The terms, to link to them.
            language: The language of the page and of the answers.
        """
        self._material = material
        self._vocabulary = vocabulary
        self._language = language

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the page, the title first."""
        say, catalogue = self._say, self._material.catalogue
        yield heading(1, say(_TITLE))
        yield say(_INTRODUCTION)
        yield heading(2, say(_QUESTIONS))
        yield from self._section([q for q in catalogue if not q.must_be_empty])
        if verifying := [query for query in catalogue if query.must_be_empty]:
            yield heading(2, say(_VERIFICATIONS))
            yield say(_A_ROW_IS_A_FAULT)
            yield from self._section(verifying)

    def _section(self, queries: list[StoredQuery]) -> Iterator[str]:
        rows = [
            [query_link(query), escape(query.title.into(self._language))]
            for query in queries
        ]
        yield table([self._say(_NAME), self._say(_HEAD)], rows)
        for query in queries:
            yield from self._query(query)

    def _query(self, query: StoredQuery) -> Iterator[str]:
        title = escape(query.title.into(self._language))
        yield heading(3, title, name=query_anchor(query))
        yield code(query.name)
        yield escape(query.description.into(self._language))
        yield items(self._facts(query))
        if query.parameters:
            yield f"**{self._say(_PARAMETERS)}**"
            yield self._parameters(query)
        if query.columns:
            yield f"**{self._say(_COLUMNS)}**"
            yield self._columns(query)
        for example in distinct(query):
            yield from self._example(query, example)
        yield details("SPARQL", fence(without_header(query.text), "sparql"))

    def _facts(self, query: StoredQuery) -> Iterator[str]:
        vocabulary = self._vocabulary
        yield self._fact(_ASKS, self._say(_GRAPHS[query.graph]))
        needed = _NEEDED if query.inference else _NOT_NEEDED
        yield self._fact(_INFERENCE, self._say(needed))
        shown = self._say(_NO_EVIDENCE)
        if query.evidence:
            columns = ", ".join(map(code, query.evidence))
            shown = self._say(_OF_COLUMNS).format(columns)
        yield self._fact(_EVIDENCE, shown)
        if query.services:
            addresses = ", ".join(map(code, query.services))
            yield self._fact(_SERVICES, f"{addresses}; {self._say(_IF_ALLOWED)}")
        terms = terms_of(query, prefixes=vocabulary.prefixes)
        explained = [term for term in terms if vocabulary.kind(term)]
        if explained:
            yield self._fact(_TERMS, vocabulary.show_all(explained))

    def _parameters(self, query: StoredQuery) -> str:
        heads = (_OPTION, _MEANING, _VALUE, _DEFAULT, _REQUIRED)
        return table(
            [self._say(head) for head in heads],
            [
                [
                    code(f"--{parameter.name}"),
                    escape(
                        (parameter.description or parameter.label).into(self._language)
                    ),
                    self._wanted(parameter),
                    self._default(parameter),
                    self._say(_YES if parameter.required else _NO),
                ]
                for parameter in query.parameters.values()
            ],
        )

    def _columns(self, query: StoredQuery) -> str:
        heads = (_COLUMN, _HEADING, _VALUE, _MAY_BE_EMPTY)
        return table(
            [self._say(head) for head in heads],
            [
                [
                    code(name),
                    escape(column.label.into(self._language)),
                    self._type(column),
                    self._say(_YES if column.optional else _NO),
                ]
                for name, column in query.columns.items()
            ],
        )

    def _wanted(self, parameter: Parameter) -> str:
        """Return what the value of a parameter may be."""
        say = self._say
        words = [self._type(parameter)]
        if parameter.choices:
            choices = ", ".join(map(code, parameter.choices))
            words = [say(_ONE_OF).format(choices)]
        for limit, text in ((parameter.least, _LEAST), (parameter.most, _MOST)):
            words += [say(text).format(code(limit))] if limit is not None else []
        if parameter.pattern:
            words.append(say(_FITTING).format(code(parameter.pattern)))
        if parameter.list:
            words.append(say(_SEVERAL))
        return "; ".join(words)

    def _type(self, one: Parameter | Column) -> str:
        if one.type != "iri":
            return escape(self._say(VALUE_TYPES[one.type].wanted))
        kind = self._vocabulary.prefixes.expand(one.kind) if one.kind else None
        if kind is None:
            return self._say(_THING)
        return self._say(_OF_CLASS).format(self._vocabulary.show(kind))

    def _default(self, parameter: Parameter) -> str:
        if parameter.name == _LANGUAGE:
            return self._say(_OF_THE_RUN)
        default: Argument = parameter.default or ()
        values = (default,) if isinstance(default, str) else default
        return ", ".join(map(code, values)) or "–"

    def _example(self, query: StoredQuery, example: Example) -> Iterator[str]:
        """Yield an example: the data, the command and what it prints."""
        name = code(example.data)
        yield f"**{self._say(_EXAMPLE)}** {self._say(_ON_THE_DATA)} {name}"
        command = command_line(query, example, language=self._language)
        if example.data in self._material.inputs.dataset.parts:
            printed = self._answer(query, example)
            yield fence(f"$ {command}\n{printed}", "console")
        else:
            yield fence(f"$ {command}", "console")
            yield self._say(_ELSEWHERE)

    def _answer(self, query: StoredQuery, example: Example) -> str:
        graph = self._material.graph(example.data)
        try:
            return run(graph, query, example, language=self._language)
        except UsageError as error:
            raise UsageError(_no_answer(query, error.text)) from error

    def _fact(self, name: Text, what: str) -> str:
        return fact(name, what, language=self._language)

    def _say(self, text: Text) -> str:
        return text.into(self._language)


def distinct(query: StoredQuery) -> list[Example]:
    """Return the examples of a query that differ by more than the language asked."""
    examples = {
        (example.data, tuple(sorted(_spoken(example.args).items()))): example
        for example in reversed(query.examples)
    }
    return list(reversed(examples.values()))


def command_line(query: StoredQuery, example: Example, *, language: Language) -> str:
    """Return the command that runs an example.

    Args:
        query: The query.
        example: One of its examples.
        language: The language of the answer.

    Returns:
        The words as a shell reads them.
    """
    words = ["legation", "query", query.name]
    for name, value in _spoken(example.args).items():
        for one in (value,) if isinstance(value, str) else value:
            words += [f"--{name}", one]
    words += [word for host in query.hosts for word in ("--allow-service", host)]
    words += ["--lang", language] if language != "en" else []
    return shlex.join(words)


def run(
    graph: KnowledgeGraph,
    query: StoredQuery,
    example: Example,
    *,
    language: Language,
) -> str:
    """Return what the command line prints when it runs an example of a query.

    Args:
        graph: The graph that is asked.
        query: The query.
        example: The example; a language among its parameters is not heeded.
        language: The language of the answer.
    """
    text = graph.bind(query, _spoken(example.args), language=language)
    recorded = Federation(Recorded.read(example.remote, text=query.text))
    answer = graph.sparql(text, graph=query.graph, services=recorded)
    face = Face.of_query(query, language=language)
    return write_answer(graph, answer, face).decode()


def without_header(text: str) -> str:
    """Return the text of a query without the lines of its header."""
    lines = text.splitlines()
    return "\n".join(line for line in lines if not line.startswith(MARK)).strip("\n")


def _no_answer(query: StoredQuery, why: Text) -> Text:
    return Text(
        f"An example of the query {query.name} cannot be run. {why.en}",
        f"Un exemple de la requête {query.name} ne peut être exécuté. {why.fr}",
    )


def _spoken(args: Mapping[str, Argument]) -> dict[str, Argument]:
    """Return arguments without the language, which is an option of every command."""
    return {name: value for name, value in args.items() if name != _LANGUAGE}
