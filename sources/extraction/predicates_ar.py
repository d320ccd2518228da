"""Arabic counts whose outcome stands beside them: «سبعة بحارة مفقودين», «ثلاثة منهم في حالة حرجة», «20 بين قتيل وجريح»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.entries import People, Trigger
from sources.extraction.tolls import Toll

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Hit, Sentence
    from sources.extraction.types import Outcome

_OF_THEM = {"منهم", "منهن", "منهما"}
_CONDITION = ("خطير", "خطره", "خطر", "حرج", "بليغ", "حال", "اصابت", "جروح")
_HOMES = {"منازلهم", "ديارهم", "بيوتهم", "قراهم", "مدنهم"}
_LEFT = ("غادر", "ترك", "هجر", "اخلي", "غادرت", "تركت", "مغادره", "ترك")
_REACH = 4
_MAX_GAP = 3
_FATE_REACH = 12
_FELL = ("سقط", "سقطت")


def _toll(count: Count, index: int, outcome: Outcome, rule: str, strength: float, parent: int | None = None) -> Toll:
    return Toll(count=index, outcome=outcome, rule=rule, quote_start=count.start, quote_end=count.end, parent=parent, strength=strength)


def described(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read what stands right after those counted: «سبعة بحارة مفقودين», «طفل جريح», «خمسة عمال تحت الأنقاض»."""
    count = counts[index]
    found = _situation(sentence, count)
    if found is not None:
        return _toll(count, index, found[0], "described", found[1])
    if count.form not in {"number", "dual", "single", "unknown"} or count.definite:
        return None
    if _found_dead(sentence, count):
        return _toll(count, index, "killed", "described", 0.75)
    if (outcome := _one_of_the_harmed(sentence, count.end)) is not None:
        return _toll(count, index, outcome, "among", 0.8)
    hit = sentence.hit(count.end, "people")
    people = hit.payload if hit is not None and not hit.prefix else None
    if not isinstance(people, People) or people.outcome is None or people.generic:
        return None
    return _toll(count, index, people.outcome, "described", 0.8)


def _one_of_the_harmed(sentence: Sentence, end: int) -> Outcome | None:
    """Read those who are among the victims: «اثنان من المراهقين من بين الضحايا», «ثلاثة أطفال بين الجرحى»."""
    at = end + (sentence.form(end) == "من")
    hit = sentence.hit(at + 1, "people") if sentence.form(at) in {"بين", "ضمن"} else None
    return hit.payload.outcome if hit is not None and hit.definite and isinstance(hit.payload, People) else None


def _situation(sentence: Sentence, count: Count) -> tuple[Outcome, float] | None:
    """Read an outcome from where people are or are brought: under rubble, out of their homes, to a hospital."""
    following = sentence.form(count.end)
    if following == "تحت" and sentence.form(count.end + 1) in {"الانقاض", "الركام"} and count.low > 1 and not count.definite:
        return "missing", 0.6
    if following in _HOMES and any(sentence.form(at).endswith(_LEFT) for at in range(count.start - _REACH - 2, count.start)):
        return "displaced", 0.8
    return ("injured", 0.7) if _to_hospital(sentence, count) else None


def _to_hospital(sentence: Sentence, count: Count) -> bool:
    """Say whether people were brought to a hospital: «نقل اثنان إلى المستشفى»."""
    brought = sentence.form(count.start - 1).removeprefix("و").startswith(("نقل", "اسعف"))
    bare = count.people is None or count.people.outcome is None
    return brought and bare and sentence.form(count.end) == "الي" and "مستشف" in sentence.form(count.end + 1)


def _found_dead(sentence: Sentence, count: Count) -> bool:
    """Say whether people were found dead: «عثر على شاب مقتولا», «أن مدنيا عثر عليه مقتولا»."""
    for at in range(count.end, min(count.end + _REACH, len(sentence.tokens))):
        if sentence.tokens[at].kind == "p":
            return False
        if sentence.form(at).startswith("مقتول"):
            return True
    return False


def shot_down(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read those who fell by bullets or in an attack: «سقط 14 متظاهرا برصاص الأمن», «16 متطوعا سقطوا في هجوم»."""
    count = counts[index]
    if count.form not in {"number", "dual", "unknown"} or (count.people is not None and count.people.outcome is not None):
        return None
    if _at_fall_of(sentence, count):
        return _toll(count, index, "killed", "shot_down", 0.75)
    fell = next((at for at in range(count.end, count.end + _REACH + 3) if sentence.form(at) == "سقطوا"), None)
    if fell is None and not sentence.form(count.start - 1).endswith(_FELL):
        return None
    start = count.end if fell is None else fell + 1
    for at in range(start, min(start + _REACH, len(sentence.tokens))):
        led = sentence.form(at - 1) in _IN or sentence.form(at).startswith("ب")
        if sentence.form(at) in {"برصاص", "بنيران"} or (led and sentence.hit(at, "event") is not None):
            return _toll(count, index, "killed", "shot_down", 0.8)
    return None


def _at_fall_of(sentence: Sentence, count: Count) -> bool:
    """Read «سقوط 8 أشخاص», which is death unless they fell from somewhere or into hands."""
    noun = sentence.form(count.start - 1).endswith("سقوط") and count.people is not None and not count.people.family
    return (
        noun
        and not sentence.form(count.end).startswith(("من", "في يد", "بيد", "اسر", "ارض", "عن"))
        and not _has_fate_ahead(sentence, count.end)
    )


def _has_fate_ahead(sentence: Sentence, end: int) -> bool:
    """Say whether the words that follow tell what the fall was: «سقوط 40 شخصا بين قتيل وجريح», «سقوط 7 عمال جرحى»."""
    return any(hits.keys() & {"both"} or _is_fate(hits.get("people")) for hits in sentence.hits[end : end + _MAX_GAP])


def _is_fate(hit: Hit | None) -> bool:
    return hit is not None and not hit.prefix and isinstance(hit.payload, People) and hit.payload.outcome is not None


_IN = {"في", "اثر", "جراء", "نتيجه", "خلال", "استيناف", "بسبب"}


def met_later(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read a fate told at the end: «سيارة تقل خمسة مزارعين ما أدى إلى مقتلهم»."""
    count = counts[index]
    if count.form not in {"number", "dual"} or count.people is None or count.definite:
        return None
    limit = counts[index + 1].start if index + 1 < len(counts) else len(sentence.tokens)
    for at in range(count.end, min(limit, count.end + _FATE_REACH)):
        hit = sentence.hit(at, "fate")
        led = hit is not None and (hit.prefix in {"ل", "ب"} or sentence.form(at - 1) in {"الي", "عن", "في"})
        if led and hit is not None and isinstance(hit.payload, Trigger):
            return _toll(count, index, hit.payload.outcome, "met_later", 0.75)
        if sentence.hits[at].keys() & {"trigger", "release"} or sentence.form(at) in {".", ":", "؛"}:
            return None
    return None


def of_them(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Read "three of them" as a part of those counted before, and as injured where their condition is told."""
    count = counts[index]
    if sentence.form(count.end - 1) not in _OF_THEM or count.form != "others":
        return None
    before = next((other for other in range(index - 1, -1, -1) if other in tolls and tolls[other].parent is None), None)
    if before is not None and not _has_verb(sentence, counts[before].end, count.end):
        return _toll(count, index, tolls[before].outcome, "of_them", 0.85, before)
    return _toll(count, index, "injured", "condition", 0.75) if _tells_condition(sentence, count) else None


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    window = range(start, min(end + _MAX_GAP, len(sentence.tokens)))
    return any(sentence.hits[at].keys() & {"trigger", "source_content"} for at in window)


def _tells_condition(sentence: Sentence, count: Count) -> bool:
    before, after = range(count.start - 2, count.start), range(count.end, count.end + _REACH)
    return any(sentence.form(at).startswith(_CONDITION[:5]) for at in after) and any(
        sentence.form(at).removeprefix("و").removeprefix("ال").startswith(_CONDITION) for at in (*before, *after)
    )


def parallel(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Read a bare number in a row of parts: «منهم 45 من الشمال و23 من الجنوب»."""
    count, before = counts[index], tolls.get(index - 1)
    if before is None or count.form != "bare" or counts[index - 1].form not in {"bare", "others", "number"}:
        return None
    joined = count.prefix.startswith("و") or sentence.form(count.start - 1) == "و"
    earlier = counts[index - 1]
    following, first = sentence.form(count.end), sentence.form(earlier.end)
    alike = following and (
        following in {first, sentence.form(earlier.core + 1)} or (following.startswith("بال") and first.startswith("بال"))
    )
    return _toll(count, index, before.outcome, "parallel", 0.8, before.parent) if joined and alike else None
