"""English counts that are a part of those counted before: "three of them critically", "two of the dead were children"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.entries import People, Trigger
from sources.extraction.tolls import Toll

if TYPE_CHECKING:
    from sources.extraction.counts import Count
    from sources.extraction.tokens import Sentence

_THEM = {"them", "whom"}
_REACH = 4


def of_them(sentence: Sentence, counts: list[Count], index: int, tolls: dict[int, Toll]) -> Toll | None:
    """Read "three of them critically" as a part of those counted before, if no verb of fate of its own follows."""
    count = counts[index]
    whole = next((other for other in range(index - 1, -1, -1) if other in tolls and tolls[other].parent is None), None)
    if count.form != "others" or sentence.form(count.end - 1) not in _THEM or whole is None:
        return None
    window = range(counts[whole].end + 1, min(count.end + _REACH, len(sentence.tokens)))
    if any(_verb(sentence, at) for at in window):
        return None
    return Toll(
        count=index, outcome=tolls[whole].outcome, rule="of_them", quote_start=count.start, quote_end=count.end, parent=whole,
        strength=0.85,
    )  # fmt: skip


def _verb(sentence: Sentence, at: int) -> bool:
    hit = sentence.hit(at, "trigger")
    return hit is not None and isinstance(hit.payload, Trigger) and hit.payload.form not in {"noun", "state"}


def share_of(sentence: Sentence, counts: list[Count], index: int) -> Toll | None:
    """Read "three of the dead were children"; "two of the wounded later died" has a verb of its own."""
    count = counts[index]
    hit = sentence.hit(count.end - 1, "trigger") or sentence.hit(count.end - 1, "people")
    if count.form != "others" or hit is None or not isinstance(hit.payload, Trigger | People) or hit.payload.outcome is None:
        return None
    if any(_verb(sentence, at) for at in range(count.end, min(count.end + _REACH, len(sentence.tokens)))):
        return None
    return Toll(count=index, outcome=hit.payload.outcome, rule="share_of", quote_start=count.start, quote_end=count.end, strength=0.8)
