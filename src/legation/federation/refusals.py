"""The sentences with which a federated query is refused, or told to have failed."""

from legation.texts import Text


def not_allowed(address: str, host: str) -> Text:
    """Return the sentences for an address that nobody allowed.

    Args:
        address: The address that the query names.
        host: Its host, with its port where that is not the usual one.
    """
    return Text(
        f"The query asks SERVICE <{address}> too, and nothing was sent: nobody allowed "
        f"that. To allow it, add --allow-service {host}; to see what would be sent, "
        "--show-remote.",
        f"La requête interroge aussi SERVICE <{address}>; rien n'a été envoyé, car "
        f"personne ne l'a permis. Pour le permettre, ajoutez --allow-service {host}; "
        "pour voir ce qui serait envoyé, --show-remote.",
    )


def nameless(address: str) -> Text:
    """Return the sentences for a service that is asked for no variable.

    Args:
        address: The address that the query names.
    """
    return Text(
        f"SERVICE <{address}> is asked for nothing that has a name. Put a variable "
        "into its group.",
        f"SERVICE <{address}> n'est interrogé sur rien qui ait un nom. Mettez une "
        "variable dans son groupe.",
    )


def unbound(address: str, name: str) -> Text:
    """Return the sentences for a variable that is not bound in a row to be sent.

    Args:
        address: The address that the query names.
        name: The variable without "?".
    """
    return Text(
        f"SERVICE <{address}> shares ?{name} with the rest of the query, which leaves "
        "it unbound in some rows; these would go with every answer. Put the SERVICE "
        f"into the OPTIONAL that binds ?{name}, or name the variable otherwise.",
        f"SERVICE <{address}> partage ?{name} avec le reste de la requête, qui ne lui "
        "donne pas de valeur dans certaines lignes; celles-ci iraient avec chaque "
        "réponse. Mettez le SERVICE dans l'OPTIONAL qui donne sa valeur à "
        f"?{name}, ou nommez la variable autrement.",
    )


def too_many(address: str, limit: int) -> Text:
    """Return the sentences for more rows than may be sent.

    Args:
        address: The address that the query names.
        limit: How many may be sent.
    """
    return Text(
        f"SERVICE <{address}> would be sent more than {limit} rows, so nothing was "
        "sent. Narrow down what stands before it.",
        f"SERVICE <{address}> recevrait plus de {limit} lignes; rien ne lui a été "
        "envoyé. Restreignez ce qui le précède.",
    )


def too_much(address: str, limit: int) -> Text:
    """Return the sentences for more rows than may come back.

    Args:
        address: The address that the query names.
        limit: How many may come back.
    """
    return Text(
        f"SERVICE <{address}> answers more than {limit} rows. Ask it for less.",
        f"SERVICE <{address}> donne plus de {limit} lignes. Demandez-lui moins de "
        "choses.",
    )


def blank(address: str, name: str) -> Text:
    """Return the sentences for a blank node in an answer.

    Args:
        address: The address that the query names.
        name: The variable that has it, without "?".
    """
    return Text(
        f"SERVICE <{address}> answers a blank node for ?{name}, which means nothing "
        f"here. Write FILTER(!isBlank(?{name})) into its group.",
        f"SERVICE <{address}> donne un nœud vide pour ?{name}, ce qui ne veut rien "
        f"dire ici. Écrivez FILTER(!isBlank(?{name})) dans son groupe.",
    )


def late(address: str, seconds: float) -> Text:
    """Return the sentences for a query whose time is up.

    Args:
        address: The address that would be asked next.
        seconds: How long was allowed for all requests.
    """
    return Text(
        f"Not all rows were sent to {address} within {seconds:g} seconds. Ask for "
        "fewer, or try again later.",
        f"Les lignes n'ont pas toutes été envoyées à {address} en {seconds:g} "
        "secondes. Demandez-en moins, ou réessayez plus tard.",
    )


def silent(address: str, why: Text) -> Text:
    """Return the remark on a service that failed and may do so.

    Args:
        address: The address that the query names.
        why: What went wrong.
    """
    return Text(
        f"Warning: SERVICE SILENT <{address}> failed, so what it knows is missing from "
        f"the answer. {why.en}",
        f"Avertissement : SERVICE SILENT <{address}> a échoué; ce qu'il sait manque "
        f"dans la réponse. {why.fr}",
    )


def dependent(address: str) -> Text:
    """Return the remark on a request that needs the answer to another.

    Args:
        address: The address that the query names.
    """
    return Text(
        f"Note: what SERVICE <{address}> is asked for depends on what a service before "
        "it answers; more may be shown here than would be sent.",
        f"Remarque : ce qui est demandé à SERVICE <{address}> dépend de la réponse "
        "d'un service précédent; il se peut qu'on en montre ici plus qu'il n'en serait "
        "envoyé.",
    )


def no_term(text: str) -> Text:
    """Return the sentences for a recorded value that is no term.

    Args:
        text: What stands there.
    """
    return Text(
        f"“{text}” is no term of SPARQL. Write an IRI, a number, or a string in its "
        "quotation marks, such as '\"Moscow\"@en'.",
        f"« {text} » n'est pas un terme SPARQL. Écrivez un IRI, un nombre ou une "
        "chaîne entre guillemets droits, par exemple '\"Moscou\"@fr'.",
    )
