"""Arabic counts before their verb: «21 تلميذا قتلوا في الغارة», «عمال تم اختطافهم»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.ages_ar import after_age
from sources.extraction.entries import Trigger
from sources.extraction.governing_ar import is_oblique
from sources.extraction.tolls import Toll

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Hit, Sentence
    from sources.extraction.types import Outcome


#: «أما فلان فقد نجا»
_PARTICLES = {"فقد", "وفقد"}
_SUBJECT_REACH = 14
_SINGLE_REACH = 2
_PASSIVE_VERBS = ("تم", "تمت", "جري", "يتم", "جرت")


_ORDINALS = ("ثالث", "رابع", "خامس")


def as_subject(sentence: Sentence, counts: list[Count], index: int, taken: set[int]) -> Toll | None:
    """Read a count before its verb: «21 تلميذا قتلوا في الغارة», «ان رجلا قُتل»."""
    count = counts[index]
    found = sentence.hit(count.end, "trigger")
    fate = found.payload if found is not None else None
    idiom = count.form == "bare" and isinstance(fate, Trigger) and (fate.form == "phrase" or _is_plural_verb(sentence.form(count.end)))
    if (
        (count.form in {"plural", "bare"} and not idiom)
        or (count.form == "others" and count.low == 1 and not sentence.form(count.core).startswith(_ORDINALS))
        or (count.definite and count.form != "number")
        or sentence.form(count.core) == "اما"  # "as for" as well as a mother
        or (is_oblique(sentence, count) and not _is_relative(sentence, count))
    ):
        return None
    paired = count.form == "single" and count.prefix == "و" and index > 0 and counts[index - 1].form == "single"
    reach = _SINGLE_REACH if count.form == "single" and not paired else _SUBJECT_REACH
    start = after_age(sentence, count.end)
    for at in range(start, min(start + reach, len(sentence.tokens))):
        if sentence.form(at) in {".", ":", "؛"} or sentence.hit(at, "source_verbs") is not None:
            return None
        if sentence.hit(at, "barrier") is not None and sentence.form(at) not in {"كانوا", "الذين", "كان", "كانت"}:
            return None
        hit = sentence.hit(at, "trigger") or _passive_noun(sentence, at)
        if hit is None or at in taken or sentence.form(at) in _PARTICLES:
            continue
        return _subject_of(sentence, counts, index, at)
    return None


def _subject_of(sentence: Sentence, counts: list[Count], index: int, at: int) -> Toll | None:
    passive_noun = _passive_noun(sentence, at)
    hit = passive_noun or sentence.hit(at, "trigger")
    if hit is None or not isinstance(hit.payload, Trigger) or hit.prefix not in {"", "ف"}:
        return None
    if hit.payload.form == "noun" and passive_noun is None:
        return None
    after = at + hit.length
    if any(_follows(sentence, other, after) for other in counts[index + 1 :]):
        return None
    if any(
        at >= other.end > counts[index].end and other.form in {"number", "dual"} and not _in_part(sentence, other)
        for other in counts[index + 1 :]
    ):
        return None
    if passive_noun is None and hit.payload.form != "phrase" and not _verb_agrees(sentence, at, counts[index]):
        return None
    return Toll(
        count=index, outcome=_with_second(sentence, hit.payload.outcome, after), rule="subject_verb",
        quote_start=counts[index].start, quote_end=counts[index].end, strength=0.85,
    )  # fmt: skip


def _with_second(sentence: Sentence, outcome: Outcome, after: int) -> Outcome:
    """Take in a second verb of the same subject: «قتلوا أو أصيبوا»."""
    second = sentence.hit(after + (sentence.form(after) in {"او", "و"}), "trigger")
    joined = second is not None and (second.prefix == "و" or sentence.form(after) in {"او", "و"})
    if (
        not joined
        or second is None
        or not isinstance(second.payload, Trigger)
        or not sentence.form(after + 1 - (second.prefix == "و")).endswith(("وا", "و"))
    ):
        return outcome
    return "casualties" if {outcome, second.payload.outcome} == {"killed", "injured"} else outcome


def _follows(sentence: Sentence, other: Count, after: int) -> bool:
    """Say whether a count is the object of a verb that ends at *after*: then what stands before the verb did it."""
    if other.form == "plural" or other.prefix:
        return False
    between = sentence.tokens[after].form if other.start == after + 1 else ""
    return other.start == after or (
        between.isalpha() and not between.startswith("و") and not sentence.hits[after].keys() & {"trigger", "subset", "oblique"}
    )


def _passive_noun(sentence: Sentence, at: int) -> Hit | None:
    """Read a passive made of «تم» and a verbal noun with a pronoun: «عمال تم اختطافهم»."""
    return sentence.hit(at, "fate") if sentence.form(at - 1).endswith(_PASSIVE_VERBS) else None


def _in_part(sentence: Sentence, count: Count) -> bool:
    return sentence.ending(count.start, "subset", reach=4) is not None or count.prefix.startswith("و")


def _is_relative(sentence: Sentence, count: Count) -> bool:
    """Say whether a verb right after an indefinite count is a clause about it: «من بين 250 تلميذا خطفوا»."""
    if sentence.form(count.end) == "الذين":
        return count.form == "number"
    return count.form == "number" and not count.definite and _is_plural_verb(sentence.form(count.end))


def _is_plural_verb(form: str) -> bool:
    return form.endswith("وا") and not form.startswith("و")


def _verb_agrees(sentence: Sentence, at: int, count: Count) -> bool:
    """Say whether a verb after its subject can have it as subject: plural for people, or singular for one."""
    verb = sentence.form(at)
    if count.form == "single" and count.prefix == "و" and at > count.end + _SINGLE_REACH:
        return verb.endswith("ا")  # «أن ضابطا ومسلحا من التنظيم قتلا»
    if count.form == "single" or (count.form == "number" and count.low == 1 == count.high):
        return not verb.endswith("وا")
    if count.people is not None and count.people.family:
        return True
    if count.form == "unknown":
        return verb.endswith("وا")
    if verb.endswith(_THEM):
        return sentence.form(at - 1) not in _NOUN_FOLLOWS  # «35 شخصا اعتقلتهم الشرطة», but not «بعد خطفهم»
    return verb.endswith(("وا", "ون", "ا", "ن")) or (count.people is None and count.form == "bare")


_NOUN_FOLLOWS = {"بعد", "قبل", "عقب", "اثر", "الي", "في", "عن", "من", "علي", "حتي"}
_THEM = ("هم", "هما", "هن")
