"""Arabic nouns for people that count by themselves: duals, singulars that mean one, plurals, «الجنود الأربعة», «آخر»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.complements_ar import complete
from sources.extraction.counts import Count, bounds, qualifier_after
from sources.extraction.entries import Nation, People
from sources.extraction.numbers import Number, parse_number

if TYPE_CHECKING:
    from sources.extraction.tokens import Hit, Sentence

_TWO = 2
_OWNED = ("هم", "ها", "هما", "هن", "اله", "ايه", "اوه")
_OTHERS_TWO = {"اخران", "اخريان"}


def noun_at(sentence: Sentence, at: int) -> tuple[People, Hit] | None:
    """Give the noun for people at token *at*; a word for a nationality serves as one."""
    hit = sentence.hit(at, "people")
    if hit is not None and isinstance(hit.payload, People):
        return hit.payload, hit
    hit = sentence.hit(at, "nation")
    if hit is not None and isinstance(hit.payload, Nation):
        return People("foreigners", hit.payload.number, ambiguous=True), hit
    return None


def unnumbered(sentence: Sentence, at: int) -> Count | None:
    """Read a noun without a number before it: what it counts lies in its form, in an adjective number, or is left open."""
    found = noun_at(sentence, at)
    if found is None:
        return _another(sentence, at)
    people, hit = found
    if _is_no_person(sentence, at, people, hit):
        return None
    end = at + hit.length
    after = parse_number(sentence, end + (sentence.form(end) in {"ال", '"', "("}))
    if after is not None and _agrees(sentence, people, hit, after):
        return _noun_first(sentence, at, after, people)
    count = complete(sentence, at, at, end, people, at)
    if people.number == "dual" and not hit.definite:
        stop, qualifier = qualifier_after(sentence, count.end)
        low, high, name = bounds(Number(at, stop, _TWO), None, qualifier)
        return replace(count, end=stop, low=low, high=high, qualifier=name, form="dual", prefix=hit.prefix)
    if people.number == "singular":
        return replace(count, low=1, high=1, form="single", definite=hit.definite, prefix=hit.prefix)
    return replace(count, low=1, high=None, qualifier="unspecified", form="plural", definite=hit.definite, prefix=hit.prefix)


def _is_no_person(sentence: Sentence, at: int, people: People, hit: Hit) -> bool:
    """Say whether a noun for people means something else here.

    «قوات خاصة أمريكية» has an adjective, «إصابة» says what happened and not to whom, «أسر ستة» is captured and not families.
    """
    if _is_month(sentence, at) or (people.outcome is not None and _is_predicate(sentence, at)):
        return True
    if people.family and sentence.form(at - 1) in {"من", "افراد"}:
        return True
    if hit is sentence.hit(at, "nation") and people.number == "singular":
        return not _may_name_one(sentence, at, hit)
    if sentence.hit(at, "trigger") is None:
        return False
    if people.number == "singular":
        return people.outcome is not None
    return people.family and people.number == "plural" and parse_number(sentence, at + hit.length) is not None


def _is_month(sentence: Sentence, at: int) -> bool:
    """Say whether «آب» is August and not a father."""
    return sentence.hit(at, "month") is not None and sentence.form(at - 1) in {"(", "/"}


def _is_predicate(sentence: Sentence, at: int) -> bool:
    """Say whether a noun of fate says how somebody fell, or is somebody's: «ارتقى شهيدا», «ارتقيا شهيدين», «نقل جثتيهما»."""
    form = sentence.form(at)
    if form.endswith(_OWNED) and sentence.hit(at, "trigger") is None and form.startswith(("جث", "وجث", "بجث")):
        return True
    ascended = sentence.form(at - 1).removeprefix("و").startswith(_ASCENDED)
    return ascended and (form.endswith("ا") or sentence.form(at - 1).endswith(("يا", "وا", "تا")))


_ASCENDED = ("ارتق", "قضي", "سقط", "مضي", "زف")


def _another(sentence: Sentence, at: int) -> Count | None:
    """Read «وجرح آخر»: one more, if a trigger stands right before it, which the caller checks."""
    form = sentence.form(at)
    if form.removeprefix("و") in _OTHERS_TWO:
        prefix = "و" if form.startswith("و") else ""
        return Count(start=at, end=at + 1, core=at, low=_TWO, high=_TWO, qualifier="exact", form="others", prefix=prefix)
    joined = form.removeprefix("و") in _ONE_MORE and form.startswith("و")
    if (form not in _FURTHER and not joined) or (at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].kind == "n"):
        return None
    prefix = "و" if joined else ""
    return Count(start=at, end=at + 1, core=at, low=1, high=1, qualifier="exact", form="others", prefix=prefix, certain=False)


def _may_name_one(sentence: Sentence, at: int, hit: Hit) -> bool:
    """Say whether a nationality without a noun names a person: after a trigger, or after another such person."""
    before = sentence.hits[at - 1] if at else {}
    if hit.prefix == "و":
        if sentence.form(at).endswith("ه"):
            return "people" in before  # «من جنسيات مصرية وسودانية» names peoples, not women
        return bool(before.keys() & {"nation", "people", "others", "adjective"})
    after = sentence.hits[at + 1] if at + 1 < len(sentence.tokens) else {}
    if not hit.prefix and sentence.form(at - 1) in _THAT and "trigger" in after:
        return True  # «أن عراقيا قتل»
    return not hit.prefix and ("trigger" in before or "subset" in before or not at)


_THAT = {"ان", "وان", "كان", "وكان", "فان"}
_ONE_MORE = {"اخر", "ثالث", "رابع", "خامس"}
_FURTHER = {"اخر", "اخري", "ثالث", "ثالثا", "ثالثه", "رابعه", "رابع", "رابعا", "خامس", "خامسا"}


def _agrees(sentence: Sentence, people: People, hit: Hit, number: Number) -> bool:
    """Say whether a number after a noun belongs to it: «الأشخاص الثلاثة», «مدنيين اثنين», «طفل واحد»."""
    joined = sentence.form(number.start)
    quoted = sentence.form(number.start - 1) in {'"', "("} and number.value != _TWO
    if quoted or number.vague or number.digits:
        return number.digits and hit.definite and people.number == "plural" and sentence.form(number.start - 1) == "ال"
    if joined.startswith("و") and not joined.startswith("واحد"):
        return False
    definite = joined.startswith("ال")
    if definite and sentence.hit(number.start - 2, "toll") is not None:
        return False  # «تجاوز عدد القتلى الألف»
    known = (
        hit.definite
        or (hit.length > 1 and sentence.form(number.start - 1).startswith("ال"))
        or (people.number == "plural" and sentence.form(number.start - 1).endswith(_OWNED))
    )
    if known != definite:
        return False
    if people.number == "singular":
        return joined in {"واحد", "واحدا", "واحده"}
    return definite or number.value == _TWO


def _noun_first(sentence: Sentence, at: int, number: Number, people: People) -> Count:
    count = complete(sentence, at, at, number.end, people, at)
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
