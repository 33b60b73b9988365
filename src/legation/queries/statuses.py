"""The words of a status: how the value of a row is known, or how far it holds."""

from collections.abc import Mapping

from legation.texts import Text

STATUSES: Mapping[str, Text] = {
    "told": Text("told", "énoncé"),
    "inferred": Text("inferred", "inféré"),
    "derived": Text("derived", "dérivé"),
    "announced": Text("announced", "annoncé"),
    "invited": Text("invited", "invité"),
    "not-stated": Text("not stated", "non précisé"),
    "yes": Text("yes", "oui"),
    "maybe": Text("maybe", "peut-être"),
    "no": Text("no", "non"),
}
"""What people read for each word; programs read the word itself."""
