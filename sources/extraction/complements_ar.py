"""What follows a counted Arabic noun: rank, adjectives, nationality, and the force or band that those counted belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.counts import Count
from sources.extraction.entries import Nation, People

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Group

_MAX_ADJECTIVES = 3
_FORCE_REACH = 5
#: «في صفوف الجيش», but not «في غزة والحركة …».
_SHORT_REACH = 3


def complete(sentence: Sentence, start: int, core: int, end: int, people: People, noun: int) -> Count:
    """Take in the adjectives after a noun, and read group and nationality from noun, adjectives and complement."""
    end = _after_rank(sentence, end)
    end, nationality, group = _adjectives(sentence, noun, end, people.group)
    if people.complement or group == "all":
        named = force_group(sentence, end, complement=people.complement)
        group = named or ("foreigners" if people.complement and nationality else group)
    return Count(
        start=start, end=end, core=core, low=0, high=None, qualifier="exact", form="number", people=people, group=group,
        nationality=nationality,
    )  # fmt: skip


def _after_rank(sentence: Sentence, end: int) -> int:
    """Step over the rank of those counted: «ضابط برتبة عقيد»."""
    if sentence.form(end) != "برتبه":
        return end
    rank = sentence.hit(end + 1, "people")
    return end + 1 + (rank.length if rank is not None else 1)


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


def force_group(sentence: Sentence, at: int, *, complement: bool = True) -> Group | None:
    """Read which kind of people "members of …" or "dead of …" are from the force named after them."""
    first = sentence.form(at)
    if not complement and first not in {"من", "في"}:
        return None
    reach = _FORCE_REACH if complement or first == "من" else _SHORT_REACH
    for index in range(at, min(at + reach, len(sentence.tokens))):
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
