"""What follows a counted Arabic noun: rank, adjectives, nationality, and the force or band that those counted belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sources.extraction.counts import Count
from sources.extraction.entries import Nation, People

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Group

_MAX_ADJECTIVES = 3
_FORCE_REACH = 5


def complete(sentence: Sentence, start: int, core: int, end: int, people: People, noun: int) -> Count:
    """Take in the adjectives after a noun, and read group and nationality from noun, adjectives and complement."""
    end = _after_rank(sentence, end)
    end, nationality, group = _adjectives(sentence, noun, end, people.group)
    nationality = nationality or _from_country(sentence, end)
    if people.complement or group == "all":
        named = force_group(sentence, end, complement=people.complement) or _bodies_of(sentence, end, people)
        group = named or ("foreigners" if people.complement and nationality else group)
    elif group == "fighters" and force_group(sentence, end, complement=sentence.form(end - 1).endswith("ي")) == "security_forces":
        group = "security_forces"
    return Count(
        start=start, end=end, core=core, low=0, high=None, qualifier="exact", form="number", people=people, group=group,
        nationality=nationality,
    )  # fmt: skip


def _bodies_of(sentence: Sentence, end: int, people: People) -> Group | None:
    """Read whose bodies were counted: «29 جثة لأطفال»."""
    of = sentence.hit(end, "people") if people.outcome is not None else None
    return of.payload.group if of is not None and of.prefix == "ل" and isinstance(of.payload, People) else None


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


def _from_country(sentence: Sentence, end: int) -> str:
    """Give the state that those counted come from: «أربعة سياح من كوريا الجنوبية»."""
    country = sentence.hit(end + 1, "country") if sentence.form(end) == "من" else None
    return str(country.payload) if country is not None else ""


def _nationality(sentence: Sentence, noun: int) -> str:
    if sentence.hit(noun, "people") is not None:
        return ""
    hit = sentence.hit(noun, "nation")
    return hit.payload.iso if hit is not None and isinstance(hit.payload, Nation) else ""


def _refined(sentence: Sentence, at: int, group: Group) -> Group:
    found = sentence.hit(at, "people")
    if found is None or not isinstance(found.payload, People) or (group == "fighters" and found.payload.group in {"civilians", "all"}):
        return group
    if group in {"all", "fighters"}:
        return found.payload.group if found.payload.group != "others" else group
    return group


def force_group(sentence: Sentence, at: int, *, complement: bool = True) -> Group | None:
    """Read which kind of people "members of …" or "dead of …" are from the force named after them."""
    first = sentence.form(at)
    if first in {"في", "بصفوف"}:
        return _in_ranks(sentence, at)
    apart = first not in _BELONGING and (not complement or sentence.hit(at, "oblique") is not None)
    if apart or sentence.hit(at, "subset") is not None:
        return None  # «من بينهم 5 أطفال»
    kept: Group | None = None  # «جرحى من عناصر الفرقة»: of a band that no list has
    for index in range(at + (first in _BELONGING), min(at + _FORCE_REACH, len(sentence.tokens))):
        hits = sentence.hits[index]
        if (sentence.tokens[index].kind == "p" and sentence.form(index) != '"') or hits.keys() & _NO_FORCE:
            return kept
        if (force := hits.get("force")) is not None:
            return cast("Group", force.payload)
        people = None if (found := hits.get("people")) is None else cast("People", found.payload)
        if people is not None and not (people.complement or complement or people.outcome):
            return people.group
        kept = kept or (people.group if people is not None and people.group == "fighters" else None)
    return kept


_NO_FORCE = {"trigger", "oblique", "event", "clause"}


def _in_ranks(sentence: Sentence, at: int) -> Group | None:
    """Read the force in whose ranks people fell: «ثلاثة قتلى في صفوف الجيش», «قتيلان في الجيش», but not «في هجوم للجيش»."""
    at += 1 + (sentence.form(at + 1) == "صفوف" and sentence.form(at) == "في")
    force = sentence.hit(at, "force") or (sentence.hit(at + 1, "force") if sentence.form(at - 1).endswith("صفوف") else None)
    return cast("Group", force.payload) if force is not None and force.payload != "all" else None


_BELONGING = {"من", "تابعين", "تابعا", "تابع", "ينتمون", "ينتميان", "ينتمي", "منتمين", "موالين", "يتبعون", "يعملون"}


def group_of_toll(sentence: Sentence, start: int) -> Group:
    """Read of whom a toll before a number is: «عدد قتلى الجيش بلغ 40», «حصيلة الشهداء من الصحفيين إلى 150»."""
    for at in range(start - 1, max(0, start - _TOLL_REACH), -1):
        dead = sentence.hits[at].get("people")
        if dead is None or not isinstance(dead.payload, People) or dead.payload.outcome is None or "toll" not in sentence.hits[at - 1]:
            continue
        whose = at + 1 + (sentence.form(at + 1) in {"من", "بين"})
        force, people = sentence.hit(whose, "force"), sentence.hit(whose, "people")
        if force is not None:
            return cast("Group", force.payload)
        named = people.payload.group if people is not None and isinstance(people.payload, People) and people.definite else "all"
        return named if named != "others" else "all"
    return "all"


_TOLL_REACH = 16
