"""Arabic count phrases: a number with its noun, duals, singulars that mean one, «N من», «آخرين» and bare plurals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.complements_ar import group_of_toll
from sources.extraction.counted_ar import counted, one_of_many
from sources.extraction.counts import YEARS, Count, bounds, goes_on_in_digits, parse_range, qualifier_after, qualifier_before, range_start
from sources.extraction.entries import People
from sources.extraction.nouns_ar import noun_at, unnumbered
from sources.extraction.numbers import Number, parse_number

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

_TWO, _HUNDRED = 2, 100
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
        at = _behind_whose(sentence, count, max(count.end, at + 1))
    return counts


def _behind_whose(sentence: Sentence, count: Count, end: int) -> int:
    """Step over the noun that says whose those counted are: «قتيلان من عناصر الشرطة»."""
    noun = noun_at(sentence, end + 1) if sentence.form(end) == "من" and count.form in {"number", "dual", "others"} else None
    return end + 1 + noun[1].length if noun is not None and noun[0].number == "plural" else end


def _numbered(sentence: Sentence, at: int) -> Count | None:
    number = _bracketed(sentence, at) or parse_number(sentence, at)
    if number is None or number.value == 0 or _is_time_or_share(sentence, number) or sentence.hit(at, "weekday") is not None:
        return None
    if _is_no_number(sentence, number):
        return None
    number, upper = parse_range(sentence, number)
    if upper is not None and _was_before(sentence, at):
        return None
    start, qualifier = (at, "") if _is_joined(sentence, at) else qualifier_before(sentence, at)
    start, qualifier = (start, qualifier) if qualifier or upper is not None else _exceeded(sentence, at)
    start = range_start(sentence, at) if upper is not None else start
    if start == at and sentence.form(at - 1) == "ال":  # «ما يقارب الـ20 عاملا»
        start, qualifier = qualifier_before(sentence, at - 1)
    prefix = _prefix(sentence, start)
    count = counted(sentence, number)
    end, after = _qualifier_after(sentence, count)
    low, high, name = bounds(number, upper, after or qualifier)
    if count.group == "all" and (count.people is None or count.people.outcome is not None):
        count = replace(count, group=group_of_toll(sentence, start))
    return replace(count, start=start, end=end, low=low, high=high, qualifier=name, prefix=prefix)


def _was_before(sentence: Sentence, at: int) -> bool:
    """Say whether a number is an earlier toll: «ارتفعت الحصيلة من 12 إلى 19»."""
    rises = any("toll_verb" in hits for hits in sentence.hits[max(0, at - _RISE_REACH) : at])
    return sentence.form(at - 1) == "من" and rises


_RISE_REACH = 8
_OPENING, _CLOSING = {"(", "[", '"', "/"}, {")", "]", '"', "/"}


def _bracketed(sentence: Sentence, at: int) -> Number | None:
    """Read digits in brackets or quotation marks before those counted, as official statements write them: «مقتل (12) مدنيا»."""
    inner = parse_number(sentence, at + 1) if sentence.form(at) in _OPENING else None
    if inner is None or not inner.digits or sentence.form(inner.end) not in _CLOSING:
        return None
    after = inner.end + 1
    counts = noun_at(sentence, after) is not None or sentence.hit(after, "others") is not None
    return replace(inner, start=at, end=after) if counts else None


def _is_joined(sentence: Sentence, at: int) -> bool:
    """Say whether "and" is attached to a number, so that what stands before speaks of another: «15 سجينا على الأقل وأربعة حراس»."""
    return any(hit.prefix.startswith("و") for tag in ("units", "tens", "hundreds") if (hit := sentence.hit(at, tag)) is not None)


def _is_no_number(sentence: Sentence, number: Number) -> bool:
    """Say whether a word for a number counts nobody: the end of an ordinal, «عائلة واحدة», «إحدى المناطق»."""
    form, before = sentence.form(number.start), sentence.form(number.start - 1)
    if form in {"عشر", "عشره"} and before.startswith(_ORDINALS):
        return True
    if before == "-" and number.digits and _touches(sentence, number.start - 1) and _touches(sentence, number.start):
        return sentence.tokens[number.start - 2].kind == "w"  # «كيه-47»
    if form.startswith("ال") and before.startswith(_DEFINITE) and not number.vague and number.value < _HUNDRED:
        return True  # «اللواء العشرين»
    if number.end > number.start + 1 or one_of_many(sentence, number) is not None:
        return False
    if form in {"واحد", "واحده", "واحدا"}:
        return before.isalpha() and before != "و" and sentence.ending(number.start, "trigger", reach=2) is None
    return form.removeprefix("و").removeprefix("ب") in {"احد", "احدي"} and sentence.form(number.end) != "من"


def _touches(sentence: Sentence, at: int) -> bool:
    """Say whether no space stands before a token."""
    return at > 0 and sentence.tokens[at - 1].end == sentence.tokens[at].start


_DEFINITE = ("ال", "وال", "بال", "لل", "كال")
_ORDINALS = ("الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع")


def _qualifier_after(sentence: Sentence, count: Count) -> tuple[int, str]:
    """Give where a qualifier behind those counted stops, also behind whose they were: «12 جنديا من القوات المالية على الأقل»."""
    end, found = qualifier_after(sentence, count.end)
    if found or count.form == "bare":
        return end, found
    inside = qualifier_after(sentence, count.core + 1)
    if inside[1] and inside[0] < count.end:
        return count.end, inside[1]
    for at in range(count.end, min(count.end + _COMPLEMENT_REACH, len(sentence.tokens))):
        hits = sentence.hits[at]
        if "qualifier_after" in hits:
            return qualifier_after(sentence, at)
        opens = sentence.form(count.end) == "من" or at == count.end
        if sentence.tokens[at].kind != "w" or not opens or hits.keys() & _OTHER_MATTER or sentence.form(at).startswith("و"):
            break
    return count.end, ""


_COMPLEMENT_REACH = 6
_OTHER_MATTER = {"trigger", "neutral", "event", "clause", "subset", "source_verbs", "oblique", "weekday", "units", "barrier"}


def _exceeded(sentence: Sentence, at: int) -> tuple[int, str]:
    """Read a verb of exceeding before a toll noun and its number: «تجاوز عدد القتلى 200»."""
    before = at - (sentence.form(at - 1) == "منهم")
    noun = sentence.hit(before - 1, "people")
    if noun is None or not isinstance(noun.payload, People) or noun.payload.outcome is None:
        return at, ""
    for verb in range(before - 3, max(-1, before - 5), -1):
        form = sentence.form(verb).removeprefix("و")
        if form.startswith((*_EXCEEDING, *_NEARING)) and sentence.hit(verb + 1, "toll") is not None:
            return verb, "more_than" if form.startswith(_EXCEEDING) else "about"
    return at, ""


_NEARING = ("قارب", "يقارب", "ناهز", "يناهز", "لامس")
_EXCEEDING = ("تجاوز", "يتجاوز", "تخط", "يتخط", "فاق", "يفوق", "زاد")


def _prefix(sentence: Sentence, at: int) -> str:
    """Give the particles attached to the first word of a phrase."""
    if sentence.form(at - 1) == "و" or (sentence.form(at) == "واحد" and sentence.hit(at + 1, "people") is not None):
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
    if "month" in sentence.hits[number.end] if number.end < len(sentence.tokens) else False:
        return True
    if number.digits and sentence.form(number.start) in YEARS and sentence.hit(number.start - 1, "month") is not None:
        return True
    clock = before in {":", "/", ","} and number.start > 1 and sentence.tokens[number.start - _TWO].kind == "n"
    clock = clock or goes_on_in_digits(sentence, number)
    return number.digits and (clock or (sentence.form(number.start) in YEARS and before in _BEFORE_YEARS))


_BEFORE_YEARS = {
    "في", "منذ", "حتي", "من", "الي", "خلال", "صيف", "شتاء", "خريف", "ربيع", "نهايه", "مطلع", "بدايه", "اواخر", "اوايل", "لعام", "و",
}  # fmt: skip


def _counts_things(sentence: Sentence, at: int) -> bool:
    """Say whether a thing, a measure or a time is counted: «15 منزلا», «(19 عاما)»."""
    hit = sentence.hit(at, "not_people")
    return hit is not None and not hit.prefix and sentence.form(at) not in _MAY_FOLLOW and sentence.hit(at, "people") is None


_MAY_FOLLOW = {"من", "في", "علي", "امام", "تقريبا", "صباحا", "مساء", "فجرا", "حاله", "حالات"}
