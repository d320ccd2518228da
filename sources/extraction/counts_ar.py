"""Arabic count phrases: a number with its noun, duals, singulars that mean one, «N من», «آخرين» and bare plurals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.counts import Count, bounds, parse_range, qualifier_after, qualifier_before, range_start
from sources.extraction.entries import Nation, People
from sources.extraction.numbers import Number, parse_number

if TYPE_CHECKING:
    from sources.extraction.tokens import Hit, Sentence
    from sources.extraction.types import Group

_TWO = 2
_MAX_ADJECTIVES = 3
_FORCE_REACH = 5
#: Up to ten takes a plural, eleven to ninety-nine an accusative singular: the shape an unknown noun must have.
_TEN, _HUNDRED = 10, 100
_SHORT_WORD = 3
_PLURAL_PREFIXES = ("", "و", "ف", "ب", "ل")


def find_counts(sentence: Sentence) -> list[Count]:
    """Find every count phrase of a sentence, left to right, none inside another."""
    counts: list[Count] = []
    at = 0
    while at < len(sentence.tokens):
        count = _numbered(sentence, at) or _unnumbered(sentence, at)
        if count is None:
            at += 1
            continue
        counts.append(count)
        at = max(count.end, at + 1)
    return counts


def noun_at(sentence: Sentence, at: int) -> tuple[People, Hit] | None:
    """Give the noun for people at token *at*; a word for a nationality serves as one."""
    hit = sentence.hit(at, "people")
    if hit is not None and isinstance(hit.payload, People):
        return hit.payload, hit
    hit = sentence.hit(at, "nation")
    if hit is not None and isinstance(hit.payload, Nation):
        return People("foreigners", hit.payload.number, ambiguous=True), hit
    return None


def _numbered(sentence: Sentence, at: int) -> Count | None:
    number = parse_number(sentence, at)
    if number is None or number.value == 0 or _is_time_or_share(sentence, number) or sentence.hit(at, "weekday") is not None:
        return None
    number, upper = parse_range(sentence, number)
    start, qualifier = qualifier_before(sentence, at)
    start = range_start(sentence, at) if upper is not None else start
    prefix = _prefix(sentence, start)
    count = _with_noun(sentence, number) or _one_of(sentence, number) or _with_from(sentence, number) or _others(sentence, number)
    count = count or _unknown(sentence, number)
    if count is None:
        count = Count(start=at, end=number.end, core=at, low=0, high=None, qualifier="exact", form="bare")
    end, after = qualifier_after(sentence, count.end)
    low, high, name = bounds(number, upper, after or qualifier)
    return replace(count, start=start, end=end, low=low, high=high, qualifier=name, prefix=prefix)


def _prefix(sentence: Sentence, at: int) -> str:
    """Give the particles attached to the first word of a phrase."""
    if sentence.form(at - 1) == "و":
        return "و"
    for tag in ("qualifier_before", "units", "tens", "hundreds", "scales", "magnitudes", "several", "people", "nation", "scale_duals"):
        hit = sentence.hit(at, tag)
        if hit is not None:
            return hit.prefix.removesuffix("ال")
    return ""


def _is_time_or_share(sentence: Sentence, number: Number) -> bool:
    following = sentence.form(number.end)
    before = sentence.hit(number.start - 1, "ordinal_context")
    return following in {"%", ":"} or before is not None or (number.digits and sentence.form(number.start - 1) in {":", "/"})


def _with_noun(sentence: Sentence, number: Number) -> Count | None:
    found = noun_at(sentence, number.end)
    if found is None or (found[1].prefix and found[1].prefix != "ال") or (found[1].definite and not number.vague):
        return None
    people, hit = found
    if sentence.hit(number.end, "not_people") is not None and people.group != "others":
        return None
    end = number.end + hit.length
    return _complete(sentence, number.start, number.start, end, people, number.end)


def _with_from(sentence: Sentence, number: Number) -> Count | None:
    """Read "17 of the relief workers", "12 of the regime's forces", "three of his relatives"."""
    if sentence.form(number.end) not in {"من", "منهم"} or sentence.hit(number.end, "share") is not None:
        return None
    if sentence.form(number.end) == "منهم":
        return Count(start=number.start, end=number.end + 1, core=number.start, low=0, high=None, qualifier="exact", form="others")
    at = number.end + 1
    found = noun_at(sentence, at)
    if found is not None and found[0].number == "plural":
        count = _complete(sentence, number.start, number.start, at + found[1].length, found[0], at)
        return replace(count, certain=False)
    force = sentence.hit(at, "force")
    if force is None:
        return _of_theirs(sentence, number)
    group = _force_group(sentence, at)
    return Count(
        start=number.start, end=at + force.length, core=number.start, low=0, high=None, qualifier="exact", form="number",
        group=group or "all", certain=False,
    )  # fmt: skip


def _of_theirs(sentence: Sentence, number: Number) -> Count | None:
    """Read a number of people who belong to somebody: «أربعة من مرافقيه»."""
    form = sentence.form(number.end + 1)
    if (
        len(form) <= _SHORT_WORD
        or not form.endswith(_POSSESSIVES)
        or form.startswith("ال")
        or sentence.hits[number.end + 1].keys() & _KNOWN_OTHERWISE
    ):
        return None
    end = number.end + 2
    return Count(start=number.start, end=end, core=number.start, low=0, high=None, qualifier="exact", form="unknown", certain=False)


_POSSESSIVES = ("يه", "يهم", "يها", "اته", "اتهم", "اتها", "هم", "هما")


def _others(sentence: Sentence, number: Number) -> Count | None:
    hit = sentence.hit(number.end, "others")
    if hit is None or hit.prefix:
        return None
    return Count(start=number.start, end=number.end + hit.length, core=number.start, low=0, high=None, qualifier="exact", form="others")


def _unnumbered(sentence: Sentence, at: int) -> Count | None:
    found = noun_at(sentence, at)
    if found is None:
        return _another(sentence, at)
    people, hit = found
    if people.number == "singular" and people.outcome is not None and sentence.hit(at, "trigger") is not None:
        return None  # «إصابة», «وفاة»: what happened, not one more to whom
    end = at + hit.length
    after = parse_number(sentence, end)
    if after is not None and _agrees(sentence, people, hit, after):
        return _noun_first(sentence, at, after, people)
    if people.number == "dual" and not hit.definite:
        count = _complete(sentence, at, at, end, people, at)
        return replace(count, low=_TWO, high=_TWO, form="dual", prefix=hit.prefix)
    if people.number == "singular":
        count = _complete(sentence, at, at, end, people, at)
        return replace(count, low=1, high=1, form="single", definite=hit.definite, prefix=hit.prefix)
    count = _complete(sentence, at, at, end, people, at)
    return replace(count, low=1, high=None, qualifier="unspecified", form="plural", definite=hit.definite, prefix=hit.prefix)


def _another(sentence: Sentence, at: int) -> Count | None:
    """Read «وجرح آخر»: one more, if a trigger stands right before it, which the caller checks."""
    if sentence.form(at) not in {"اخر", "اخري"} or (at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].kind == "n"):
        return None
    return Count(start=at, end=at + 1, core=at, low=1, high=1, qualifier="exact", form="others", certain=False)


def _one_of(sentence: Sentence, number: Number) -> Count | None:
    """Read "one of the residents": «أحد السكان», «إحدى العاملات»."""
    found = noun_at(sentence, number.end)
    if found is None or not found[1].definite or number.value != 1 or not sentence.form(number.start).endswith(("احد", "احدي")):
        return None
    return _complete(sentence, number.start, number.start, number.end + found[1].length, found[0], number.end)


def _agrees(sentence: Sentence, people: People, hit: Hit, number: Number) -> bool:
    """Say whether a number after a noun belongs to it: «الأشخاص الثلاثة», «مدنيين اثنين», «طفل واحد»."""
    if number.vague or number.digits:
        return False
    joined = sentence.form(number.start)
    if joined.startswith("و") and not joined.startswith("واحد"):
        return False
    definite = joined.startswith("ال")
    if hit.definite != definite:
        return False
    if people.number == "singular":
        return number.value == 1
    return definite or number.value == _TWO


def _noun_first(sentence: Sentence, at: int, number: Number, people: People) -> Count:
    count = _complete(sentence, at, at, number.end, people, at)
    end, after = qualifier_after(sentence, number.end)
    low, high, name = bounds(number, None, after)
    hit = sentence.hit(at, "people") or sentence.hit(at, "nation")
    return replace(
        count,
        end=end,
        low=low,
        high=high,
        qualifier=name,
        form="number",
        definite=bool(hit and hit.definite),
        prefix=hit.prefix if hit else "",
    )


def _complete(sentence: Sentence, start: int, core: int, end: int, people: People, noun: int) -> Count:
    """Take in the adjectives after a noun, and read group and nationality from noun, adjectives and complement."""
    end, nationality, group = _adjectives(sentence, noun, end, people.group)
    if people.complement or group == "all":
        named = _force_group(sentence, end, complement=people.complement)
        group = named or ("foreigners" if people.complement and nationality else group)
    return Count(
        start=start, end=end, core=core, low=0, high=None, qualifier="exact", form="number", people=people, group=group,
        nationality=nationality,
    )  # fmt: skip


def _adjectives(sentence: Sentence, noun: int, end: int, group: Group) -> tuple[int, str, Group]:
    """Give where the adjectives after a noun end, with the nationality and group that they add."""
    nationality, limit = _nationality(sentence, noun), min(end + _MAX_ADJECTIVES, len(sentence.tokens))
    while end < limit:
        nation, adjective = sentence.hit(end, "nation"), sentence.hit(end, "adjective")
        if nation is not None and isinstance(nation.payload, Nation) and nation.prefix in {"", "ال"}:
            nationality = nation.payload.iso
        elif adjective is None or adjective.prefix:
            break
        else:
            group = _refined(sentence, end, group)
        end += 1
    return end, nationality, group


def _nationality(sentence: Sentence, noun: int) -> str:
    if sentence.hit(noun, "people") is not None:
        return ""
    hit = sentence.hit(noun, "nation")
    return hit.payload.iso if hit is not None and isinstance(hit.payload, Nation) else ""


def _refined(sentence: Sentence, at: int, group: Group) -> Group:
    found = sentence.hit(at, "people")
    if found is not None and isinstance(found.payload, People) and group in {"all", "fighters"}:
        return found.payload.group if found.payload.group != "others" else group
    return group


def _force_group(sentence: Sentence, at: int, *, complement: bool = True) -> Group | None:
    """Read which kind of people "members of …" or "dead of …" are from the force named after them."""
    first = sentence.form(at)
    if not complement and first not in {"من", "في"}:
        return None
    for index in range(at, min(at + _FORCE_REACH, len(sentence.tokens))):
        if sentence.tokens[index].kind == "p" and sentence.form(index) != '"':
            return None
        if not complement and first == "في" and index == at:
            continue
        hit = sentence.hit(index, "force")
        if hit is not None:
            group: Group = hit.payload  # type: ignore[assignment]
            return None if first == "في" and group == "all" else group
        found = sentence.hit(index, "people")
        if not complement and found is not None and isinstance(found.payload, People) and found.payload.outcome is None:
            return found.payload.group
        if sentence.hit(index, "trigger") is not None:
            return None
    return None


def _unknown(sentence: Sentence, number: Number) -> Count | None:
    """Read a noun that no list has, by the accusative that eleven to ninety-nine ask for: "60 Christians"."""
    at = number.end
    token = sentence.tokens[at] if at < len(sentence.tokens) else None
    if number.vague or token is None or token.kind != "w" or len(token.form) <= _SHORT_WORD or not token.form.endswith("ا"):
        return None
    if number.value % _HUNDRED <= _TEN or token.form.startswith("ال") or sentence.hits[at].keys() & _KNOWN_OTHERWISE:
        return None
    return Count(start=number.start, end=at + 1, core=number.start, low=0, high=None, qualifier="exact", form="unknown", certain=False)


_KNOWN_OTHERWISE = {"not_people", "trigger", "clause", "source_verbs", "range_to", "unit", "event", "month", "place_kilometers", "neutral"}


def unknown_noun(sentence: Sentence, count: Count) -> int | None:
    """Give the end of a bare number with an unknown noun of the right shape ("14 rangers"), ``None`` where it has none.

    The caller must know from elsewhere (a trigger right before it) that people are counted.
    """
    at = count.end
    token = sentence.tokens[at] if at < len(sentence.tokens) else None
    if token is None or token.kind != "w" or sentence.hits[at].keys() & {"not_people", "trigger", "clause", "source_verbs", "range_to"}:
        return None
    low = count.low % _HUNDRED
    return at + 1 if (low > _TEN and token.form.endswith("ا")) or 1 < low <= _TEN else None
