"""English tolls that are stated: "the death toll rose to 30", "bringing to 21 the number of people killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.entries import People, Trigger
from sources.extraction.subjects_en import make_toll, trigger_at

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence
    from sources.extraction.tolls import Toll

_TOLL_REACH = 12
#: After a verb of rising or standing the word for the toll may open a long sentence.
_LONG_REACH = 34
_RISES = {
    "risen", "rose", "rises", "rising", "climbed", "climbs", "climbing", "reached", "reaches", "stood", "stands", "increased", "jumped",
    "soared", "grown", "grew", "hit", "topped", "passed", "surpassed", "mounted", "gone", "went", "swelled",
}  # fmt: skip
_RATES = {"number", "toll", "count", "figure", "total", "tally"}
_FORWARD = 7


def stated(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read "the death toll rose to 30", "the number of wounded is at least 80" and "the number abducted at 15"."""
    count = counts[index]
    if count.qualifier == "vague" or count.form not in {"bare", "number"}:
        return None
    return _counted_ahead(sentence, counts, index) or _counted_behind(sentence, counts, index)


def _counted_behind(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    start = counts[index].start
    if sentence.ending(start, "toll_link", reach=4) is None:
        return None
    rises = any(sentence.form(at) in _RISES for at in range(max(0, start - 4), start))
    for at in range(start - 1, max(-1, start - (_LONG_REACH if rises else _TOLL_REACH)), -1):
        fate = _fate(sentence, at)
        if fate is not None:
            return make_toll(counts, index, *fate)
        if sentence.form(at) in {".", ";"}:
            return None
    return None


def _fate(sentence: Sentence, at: int) -> tuple[Trigger, str, float] | None:
    """Give what a word before a stated figure says that is counted, with the name of the rule and how sure it is."""
    found, people = trigger_at(sentence, at), sentence.hit(at, "people")
    if people is not None and isinstance(people.payload, People) and people.payload.outcome and people.payload.number == "plural":
        return Trigger(people.payload.outcome, "noun"), "stated_toll", 0.8
    if found is not None and found[0].form == "participle" and any(sentence.form(at - back) in _RATES for back in (1, 3, 4)):
        return found[0], "stated_toll", 0.8
    if found is not None and found[0].form == "noun" and found[1] > 1:
        return found[0], "stated_toll", 0.85
    return (Trigger("killed", "noun"), "stated_toll", 0.8) if sentence.form(at) == "toll" else None


def _counted_ahead(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read "bringing to 21 the number of people killed" and "raises to 9 the death toll"."""
    count = counts[index]
    if sentence.form(count.start - 1) != "to":
        return None
    rate = next((at for at in range(count.end, count.end + 3) if sentence.form(at) in _RATES), None)
    if rate is None or sentence.form(count.end) not in {"the", "its", "their"}:
        return None
    for at in range(rate, min(rate + _FORWARD, len(sentence.tokens))):
        found = trigger_at(sentence, at)
        if found is not None:
            return make_toll(counts, index, found[0], "counted_ahead", 0.85)
    return make_toll(counts, index, Trigger("killed", "noun"), "counted_ahead", 0.8) if sentence.form(rate) == "toll" else None
