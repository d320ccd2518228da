"""Arabic count phrases: a number with its noun, duals, singulars that mean one, «N من», «آخرين» and bare plurals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.complements_ar import complete, force_group
from sources.extraction.counts import YEARS, Count, bounds, goes_on_in_digits, parse_range, qualifier_after, qualifier_before, range_start
from sources.extraction.entries import People, Trigger
from sources.extraction.nouns_ar import noun_at, unnumbered
from sources.extraction.numbers import Number, parse_number
from sources.extraction.unknown_ar import counted_unknown, of_theirs

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

_TWO = 2
_PLURAL_PREFIXES = ("", "و", "ف", "ب", "ل")


def find_counts(sentence: Sentence) -> list[Count]:
    """Find every count phrase of a sentence, left to right, none inside another."""
    counts: list[Count] = []
    at = 0
    while at < len(sentence.tokens):
        count = _numbered(sentence, at) or unnumbered(sentence, at)
        if count is None:
            at += 1
            continue
        counts.append(count)
        at = max(count.end, at + 1)
    return counts


def _numbered(sentence: Sentence, at: int) -> Count | None:
    number = parse_number(sentence, at)
    if number is None or number.value == 0 or _is_time_or_share(sentence, number) or sentence.hit(at, "weekday") is not None:
        return None
    number, upper = parse_range(sentence, number)
    start, qualifier = qualifier_before(sentence, at)
    start, qualifier = (start, qualifier) if qualifier or upper is not None else _exceeded(sentence, at)
    start = range_start(sentence, at) if upper is not None else start
    prefix = _prefix(sentence, start)
    count = (
        _case(sentence, number)
        or _with_noun(sentence, number)
        or _one_of(sentence, number)
        or _with_from(sentence, number)
        or _others(sentence, number)
    )
    count = count or counted_unknown(sentence, number)
    count = count and _dead_and_wounded(sentence, count)
    if count is None:
        count = Count(start=at, end=number.end, core=at, low=0, high=None, qualifier="exact", form="bare")
    count = _with_feminine(sentence, count)
    end, after = qualifier_after(sentence, count.end)
    low, high, name = bounds(number, upper, after or qualifier)
    return replace(count, start=start, end=end, low=low, high=high, qualifier=name, prefix=prefix)


def _dead_and_wounded(sentence: Sentence, count: Count) -> Count:
    """Take «بين قتيل وجريح» after those counted, or «قتيلا وجريحا» as their noun, as a toll of both."""
    noun = count.end - 1
    between = sentence.form(count.end) in {"بين", "مابين"} or (sentence.form(count.end), sentence.form(count.end + 1)) == ("ما", "بين")
    at = count.end + 1 + (sentence.form(count.end) == "ما") if between else noun
    both = sentence.hit(at, "both")
    if both is None or (not between and count.people is None):
        return count
    people = People("all", "plural", outcome="casualties")
    return replace(count, end=at + both.length, people=people, form="number")


def _exceeded(sentence: Sentence, at: int) -> tuple[int, str]:
    """Read a verb of exceeding before a toll noun and its number: «تجاوز عدد القتلى 200»."""
    noun = sentence.hit(at - 1, "people")
    if noun is None or not isinstance(noun.payload, People) or noun.payload.outcome is None:
        return at, ""
    for verb in range(at - 3, max(-1, at - 5), -1):
        form = sentence.form(verb).removeprefix("و")
        if form.startswith((*_EXCEEDING, *_NEARING)) and sentence.hit(verb + 1, "toll") is not None:
            return verb, "more_than" if form.startswith(_EXCEEDING) else "about"
    return at, ""


_NEARING = ("قارب", "يقارب", "ناهز", "يناهز", "لامس")
_EXCEEDING = ("تجاوز", "يتجاوز", "تخط", "يتخط", "فاق", "يفوق", "زاد")


def _with_feminine(sentence: Sentence, count: Count) -> Count:
    """Take in the same noun for women after the one for men: «19 طالبا وطالبة»."""
    last = sentence.form(count.end - 1).removesuffix("ا")
    both = count.form == "number" and sentence.form(count.end) == f"و{last}ه"
    return replace(count, end=count.end + 1) if both else count


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
    following, before = sentence.form(number.end), sentence.form(number.start - 1)
    if following == "%" or sentence.hit(number.start - 1, "ordinal_context") is not None or _counts_things(sentence, number.end):
        return True
    clock = before in {":", "/"} and number.start > 1 and sentence.tokens[number.start - _TWO].kind == "n"
    clock = clock or goes_on_in_digits(sentence, number)
    return number.digits and (clock or (sentence.form(number.start) in YEARS and before in _BEFORE_YEARS))


_BEFORE_YEARS = {
    "في",
    "منذ",
    "حتي",
    "من",
    "الي",
    "خلال",
    "صيف",
    "شتاء",
    "خريف",
    "ربيع",
    "نهايه",
    "مطلع",
    "بدايه",
    "اواخر",
    "اوايل",
    "لعام",
    "و",
}


def _counts_things(sentence: Sentence, at: int) -> bool:
    """Say whether a thing, a measure or a time is counted: «15 منزلا», «(19 عاما)»."""
    hit = sentence.hit(at, "not_people")
    return hit is not None and not hit.prefix and sentence.form(at) not in _MAY_FOLLOW and sentence.hit(at, "people") is None


_MAY_FOLLOW = {"من", "في", "علي", "امام", "تقريبا", "صباحا", "مساء", "فجرا", "حاله", "حالات"}


def _with_noun(sentence: Sentence, number: Number) -> Count | None:
    found = noun_at(sentence, number.end)
    if found is None or (found[1].prefix and found[1].prefix != "ال") or (found[1].definite and not number.vague):
        return None
    people, hit = found
    if number.vague and sentence.form(number.start).startswith("ال") and not hit.definite:
        return None
    if sentence.hit(number.end, "not_people") is not None and people.group != "others":
        return None
    end = number.end + hit.length
    return complete(sentence, number.start, number.start, end, people, number.end)


def _case(sentence: Sentence, number: Number) -> Count | None:
    """Read cases of a fate: «184 حالة اعتقال», «12 حالة وفاة»."""
    trigger = sentence.hit(number.end + 1, "trigger")
    if sentence.form(number.end) not in {"حاله", "حالات"} or trigger is None or not isinstance(trigger.payload, Trigger):
        return None
    people = People("all", "plural", outcome=trigger.payload.outcome)
    return complete(sentence, number.start, number.start, number.end + 1 + trigger.length, people, number.end)


def _with_from(sentence: Sentence, number: Number) -> Count | None:
    """Read "17 of the relief workers", "12 of the regime's forces", "three of his relatives"."""
    if sentence.form(number.end) not in {"من", "منهم"} or sentence.hit(number.end, "share") is not None:
        return None
    if sentence.form(number.end) == "منهم":
        return Count(start=number.start, end=number.end + 1, core=number.start, low=0, high=None, qualifier="exact", form="others")
    at = number.end + 1
    found = noun_at(sentence, at)
    if found is not None and found[0].number == "plural":
        count = complete(sentence, number.start, number.start, at + found[1].length, found[0], at)
        return replace(count, certain=False)
    force = sentence.hit(at, "force")
    if force is None:
        return of_theirs(sentence, number)
    group = force_group(sentence, at)
    return Count(
        start=number.start, end=at + force.length, core=number.start, low=0, high=None, qualifier="exact", form="number",
        group=group or "all", certain=False,
    )  # fmt: skip


def _others(sentence: Sentence, number: Number) -> Count | None:
    hit = sentence.hit(number.end, "others")
    if hit is None or hit.prefix:
        return None
    return Count(start=number.start, end=number.end + hit.length, core=number.start, low=0, high=None, qualifier="exact", form="others")


def _one_of(sentence: Sentence, number: Number) -> Count | None:
    """Read "one of the residents": «أحد السكان», «إحدى العاملات»."""
    found = noun_at(sentence, number.end)
    if found is None or not found[1].definite or number.value != 1 or not sentence.form(number.start).endswith(("احد", "احدي")):
        return None
    return complete(sentence, number.start, number.start, number.end + found[1].length, found[0], number.end)
