"""Arabic idioms that name a fate in two places: «قطع التنظيم رؤوس سبعة جنود», «أحرق ستة مزارعين أحياء», «نفذ حكم الإعدام بثلاثة»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.no_violence_ar import passes_sentence
from sources.extraction.tolls import Toll

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Outcome

_HEADS = {"رووس", "راس", "رقاب", "اعناق", "رقبه"}
_CUTTING = ("قطع", "تقطع", "يقطع", "بقطع", "حز", "بحز", "فصل", "بفصل", "جز", "ضرب")
_ALIVE = {"احياء", "حيا", "حيه"}
_BURYING = ("احرق", "حرق", "يحرق", "تحرق", "احراق", "باحراق", "دفن", "يدفن", "بدفن")
_DEATH_PENALTY = {"الاعدام", "اعداما", "القصاص"}
_CARRYING_OUT = ("نفذ", "ينفذ", "تنفذ", "تنفيذ", "بتنفيذ", "نفذت")
_BEFORE, _AFTER = 6, 3


def told_by_idiom(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read people whose death an idiom tells."""
    count = counts[index]
    if count.definite or count.form in {"plural", "bare", "others"} or (count.people is not None and count.people.outcome is not None):
        return None
    outcome = _upon(sentence, count)
    if outcome is None and (_beheaded(sentence, count) or _burned_alive(sentence, count) or _executed(sentence, count)):
        outcome = "killed"
    if outcome is None:
        return None
    return Toll(count=index, outcome=outcome, rule="idiom", quote_start=count.start, quote_end=count.end, strength=0.85)


def _upon(sentence: Sentence, count: Count) -> Outcome | None:
    """Read a verb whose «على» stands apart from it: «تم القبض في المدينة على أربعة», «قضت القوات في كمين على مسلحين اثنين»."""
    if sentence.form(count.start - 1) != "علي":
        return None
    for at in range(count.start - 2, max(-1, count.start - 2 - _UPON_REACH), -1):
        form = sentence.form(at).removeprefix("و").removeprefix("ف")
        if form in _SEIZED or (form in _ENDED and not passes_sentence(sentence, at)):
            return "detained" if form in _SEIZED else "killed"
        if form in {".", ":", "؛"} or sentence.hits[at].keys() & {"source_verbs", "source_content", "trigger", "negation", "subset"}:
            return None
    return None


_UPON_REACH = 20
_SEIZED = {"القبض", "قبض", "قبضت", "قبضوا", "تقبض"}
_ENDED = {"قضي", "قضت", "قضوا", "تقضي", "يقضي", "القضاء", "اجهز", "اجهزت", "اجهزوا"}


def _before(sentence: Sentence, start: int, verbs: tuple[str, ...], reach: int = _BEFORE) -> bool:
    """Say whether a verb stands in the clause before a token."""
    for at in range(start - 1, max(-1, start - 1 - reach), -1):
        if sentence.tokens[at].kind == "p" or "negation" in sentence.hits[at]:
            return False
        if sentence.form(at).removeprefix("و").removeprefix("ف").startswith(verbs):
            return True
    return False


def _beheaded(sentence: Sentence, count: Count) -> bool:
    return sentence.form(count.start - 1) in _HEADS and _before(sentence, count.start - 1, _CUTTING)


def _burned_alive(sentence: Sentence, count: Count) -> bool:
    alive = any(sentence.form(at) in _ALIVE for at in range(count.end, count.end + _AFTER))
    return alive and _before(sentence, count.start, _BURYING)


def _executed(sentence: Sentence, count: Count) -> bool:
    """Say whether a sentence of death was carried out, not only passed."""
    for at in range(max(0, count.start - _AFTER), count.start):
        if sentence.form(at).removeprefix("ب") in _DEATH_PENALTY or sentence.form(at) == "بالاعدام":
            return _before(sentence, at, _CARRYING_OUT)
    return False
