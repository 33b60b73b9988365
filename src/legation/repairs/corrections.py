"""What a value was probably meant to be, judged by what is demanded of it."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from difflib import SequenceMatcher
from urllib.parse import unquote

from legation.dates.days import DateError
from legation.dates.edtf import parse_edtf
from legation.dates.spelling import guess
from legation.literals import is_well_formed
from legation.shacl.shapes import Constraint, Each, kind_of
from legation.terms import EDTF, RDF, XSD, Literal, NamedNode, Prefixes, Term

_NEAR = 0.85  # how like two words must be, where 1 is the same
_SHORTEST = 4  # letters of a word that may be misspelt
_SLIPS = 4  # characters that are in one of two words only; a wrong one counts in both
_DATES = frozenset({EDTF.EDTF, XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth})
_TRUTHS = {
    **dict.fromkeys(("true", "1", "yes", "oui", "vrai"), "true"),
    **dict.fromkeys(("false", "0", "no", "non", "faux"), "false"),
}
_NUMBER = re.compile(r"[+-]?[0-9]{1,14}(?:\.[0-9]{0,12})?(?:[Ee][+-]?[0-9]{1,2})?")
_DIGIT = re.compile("[0-9]")
_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?$")
_ABSOLUTE = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*://|urn:|mailto:)\S+")
# Codes of three letters (ISO 639-2) for which a language tag has two (RFC 5646).
_CODES = {
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "deu": "de",
    "ger": "de",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "nld": "nl",
    "dut": "nl",
    "rus": "ru",
    "zho": "zh",
    "chi": "zh",
    "jpn": "ja",
    "ara": "ar",
}


def corrections(
    value: Term, demands: Iterable[Constraint], *, prefixes: Prefixes
) -> Iterator[Term]:
    """Yield what a value was probably meant to be, the likeliest first.

    Args:
        value: The value.
        demands: Constraints on it; what is yielded passes all that are `Each`.
        prefixes: Prefixes that a text may have been written with.
    """
    tests = [demand for demand in demands if isinstance(demand, Each)]
    found: dict[Term, None] = {}
    for test in tests:
        correct = _CORRECTIONS.get(kind_of(test))
        if correct is not None:
            found |= dict.fromkeys(correct(value, test.wanted, prefixes))
    for term in found:
        if term != value and all(test.allows(term) for test in tests):
            yield term


def nearest(value: Term, terms: Collection[Term]) -> Term | None:
    """Return the only one of some terms that a value is a misspelling of, if any.

    Args:
        value: The value.
        terms: The terms.
    """
    for key in (_text, local_name):
        sought = fold(key(value))
        same = [term for term in terms if sought and fold(key(term)) == sought]
        if same:
            return same[0] if len(same) == 1 else None
    sought = fold(local_name(value))
    if len(sought) < _SHORTEST:
        return None
    near = [term for term in terms if _is_near(sought, fold(local_name(term)))]
    return near[0] if len(near) == 1 else None


def local_name(term: Term) -> str:
    """Return the last part of an IRI, or the text of another term."""
    if not isinstance(term, NamedNode):
        return _text(term)
    return unquote(re.split(r"[/#:]", term.value.rstrip("/#"))[-1])


def fold(text: str) -> str:
    """Return a text without case, accents, spaces and punctuation."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if part.isalnum())


def collapse(text: str) -> str:
    """Return a text without spaces at its ends, and with single ones in it."""
    return " ".join(text.split())


def iri_of(text: str, prefixes: Prefixes) -> NamedNode | None:
    """Return the IRI that a text is, written in full or with a prefix.

    Args:
        text: The text.
        prefixes: The prefixes.
    """
    name = text.strip().removeprefix("<").removesuffix(">")
    known = prefixes.expand(name)
    if known is not None or not _ABSOLUTE.fullmatch(name):
        return known
    with suppress(ValueError):
        return NamedNode(name)
    return None


def _text(term: Term) -> str:
    return term.value


def _is_near(one: str, other: str) -> bool:
    # What is numbered is no misspelling of what has another number.
    if _DIGIT.findall(one) != _DIGIT.findall(other):
        return False
    both = len(one) + len(other)
    if abs(len(one) - len(other)) > _SLIPS:
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    slips = both - 2 * sum(block.size for block in blocks)
    return slips <= _SLIPS and slips <= (1 - _NEAR) * both


def _of_datatype(
    value: Term, wanted: tuple[Term, ...], _: Prefixes
) -> Iterator[Literal]:
    (datatype,) = wanted
    if not isinstance(datatype, NamedNode) or datatype == RDF.langString:
        return
    if isinstance(value, NamedNode) and datatype == XSD.anyURI:
        yield Literal(value.value, datatype=datatype)
    if isinstance(value, Literal):
        for text in _forms(value.value, datatype):
            if _is_form(text, datatype):
                yield Literal(text, datatype=datatype)


def _forms(text: str, datatype: NamedNode) -> Iterator[str]:
    """Yield other ways to write a text, some of which may be forms of a datatype."""
    stripped = text.strip()
    if datatype == XSD.boolean:
        yield _TRUTHS.get(stripped.casefold(), "")
    yield from (text, stripped)
    if _NUMBER.fullmatch(stripped):
        yield f"{Decimal(stripped).normalize():f}"
    if datatype in _DATES:
        day = _MIDNIGHT.sub("", stripped)
        probable = guess(
            day, read=lambda form: form if _is_form(form, datatype) else None
        )
        yield from (day, probable or "")


def _is_form(text: str, datatype: NamedNode) -> bool:
    if datatype == EDTF.EDTF:
        with suppress(DateError):
            parse_edtf(text)
            return True
        return False
    return datatype in XSD and is_well_formed(Literal(text, datatype=datatype))


def _of_kind(
    value: Term, wanted: tuple[Term, ...], prefixes: Prefixes
) -> Iterator[Term]:
    (kind,) = wanted
    if isinstance(value, Literal) and "IRI" in local_name(kind):
        iri = iri_of(value.value, prefixes)
        if iri is not None:
            yield iri
    if isinstance(value, NamedNode) and "Literal" in local_name(kind):
        yield Literal(value.value)


def _of_list(value: Term, wanted: tuple[Term, ...], _: Prefixes) -> Iterator[Term]:
    term = nearest(value, wanted)
    if term is not None:
        yield term


def _of_language(
    value: Term, wanted: tuple[Term, ...], _: Prefixes
) -> Iterator[Literal]:
    if not isinstance(value, Literal):
        return
    # The range * stands for every language, and names none.
    tags = [t.value for t in wanted if isinstance(t, Literal) and t.value != "*"]
    if value.language:
        language = _primary(value.language)
        tags = [tag for tag in tags if _primary(tag) == language]
    elif value.datatype != XSD.string:
        return
    if len(tags) == 1:
        yield Literal(value.value, language=tags[0])


def _primary(tag: str) -> str:
    code = tag.lower().partition("-")[0]
    return _CODES.get(code, code)


def _respelt(value: Term, _: tuple[Term, ...], __: Prefixes) -> Iterator[Literal]:
    if not isinstance(value, Literal):
        return
    text = collapse(value.value)
    for form in (
        *(value.value.strip(), text, text.lower(), text.upper()),
        text[:1].upper() + text[1:],
    ):
        if value.language:
            yield Literal(form, language=value.language)
        else:
            yield Literal(form, datatype=value.datatype)


_Correct = Callable[[Term, tuple[Term, ...], Prefixes], Iterator[Term]]
_CORRECTIONS: Mapping[str, _Correct] = {
    "datatype": _of_datatype,
    "nodeKind": _of_kind,
    "in": _of_list,
    "languageIn": _of_language,
    "pattern": _respelt,
    "minLength": _respelt,
    "maxLength": _respelt,
}
