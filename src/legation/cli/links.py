"""The commands about links to outside datasets: link."""

from functools import partial

import click

from legation.cli.bilingual import Command, Group, Option
from legation.cli.checking import check
from legation.cli.grounds import grounds
from legation.cli.options import shared
from legation.cli.outside import outside
from legation.cli.proposing import KINDS, propose
from legation.cli.reviewing import review
from legation.cli.settling import decided, settle, undo
from legation.linking.proposing import LEAST, MARGIN
from legation.reports import REPORTS
from legation.texts import Text

_JSON = Option(
    "--json",
    "as_json",
    is_flag=True,
    text=Text("Print JSON.", "Afficher en JSON."),
)
_PROPOSE = Command(
    "propose",
    callback=propose,
    params=[
        click.Argument(["things"], nargs=-1, metavar="[THING...]"),
        *shared(),
        Option(
            "--of",
            multiple=True,
            type=click.Choice(list(KINDS)),
            text=Text(
                "Only these kinds of things (default: places).",
                "Seulement ces types de choses (par défaut : places).",
            ),
        ),
        *outside(),
        Option(
            "--least",
            type=click.FloatRange(0, 1),
            default=LEAST,
            metavar="SCORE",
            text=Text(
                f"Propose from this score on, from 0 to 1 (default: {LEAST}).",
                f"Proposer à partir de cette note, de 0 à 1 (par défaut : {LEAST}).",
            ),
        ),
        Option(
            "--margin",
            type=click.FloatRange(0, 1),
            default=MARGIN,
            metavar="SCORE",
            text=Text(
                "How far the best candidate must be ahead of the next one (default: "
                f"{MARGIN}).",
                "De combien la meilleure candidate doit devancer la suivante (par "
                f"défaut : {MARGIN}).",
            ),
        ),
        Option(
            "--limit",
            type=click.IntRange(min=1),
            metavar="N",
            text=Text("Show at most this many.", "En afficher au plus ce nombre."),
        ),
        _JSON,
    ],
    text=Text(
        "Look for links in outside datasets, with the reasons for each.\n\nNothing is "
        "decided; what was found is kept beside the store for review, accept and "
        "reject. Without a THING, all things of the kinds are looked for that have no "
        "link yet.",
        "Chercher des liens dans des jeux de données externes, avec les raisons de "
        "chacun.\n\nRien n'est décidé; ce qui a été trouvé est conservé à côté de la "
        "base pour review, accept et reject. Sans THING, toutes les choses des types "
        "voulus qui n'ont pas encore de lien sont cherchées.",
    ),
)
_REVIEW = Command(
    "review",
    callback=review,
    params=[*shared(), *grounds()],
    text=Text(
        "Decide about proposals one by one, with one key for each.\n\nEach decision is "
        "written at once, so that nothing is lost.",
        "Décider des propositions une à une, d'une seule touche.\n\nChaque décision "
        "est écrite aussitôt : rien ne se perd.",
    ),
)


def _deciding() -> list[click.Parameter]:
    """Return the parameters of the commands that decide."""
    return [
        click.Argument(
            ["what"], nargs=-1, required=True, metavar="[NAME... | THING ENTRY]"
        ),
        *shared(),
        Option(
            "--match",
            metavar="NAME",
            text=Text(
                "exactMatch, closeMatch, broadMatch, narrowMatch or relatedMatch "
                "(default: what is proposed, or exactMatch).",
                "exactMatch, closeMatch, broadMatch, narrowMatch ou relatedMatch (par "
                "défaut : ce qui est proposé, ou exactMatch).",
            ),
        ),
        Option(
            "--label",
            metavar="TEXT",
            text=Text(
                "What the entry is called, where it is named by hand.",
                "Comment s'appelle la fiche, quand elle est nommée à la main.",
            ),
        ),
        *grounds(),
    ]


_ACCEPT = Command(
    "accept",
    callback=partial(settle, is_rejected=False),
    params=_deciding(),
    text=Text(
        "Accept links.\n\nNAME is the name of a proposal. Or name both ends: THING is "
        "a prefixed name such as id:quebec, an IRI or a label; ENTRY an IRI, or a name "
        "such as geonames:6115047/, iso3166-2:CA-QC, wikidata:Q176, eurovoc:3480.",
        "Accepter des liens.\n\nNAME est le nom d'une proposition. Ou nommez les deux "
        "bouts : THING est un nom préfixé comme id:quebec, un IRI ou un libellé; ENTRY "
        "un IRI, ou un nom comme geonames:6115047/, iso3166-2:CA-QC, wikidata:Q176, "
        "eurovoc:3480.",
    ),
)
_REJECT = Command(
    "reject",
    callback=partial(settle, is_rejected=True),
    params=_deciding(),
    text=Text(
        "Reject links, so that they are never proposed again.\n\nThey are named as for "
        "accept.",
        "Rejeter des liens : ils ne seront plus jamais proposés.\n\nIls se nomment "
        "comme pour accept.",
    ),
)
_UNDO = Command(
    "undo",
    callback=undo,
    params=[
        click.Argument(
            ["what"], nargs=-1, required=True, metavar="[NAME | THING | ENTRY]..."
        ),
        *shared(),
    ],
    text=Text(
        "Take decisions about links back.\n\nNAME is the name of the decision or of "
        "its proposal; THING and ENTRY are the ends.",
        "Annuler des décisions sur des liens.\n\nNAME est le nom de la décision ou de "
        "sa proposition; THING et ENTRY en sont les bouts.",
    ),
)
_DECIDED = Command(
    "decided",
    callback=decided,
    params=[*shared(store=False), _JSON],
    text=Text(
        "Show what was decided about links: by whom, when and why.",
        "Afficher ce qui a été décidé des liens : par qui, quand et pourquoi.",
    ),
)
_CHECK = Command(
    "check",
    callback=check,
    params=[
        *shared(),
        *outside(),
        Option(
            "--extract",
            "is_extract",
            is_flag=True,
            text=Text(
                "The files are extracts: an entry that they lack is not said to be "
                "gone.",
                "Les fichiers sont des extraits : une fiche qui y manque n'est pas "
                "dite disparue.",
            ),
        ),
        Option(
            "--format",
            "syntax",
            type=click.Choice(list(REPORTS)),
            default="text",
            text=Text("Format of the report.", "Format du rapport."),
        ),
    ],
    text=Text(
        "Check the accepted links.\n\nWithout an outside dataset: how identifiers are "
        "written, one that two things have, two that one thing has. Against one: "
        "identifiers that it does not know, and entries of another kind or name.",
        "Vérifier les liens acceptés.\n\nSans jeu de données externe : la forme des "
        "identifiants, ceux que deux choses portent, deux que porte une seule. Par "
        "rapport à un tel jeu : les identifiants qu'il ne connaît pas, et les fiches "
        "d'un autre genre ou d'un autre nom.",
    ),
)

LINK = Group(
    "link",
    commands=[_PROPOSE, _REVIEW, _ACCEPT, _REJECT, _UNDO, _DECIDED, _CHECK],
    text=Text(
        "Links to outside datasets: propose, review, accept, reject, undo, decided, "
        "check.",
        "Liens vers des jeux de données externes : propose, review, accept, reject, "
        "undo, decided, check.",
    ),
)
