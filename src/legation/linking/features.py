"""What speaks for and against an entry being a thing of the record, in words."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from legation.authorities.entries import KINDS, Area, Entry, Kind
from legation.authorities.schemes import scheme_of
from legation.dates import DateError, parse_edtf
from legation.likeness.signs import VETO, Sign
from legation.likeness.spelling import nearness
from legation.linking.keys import bare, key, words_of
from legation.linking.subjects import Subject
from legation.terms import NamedNode
from legation.texts import Text

_PRIOR = Sign(-1.5)
_PERSON = Sign(-2.3)  # many people share a name, and what else is known is little
_TRANSLATION = -0.2  # a name in a language that is said
_ALIAS = -1.2  # an entry's other names are of many kinds, some of them wrong
_OTHERWISE = -1.2  # the entry is known for another name
_UNLIKE = 0.5  # how near in spelling two names of one thing mostly are
_CLOSE, _NEAR, _FAR = 5.0, 30.0, 100.0  # kilometres


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike two names are, and how much that says."""

    weight: float
    words: Text

    def sign(self, mine: str, theirs: str, *, less: float) -> Sign:
        weight = self.weight + less
        en, fr = self.words.en, self.words.fr
        if mine != theirs:
            return Sign(
                weight,
                Text(f"{en}: “{mine}”, “{theirs}”", f"{fr} : « {mine} », « {theirs} »"),
            )
        return Sign(weight, Text(f"{en}: “{mine}”", f"{fr} : « {mine} »"))


_SAME = _Likeness(2.2, Text("same name", "même nom"))
_FOLDED = _Likeness(
    2.0, Text("same name after folding", "même nom, aux accents et à la casse près")
)
_BARE = _Likeness(
    1.8, Text("same name but for the kind of place", "même nom, au genre de lieu près")
)
_ORDER = _Likeness(
    1.4, Text("same words in another order", "mêmes mots dans un autre ordre")
)
_SOUND = _Likeness(
    1.1, Text("same name in another spelling", "même nom, autrement orthographié")
)


def signs(subject: Subject, entry: Entry) -> Iterator[Sign]:
    """Yield what speaks for and against an entry being a thing.

    Args:
        subject: The thing.
        entry: The entry.
    """
    by_id = list(_by_id(subject, entry))
    named = name_sign(subject, entry)
    if named is None and not by_id:
        yield Sign(VETO)
        return
    yield _PERSON if "person" in subject.kinds else _PRIOR
    if named:
        yield named
        yield from _by_label(subject, entry)
    yield from by_id
    yield from _by_kind(subject, entry)
    yield from _by_area(subject, entry)
    yield from _by_point(subject, entry)
    yield from _by_date(subject, entry)


def name_sign(subject: Subject, entry: Entry) -> Sign | None:
    """Return what the names of a thing and an entry say; None where none are alike.

    Args:
        subject: The thing.
        entry: The entry.
    """
    texts = tuple(name.value for name in subject.names)
    keys = _keys(texts)
    best: Sign | None = None
    losses = {entry.label: 0.0}
    for name in entry.names:
        loss = _TRANSLATION if name.language else _ALIAS
        losses.setdefault(name.value, loss)
    for text, less in losses.items():
        if key(text) not in keys:
            continue
        mine, likeness = max(
            ((own, _compare(own, text)) for own in texts),
            key=lambda pair: pair[1].weight if pair[1] else 0.0,
        )
        if likeness is None:
            continue
        sign = likeness.sign(mine, text, less=less)
        if best is None or sign.weight > best.weight:
            best = sign
    return best


def _by_label(subject: Subject, entry: Entry) -> Iterator[Sign]:
    """Doubt a name without a language where the entry is known for another one."""
    label = " ".join(bare(entry.label))
    names = [" ".join(bare(name.value)) for name in subject.names]
    if any(nearness(*sorted((name, label))) >= _UNLIKE for name in names):
        return
    tagged = _keys(tuple(name.value for name in entry.names if name.language))
    if tagged.isdisjoint(_keys(tuple(name.value for name in subject.names))):
        yield Sign(
            _OTHERWISE,
            Text(
                f"mainly called “{entry.label}” there",
                f"surtout appelé « {entry.label} » là-bas",
            ),
        )


def _compare(mine: str, theirs: str) -> _Likeness | None:
    if mine == theirs:
        return _SAME
    if words_of(mine) == words_of(theirs):
        return _FOLDED
    if bare(mine) == bare(theirs):
        return _BARE
    if sorted(bare(mine)) == sorted(bare(theirs)):
        return _ORDER
    return _SOUND if key(mine) == key(theirs) else None


def _by_id(subject: Subject, entry: Entry) -> Iterator[Sign]:
    theirs = entry.ids | {entry.id}
    for shared in sorted(subject.ids & theirs, key=str)[:1]:
        name = _short(shared)
        yield Sign(4.0, Text(f"known as {name} already", f"déjà connu sous {name}"))
    for mine in sorted(subject.ids, key=str):
        scheme = scheme_of(mine)
        others = [o for o in theirs if o.value.startswith(scheme.namespace)]
        if others and mine not in others and entry.id not in others:
            other = _short(min(others, key=str))
            yield Sign(
                -3.0,
                Text(
                    f"known as {_short(mine)}, but {other} there",
                    f"connu sous {_short(mine)}, mais {other} là-bas",
                ),
            )


def _by_kind(subject: Subject, entry: Entry) -> Iterator[Sign]:
    if not entry.kinds or not subject.kinds:
        return
    shared = subject.kinds & entry.kinds
    if shared:
        kind = _said(shared)
        category = f" ({entry.category})" if entry.category else ""
        yield Sign(
            0.8,
            Text(
                f"same kind: {kind.en}{category}", f"même genre : {kind.fr}{category}"
            ),
        )
        return
    mine, theirs = _said(subject.kinds), _said(entry.kinds)
    yield Sign(
        -5.0,
        Text(
            f"a {theirs.en} there, a {mine.en} here",
            f"là-bas : {theirs.fr}; ici : {mine.fr}",
        ),
    )


def _by_area(subject: Subject, entry: Entry) -> Iterator[Sign]:
    """Compare what lies around: the innermost place that both name says most."""
    own = _keys(tuple(name.value for name in subject.names))
    # What is called like the thing itself, as a city-state is, says nothing.
    around = [
        area for area in entry.areas if area.names and own.isdisjoint(_keys(area.names))
    ]
    pairs = [(m, t) for m in subject.areas for t in around if _is_one(m, t)]
    for mine, theirs in sorted(pairs, key=lambda pair: pair[0].kind == "state")[:1]:
        is_state = theirs.kind == "state" or mine.kind == "state"
        name = mine.label
        yield Sign(
            1.5 if is_state else 2.3,
            Text(f"in {name.en}", f"lieu englobant : {name.fr}"),
        )
    kinds: tuple[Kind, ...] = ("state", "region")
    for kind, weight in zip(kinds, (-5.0, -1.5), strict=True):
        mine_, theirs_ = _of_kind(subject.areas, kind), _of_kind(around, kind)
        if mine_ and theirs_ and not any(_is_one(m, t) for m in mine_ for t in theirs_):
            there, here = theirs_[0].label, mine_[0].label
            yield Sign(
                weight,
                Text(
                    f"in {there.en}, not in {here.en}",
                    f"lieu englobant : {there.fr}, et non {here.fr}",
                ),
            )


def _of_kind(areas: Iterable[Area], kind: Kind) -> list[Area]:
    return [area for area in areas if area.kind == kind and area.names]


def _is_one(mine: Area, theirs: Area) -> bool:
    if mine.ids & theirs.ids:
        return True
    return not _keys(mine.names).isdisjoint(_keys(theirs.names))


def _by_point(subject: Subject, entry: Entry) -> Iterator[Sign]:
    if subject.point is None or entry.point is None:
        return
    distance = subject.point.distance(entry.point)
    weight = (
        1.8
        if distance <= _CLOSE
        else 0.8
        if distance <= _NEAR
        else 0.0
        if distance <= _FAR
        else -4.0
    )
    said = max(1, round(distance))
    yield Sign(
        weight,
        Text(
            f"coordinates within {said} km",
            f"coordonnées à {said} km au plus",
        )
        if weight >= 0
        else Text(
            f"coordinates {said} km apart", f"coordonnées distantes de {said} km"
        ),
    )


def _by_date(subject: Subject, entry: Entry) -> Iterator[Sign]:
    begin, end = _first(entry.begin), _last(entry.end)
    if not subject.spans or (begin is None and end is None):
        return
    said = f"{entry.begin or '…'}/{entry.end or '…'}"
    is_outside = any(
        (begin and span.last < begin) or (end and span.first > end)
        for span in subject.spans
    )
    if is_outside:
        yield Sign(
            -5.0,
            Text(f"dates do not fit ({said})", f"dates incompatibles ({said})"),
        )
    else:
        yield Sign(0.9, Text(f"dates fit ({said})", f"dates compatibles ({said})"))


def _first(written: str | None) -> date | None:
    """Return the first day that a date can mean; None for none."""
    try:
        return parse_edtf(written).earliest_start if written else None
    except DateError:
        return None


def _last(written: str | None) -> date | None:
    """Return the last day that a date can mean; None for none."""
    try:
        return parse_edtf(written).latest_end if written else None
    except DateError:
        return None


@lru_cache(maxsize=1 << 16)
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key, names))


def _said(kinds: Collection[Kind]) -> Text:
    words = [text for kind, text in KINDS.items() if kind in kinds]
    return Text(
        " or ".join(word.en for word in words), " ou ".join(word.fr for word in words)
    )


def _short(node: NamedNode) -> str:
    scheme = scheme_of(node)
    return f"{scheme.prefix}:{node.value.removeprefix(scheme.namespace)}"
