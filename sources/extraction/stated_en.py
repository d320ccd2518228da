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
_FORWARD = 7


def stated(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read "the death toll rose to 30" and "the number of wounded is at least 80"."""
    count = counts[index]
    if count.form not in {"bare", "number"} or sentence.ending(count.start, "toll_link", reach=4) is None:
        return None
    for at in range(count.start - 1, max(-1, count.start - _TOLL_REACH), -1):
        found = trigger_at(sentence, at)
        people = sentence.hit(at, "people")
        if people is not None and isinstance(people.payload, People) and people.payload.outcome and people.payload.number == "plural":
            return make_toll(counts, index, Trigger(people.payload.outcome, "noun"), "stated_toll", 0.8)
        if found is not None and found[0].form == "noun" and found[1] > 1:
            return make_toll(counts, index, found[0], "stated_toll", 0.85)
        if sentence.form(at) in {".", ";"}:
            return None
        if sentence.form(at) == "toll":
            return make_toll(counts, index, Trigger("killed", "noun"), "stated_toll", 0.8)
    return None
