"""What an Arabic number counts: the noun or force after it, cases of a fate, «منهم», «آخرين»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.complements_ar import complete, force_group
from sources.extraction.counts import Count, qualifier_after
from sources.extraction.entries import People, Trigger
from sources.extraction.nouns_ar import noun_at
from sources.extraction.unknown_ar import counted_unknown, of_theirs

if TYPE_CHECKING:
    from sources.extraction.numbers import Number
    from sources.extraction.tokens import Sentence


_TWO = 2


def counted(sentence: Sentence, number: Number) -> Count:
    """Read those whom a number counts; its bounds are left to the caller, and its form is "bare" where nobody is named."""
    count = (
        _case(sentence, number)
        or _with_noun(sentence, number)
        or one_of_many(sentence, number)
        or _with_from(sentence, number)
        or _others(sentence, number)
        or counted_unknown(sentence, number)
        or _unnamed_cases(sentence, number)
        or Count(start=number.start, end=number.end, core=number.start, low=0, high=None, qualifier="exact", form="bare")
    )
    return _with_feminine(sentence, _dead_and_wounded(sentence, count))


def _dead_and_wounded(sentence: Sentence, count: Count) -> Count:
    """Take «بين قتيل وجريح» after those counted, or «قتيلا وجريحا» as their noun, as a toll of both."""
    noun = count.end - 1
    between = _between_both(sentence, count.end) or (_fallen_as_both(sentence, count.end) if count.form == "bare" else 0)
    at = between or noun
    both = sentence.hit(at, "both")
    if both is None or (not between and count.people is None):
        return count
    people, end = People("all", "plural", outcome="casualties"), at + both.length
    third = sentence.hit(end, "people")
    if third is not None and third.prefix == "و" and isinstance(third.payload, People) and third.payload.outcome is not None:
        end += 1  # «بين قتيل وجريح ومفقود»
    return replace(count, end=end, people=people, form="number")


def _between_both(sentence: Sentence, end: int) -> int:
    """Give the token after «بين» that says that those counted were killed or injured, 0 if none does.

    A verb of falling may stand before it: «سبعة أشخاص سقطوا في الهجوم بين قتيل وجريح».
    """
    reach = _FALL_REACH if sentence.form(end).startswith(_FALLING) else 1
    for at in range(end, min(end + reach, len(sentence.tokens))):
        if sentence.tokens[at].kind != "w":
            return 0
        after = at + 1 + (sentence.form(at) == "ما")
        if sentence.form(after - 1) in {"بين", "مابين"} and sentence.hit(after, "both") is not None:
            return after
    return 0


def _fallen_as_both(sentence: Sentence, end: int) -> int:
    """Give the token of a predicate behind whose those counted are: «سقط العشرات من الطرفين قتلى وجرحى»."""
    if sentence.form(end) != "من":
        return 0
    for at in range(end + 2, min(end + 2 + _SIDE_REACH, len(sentence.tokens))):
        if sentence.hit(at, "both") is not None:
            return at
        if sentence.tokens[at].kind != "w" or sentence.hits[at].keys() & {"trigger", "clause", "subset", "neutral"}:
            return 0
    return 0


_SIDE_REACH = 3
_FALL_REACH = 8
_FALLING = ("سقط", "وقع", "راح", "اصبح", "ذهب", "في", "خلال", "جراء", "من")


def _with_feminine(sentence: Sentence, count: Count) -> Count:
    """Take in a second noun for the same people: «19 طالبا وطالبة», «40 مواطنا/مواطنة», «15 مليون نازح ولاجئ»."""
    if count.form != "number" or count.end >= len(sentence.tokens):
        return count
    last, end = sentence.form(count.end - 1).removesuffix("ا"), count.end
    if sentence.form(end) == "/" and sentence.form(end + 1).startswith(last):
        return replace(count, end=end + 2)
    if sentence.form(end) == f"و{last}ه" or _is_second_fled(sentence, end, count):
        return replace(count, end=end + 1)
    second = _second_counted(sentence, end)
    return count if second is None else replace(count, end=end + 1, group=count.group if second.group == count.group else "all")


def _second_counted(sentence: Sentence, end: int) -> People | None:
    """Read a second noun in the accusative that eleven and more ask for, so that the number holds both: «20 رجلا وقاصرا»."""
    hit, form = sentence.hit(end, "people"), sentence.form(end)
    alike = form.endswith("ا") and sentence.form(end - 1).endswith("ا") and hit is not None and hit.prefix == "و"
    person = hit.payload if hit is not None and alike and isinstance(hit.payload, People) else None
    return person if person is not None and person.number == "singular" and person.outcome is None else None


def _is_second_fled(sentence: Sentence, end: int, count: Count) -> bool:
    hit = sentence.hit(end, "people")
    fled = hit is not None and isinstance(hit.payload, People) and hit.payload.group == "displaced_people" == count.group
    return fled and hit is not None and hit.prefix == "و"


def _with_noun(sentence: Sentence, number: Number) -> Count | None:
    at = number.end + (sentence.form(number.end) == '"')
    found = noun_at(sentence, at)
    if found is None or (found[1].prefix and found[1].prefix != "ال") or (found[1].definite and not number.vague):
        return None
    people, hit = found
    if number.vague and sentence.form(number.start).startswith("ال") and not hit.definite:
        return None
    if sentence.hit(at, "not_people") is not None and people.group != "others":
        return None
    return complete(sentence, number.start, number.start, at + hit.length, people, at)


def _case(sentence: Sentence, number: Number) -> Count | None:
    """Read cases of a fate: «184 حالة اعتقال», «12 حالة وفاة»."""
    trigger = sentence.hit(number.end + 1, "trigger")
    if sentence.form(number.end) not in {"حاله", "حالات"} or trigger is None or not isinstance(trigger.payload, Trigger):
        return None
    people = People("all", "plural", outcome=trigger.payload.outcome)
    return complete(sentence, number.start, number.start, number.end + 1 + trigger.length, people, number.end)


def _unnamed_cases(sentence: Sentence, number: Number) -> Count | None:
    """Read cases of what was named before: «بلغ عدد الإصابات 69 حالة»."""
    at = number.end
    if sentence.form(at) not in {"حاله", "حالات"} or (at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].kind == "w"):
        return None
    return Count(start=number.start, end=at + 1, core=number.start, low=0, high=None, qualifier="exact", form="bare")


def _with_from(sentence: Sentence, number: Number) -> Count | None:
    """Read "17 of the relief workers", "12 of the regime's forces", "three of his relatives"."""
    end = qualifier_after(sentence, number.end)[0]
    if sentence.form(end) not in {"من", "منهم"} or sentence.hit(end, "share") is not None:
        return None
    if sentence.form(end) == "منهم":
        kind = noun_at(sentence, end + 1)
        group = kind[0].group if kind is not None and kind[0].number == "plural" and not kind[1].definite else "all"
        return Count(start=number.start, end=end + 1, core=number.start, low=0, high=None, qualifier="exact", form="others", group=group)
    at = end + 1 + (sentence.form(end + 1) == '"' or sentence.form(end + 1) in _FOREMOST)
    found = noun_at(sentence, at)
    many = found is not None and (found[0].number == "plural" or (found[0].number == "dual" and number.value > _TWO))
    if found is not None and many:  # «ستة من عسكرييها» is spelled like two of her soldiers
        count = complete(sentence, number.start, number.start, at + found[1].length, found[0], at)
        return replace(count, certain=False)
    force = sentence.hit(at, "force")
    if force is None:
        return of_theirs(sentence, number)
    named = force_group(sentence, at)
    return Count(
        start=number.start, end=at + force.length, core=number.start, low=0, high=None, qualifier="exact", form="number",
        group=named or "all", certain=False,
    )  # fmt: skip


def _others(sentence: Sentence, number: Number) -> Count | None:
    hit = sentence.hit(number.end, "others")
    if hit is None or hit.prefix:
        return None
    return Count(start=number.start, end=number.end + hit.length, core=number.start, low=0, high=None, qualifier="exact", form="others")


def one_of_many(sentence: Sentence, number: Number) -> Count | None:
    """Read "one of the residents": «أحد السكان», «إحدى العاملات», «أحد كبار القادة»."""
    if number.value != 1 or not sentence.form(number.start).endswith(("احد", "احدي")):
        return None
    at = number.end + (sentence.form(number.end) in _FOREMOST)
    found = noun_at(sentence, at)
    if found is None or not (found[1].definite or found[0].number == "plural"):
        return None
    return complete(sentence, number.start, number.start, at + found[1].length, found[0], at)


_FOREMOST = {"كبار", "ابرز", "اهم", "اخطر", "اشهر", "اكبر"}
