"""English frames of words that somebody passes on: "the agency quoted an officer as saying", "documented by the monitor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction import phrases_en, speakers_en
from sources.extraction.frames import Frame

if TYPE_CHECKING:
    from sources.extraction.phrases_en import Phrase
    from sources.extraction.tokens import Sentence

GOES_ON = {"adding", "saying", "reporting"}
_QUOTES = {"quoted", "cited", "quotes", "cites"}
RELAYED = {
    "provided", "obtained", "supplied", "shared", "seen", "reported", "documented", "confirmed", "recorded", "announced", "released",
    "issued", "published", "compiled", "counted", "given",
}  # fmt: skip
_FAR = 4


def quoting(sentence: Sentence, at: int) -> Frame | None:
    """Read "the agency quoted an officer as saying" and "an officer was quoted as saying by the agency"."""
    if sentence.form(at) not in _QUOTES or sentence.hit(at, "source_prepositions") is not None:
        return None
    before = speakers_en.speaker_before(sentence, at)
    if before is None:
        return None
    if sentence.hit(at - 1, "source_kana") is not None and sentence.form(at - 1) in {"was", "were", "been", "is"}:
        via = _agency_by(sentence, at + 1)
        start, end = speakers_en.named(sentence, before)
        return Frame(start=start, end=end, cue_start=at, cue_end=_after_saying(sentence, via[1] if via else at + 1), side="after", via=via)
    end = phrases_en.phrase_after(sentence, at + 1)
    if end == at + 1 or sentence.form(end) != "as" or not phrases_en.is_speaker(sentence, (at + 1, end)):
        return None
    start, stop = speakers_en.named(sentence, (at + 1, end))
    return Frame(start=start, end=stop, cue_start=at, cue_end=_after_saying(sentence, end), side="after", via=before)


def _after_saying(sentence: Sentence, at: int) -> int:
    """Step over "as saying"."""
    at += sentence.form(at) == "as"
    return at + (sentence.form(at) in GOES_ON | {"telling"})


def _agency_by(sentence: Sentence, start: int) -> Phrase | None:
    """Give who passes words on after "by" within a few words: "was quoted by the agency as saying"."""
    by = next((at for at in range(start, start + _FAR) if sentence.form(at) == "by"), None)
    end = phrases_en.phrase_after(sentence, by + 1) if by is not None else 0
    return (by + 1, end) if by is not None and end > by + 1 else None


def agent(sentence: Sentence, at: int) -> Frame | None:
    """Read "19 deaths were documented by the monitor", "in a statement released by the army"."""
    if sentence.form(at) not in RELAYED or sentence.form(at + 1) != "by" or sentence.hit(at, "source_prepositions") is not None:
        return None
    end = phrases_en.phrase_after(sentence, at + 2)
    if end == at + 2 or not phrases_en.is_speaker(sentence, (at + 2, end)):
        return None
    start, end = speakers_en.named(sentence, (at + 2, end))
    return Frame(start=start, end=end, cue_start=at, cue_end=at + 2, side="around")
