"""Arabic counts after their trigger: «مقتل 9 أشخاص», «قتل مسلحون 3 أجانب», «جرح 84»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.entries import Trigger
from sources.extraction.governing_ar import is_doer, is_noun_form, left_trigger, stands_alone
from sources.extraction.tolls import Toll
from sources.extraction.unknown_ar import is_human_plural, unknown_noun

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence


def as_object(sentence: Sentence, counts: list[Count], index: int, taken: set[int]) -> Toll | None:
    """Read a count after its trigger: «مقتل 9 أشخاص», «قتل مسلحون 3 أجانب», «جرح 84»."""
    count = counts[index]
    found = left_trigger(sentence, counts, index, taken) or _accompanied(sentence, count)
    if found is None:
        return None
    at, trigger, adjacent = found
    if not _may_be_object(sentence, counts, index, trigger, adjacent=adjacent):
        return None
    end = (unknown_noun(sentence, count) or count.end) if count.form == "bare" else count.end
    taken.add(at)
    noun_trigger = adjacent and trigger.form in {"noun", "phrase"} and sentence.hit(at, "trigger") is not None
    start = at if (noun_trigger or (adjacent and count.form == "bare")) else count.start
    hit = sentence.hit(at, "trigger")
    if trigger.form == "phrase" or (hit is not None and not is_noun_form(sentence, at)):
        start = count.start if count.form != "bare" else start
    captive = trigger.outcome == "detained" and _by_a_band(sentence, at)
    return Toll(
        count=index, outcome="abducted" if captive else trigger.outcome, rule=f"trigger_{trigger.form}", quote_start=start, quote_end=end,
        strength=0.95 if adjacent else 0.85,
    )  # fmt: skip


def _accompanied(sentence: Sentence, count: Count) -> tuple[int, Trigger, bool] | None:
    """Read those who suffered the same with another: «أصيب مع ثلاثة من زملائه», «استشهاده برفقة اثنين من عناصره»."""
    at = count.start - 2
    if sentence.form(count.start - 1) not in {"مع", "برفقه", "رفقه"} or count.form not in {"number", "dual", "single", "others"}:
        return None
    hit = sentence.hit(at, "trigger") or sentence.hit(at, "fate")
    return (at, hit.payload, False) if hit is not None and isinstance(hit.payload, Trigger) else None


def _by_a_band(sentence: Sentence, at: int) -> bool:
    """Say whether gunmen or a gang hold people, which is no arrest: «احتجز مسلحون 12 موظفا»."""
    holds = sentence.form(at).removeprefix("و").startswith(("احتجز", "يحتجز", "تحتجز"))
    return holds and any(sentence.form(near).removeprefix("ال").startswith(_BANDS) for near in range(at + 1, at + 3))


_BANDS = ("مسلح", "عصاب", "مليشي", "ميليشي", "ارهابي", "قراصن", "خاطف")


def _may_be_object(sentence: Sentence, counts: list[Count], index: int, trigger: Trigger, *, adjacent: bool) -> bool:
    """Say whether a count of this form can be what a trigger governs from where it stands."""
    count = counts[index]
    if count.form == "bare":
        return adjacent and (unknown_noun(sentence, count) is not None or stands_alone(sentence, count))
    if count.form in {"single", "plural"}:
        family = count.form == "single" and count.people is not None and count.people.family
        return not family and _implied(sentence, counts, index, trigger, adjacent=adjacent)
    if count.form == "unknown":
        return adjacent or is_human_plural(sentence.form(count.end - 1)) or sentence.form(count.end - 2) == "من"
    if count.form == "others" and count.low == 1:
        return adjacent
    return not _is_agent(sentence, counts, index, trigger)


def _is_agent(sentence: Sentence, counts: list[Count], index: int, trigger: Trigger) -> bool:
    """Say whether a count right after a verb is its doer, because its object follows: «قتل مسلحان 3 جنود»."""
    following = counts[index + 1] if index + 1 < len(counts) else None
    if trigger.form not in {"verb", "either"} or following is None or following.prefix.startswith("و"):
        return False
    if following.form not in {"number", "dual", "single"}:
        return False
    end = counts[index].end
    dated = following.start == end + 1 and sentence.hits[end].keys() & {"weekday", "today", "yesterday"}
    return bool(dated) or is_doer(sentence, counts[index], following)


def _implied(sentence: Sentence, counts: list[Count], index: int, trigger: Trigger, *, adjacent: bool) -> bool:
    """Say whether a noun without a number is a toll of one (or, for a plural, of an unknown number)."""
    count = counts[index]
    if count.definite or count.prefix or _is_agent(sentence, counts, index, trigger):
        return False
    if not adjacent and not _after_subject(sentence, counts, index, trigger):
        return False
    if count.form == "plural":
        return trigger.form == "noun" and count.people is not None and count.people.group not in {"fighters", "security_forces", "others"}
    return not _is_construct(sentence, count.end)


def _is_construct(sentence: Sentence, end: int) -> bool:
    """Say whether a definite noun follows that makes the one before it definite: «مقتل قائد اللواء», but not «مقتل شاب الليلة»."""
    following = sentence.form(end)
    if not following.startswith("ال") or end >= len(sentence.tokens):
        return False
    return not sentence.hits[end].keys() & {"weekday", "today", "yesterday", "day_part", "nation"} and following not in _TIMES


_TIMES = {"الليله", "اليوم", "الان", "الجاري", "الماضي", "البارحه", "الاسبوع", "الشهر"}


def _force_did_it(sentence: Sentence, count: Count) -> bool:
    """Say whether only a force stands between verb and object: «اعتقلت القوات الإسرائيلية شابا»."""
    at, accusative = count.start, sentence.form(count.core).endswith(("ا", "ه"))
    while at > 0 and (sentence.form(at - 1).startswith("ال") or sentence.hits[at - 1].keys() & {"actor_head", "actor_name"}):
        at -= 1
    force = any(sentence.hits[near].keys() & {"actor_head", "force"} for near in range(at, count.start))
    return accusative and force and 0 < count.start - at <= _MAX_FORCE and sentence.ending(at, "trigger", reach=2) is not None


_MAX_FORCE = 3


def _after_subject(sentence: Sentence, counts: list[Count], index: int, trigger: Trigger) -> bool:
    """Say whether verb and object have only their doer between them: «خطف مسلحون مجهولون طبيبا»."""
    doer = counts[index - 1] if index else None
    if trigger.form in {"verb", "either"} and _force_did_it(sentence, counts[index]):
        return True
    if doer is None or doer.form not in {"plural", "single"} or trigger.form not in {"verb", "either"}:
        return False
    accusative = sentence.form(counts[index].core).endswith(("ا", "ه", "ين")) or (doer.group == "fighters" != counts[index].group)
    close = counts[index].start - doer.end <= 1
    return accusative and close and sentence.ending(doer.start, "trigger", reach=3) is not None
