"""What two names have in common that may mean one thing."""

import re
from functools import lru_cache

from legation.likeness.names import fold
from legation.likeness.transliteration import sound
from legation.likeness.wordlists import listed

# What kind of place a name says that it is, in some languages; folded.
GENERIC = listed("""
    city ville ciudad citta cidade stadt municipality municipio si shi
    state etat estado land province provincia provinz sheng prefecture ken fu
    region regiao territory territoire county county comte kraj oblast oblasti rayon
    republic republique republica republik respublika kingdom royaume reino
    do sar gwangyeoksi teukbyeolsi teukbyeoljachido autonomous community communaute
    autonome comunidad autonoma island ile isla islands iles
""")
_JOINING = listed("""
    the of and le la les l de du des d et el los las y do da dos das di del della
    der die das von und van het
""")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_PASSED = GENERIC | _JOINING
# Most texts are plain, and need no more than this.
_PLAIN = re.compile(r"[A-Za-z0-9 -]+")


@lru_cache(maxsize=1 << 18)
def _sound(word: str) -> str:
    return sound(word)


def words_of(name: str) -> list[str]:
    """Return the words of a name, folded.

    Args:
        name: A name in any script.
    """
    if _PLAIN.fullmatch(name):
        return name.lower().replace("-", " ").split()
    return fold(name).split()


def bare(name: str) -> list[str]:
    """Return the words of a name without those that say what kind of place it is.

    Args:
        name: A name in any script.

    Returns:
        The words, folded; all of them if there are no others.
    """
    words = words_of(name)
    return [_SHORT.get(w, w) for w in words if w not in _PASSED] or words


def key(name: str) -> str:
    """Return what a name has in common with others that may mean the same.

    Neither the order of the words nor the system of transliteration counts, nor words
    such as city or province.

    Args:
        name: A name in any script.
    """
    return " ".join(sorted(map(_sound, bare(name))))
