"""English attribution frames: "X said", ", X said", "said X", "X, a spokesman for Y, said", "according to X", "he said"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction import phrases_en, speakers_en
from sources.extraction.frames import Frame
from sources.extraction.relays_en import GOES_ON, RELAYED, agent, quoting

if TYPE_CHECKING:
    from sources.extraction.frames import Side
    from sources.extraction.phrases_en import Phrase
    from sources.extraction.tokens import Sentence

#: Verbs and nouns alike, or verbs of other senses too: they need a word for a source beside them.
_WEAK = {
    "report", "reports", "claim", "claims", "claimed", "saw", "put", "puts", "pegs", "places", "lists", "counts", "recorded", "counted",
    "described", "posted", "cited", "quoted", "say", "denied", "denies", "documented", "maintained", "placed",
    "listed", "registered", "show", "shows", "showed", "suggest", "suggests", "suggested", "indicate", "indicates", "set",
}  # fmt: skip
_NOT_SAYING_AFTER = {"by", "responsibility", "their", "its", "lives", "his", "the"}
_OTHER_SENSES = {"claimed", "claims", "put", "recorded", "described", "denied", "cited", "placed", "listed", "registered", "set"}
#: Those of the weak that any name can be the subject of, where a figure follows.
_COUNTS = {
    "recorded",
    "puts",
    "pegs",
    "places",
    "lists",
    "counts",
    "counted",
    "documented",
    "registered",
    "put",
    "placed",
    "listed",
    "reports",
    "report",
    "saw",
}
#: Verbs that may stand before who speaks: ", said the governor".
_PLAIN = {"said", "says", "reported", "reports", "announced", "added", "adds", "confirmed", "stated", "writes", "explained"}
_WHEN = {"on", "in", "late", "early", "at", "via", "during"}
_TELLING = {"told", "tells", "tell", "telling"}
_END_MARKS = {".", "?", "!"}
_FAR = 4


def find_frames(sentence: Sentence) -> list[Frame]:
    """Find the frames of a sentence in the order of their cues."""
    frames: list[Frame] = []
    at = 0
    while at < len(sentence.tokens):
        frame = quoting(sentence, at) or agent(sentence, at) or _preposition(sentence, at) or _verb(sentence, at)
        if frame is None:
            at += 1
            continue
        if frames and _cites(sentence, frames[-1], frame):
            frame = replace(frame, side=frames[-1].side, via=(frames[-1].start, frames[-1].end))
            frames.pop()
        frames.append(frame)
        at = max(frame.cue_end, frame.end if frame.cue_end <= frame.start else 0, at + 1)
    return frames


def _cites(sentence: Sentence, agency: Frame, frame: Frame) -> bool:
    """Say whether a source is the one that an agency cites: "Reuters reported, citing officials"."""
    near = 0 <= frame.cue_start - agency.cue_end <= 1
    return near and not agency.continues and agency.end > agency.start and sentence.form(frame.cue_start) in {"citing", "quoting"}


def _preposition(sentence: Sentence, at: int) -> Frame | None:
    hit = sentence.hit(at, "source_prepositions")
    if hit is None or sentence.form(at) == "per":
        return None
    start = at + hit.length
    end = phrases_en.phrase_after(sentence, start)
    if sentence.form(end) == "by" and sentence.form(end - 1) in RELAYED:
        start, end = end + 1, phrases_en.phrase_after(sentence, end + 1)
    if end == start or sentence.hit(start, "source_not_sources") is not None:
        return None
    side: Side = "after" if at <= 1 or (sentence.form(end) == "," and _opens_clause(sentence, at)) else _before_or_around(sentence, end)
    first, last = speakers_en.named(sentence, (start, end))
    return Frame(start=first, end=last, cue_start=at, cue_end=start, side=side)


def _before_or_around(sentence: Sentence, end: int) -> Side:
    """Say whether the sentence goes on after a source that commas set off: "Nine died, according to medics, and six were hurt"."""
    goes_on = sentence.form(end) == "," and end + 1 < len(sentence.tokens) and sentence.hit(end + 1, "clause") is None
    return "around" if goes_on else "before"


def _opens_clause(sentence: Sentence, at: int) -> bool:
    return sentence.form(at - 1) in {"and", "but", ";", ":", "while", "although", "though", '"'}


def _verb(sentence: Sentence, at: int) -> Frame | None:
    hit = sentence.hit(at, "source_verbs")
    if (
        hit is None
        or sentence.hit(at, "source_prepositions") is not None
        or phrases_en.is_adjective(sentence, at)
        or phrases_en.is_surname(sentence, at)
    ):
        return None
    form, after = sentence.form(at), at + hit.length
    if form in GOES_ON:
        return Frame(start=at, end=at, cue_start=at, cue_end=after, side="after", continues=True)
    counts_dead = any(_counts(sentence, near) for near in range(after, min(after + 3, len(sentence.tokens))))
    if form in _OTHER_SENSES and sentence.form(after) in _NOT_SAYING_AFTER and not counts_dead:
        return None
    inverted = _subject_after(sentence, at, after)
    if inverted is not None and form in _PLAIN and _is_whole(sentence, after):
        return inverted
    subject = speakers_en.speaker_before(sentence, at)
    if subject is None:
        return inverted
    return _with_subject(sentence, at, after, subject, strong=form not in _WEAK or (counts_dead and form in _COUNTS))


def _is_whole(sentence: Sentence, start: int) -> bool:
    """Say whether nothing but a name or role stands after a verb up to the next mark: ", said the doctors' network, a group"."""
    if "source_stop" in sentence.hits[start] or "preposition" in sentence.hits[start]:
        return False
    end = phrases_en.phrase_after(sentence, start)
    closed = (
        end >= len(sentence.tokens) or sentence.tokens[end].kind == "p" or sentence.form(end) in _WHEN or "weekday" in sentence.hits[end]
    )
    return closed and not any(
        sentence.hits[at].keys() & {"trigger", "auxiliary"} and not sentence.tokens[at].capital for at in range(start, end)
    )


def _counts(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].kind == "n" or bool(sentence.hits[at].keys() & {"toll", "units", "tens", "magnitudes"})


def _with_subject(sentence: Sentence, at: int, after: int, subject: Phrase, *, strong: bool) -> Frame | None:
    start, end = subject
    puts = sentence.form(at) in _COUNTS and any(_counts(sentence, near) for near in range(after, min(after + 3, len(sentence.tokens))))
    side = "after" if puts else _side(sentence, start, at, after)
    if sentence.hit(end - 1, "source_pronouns") is not None:
        if not strong or sentence.form(end - 1) in {"we", "i"}:
            return None
        return Frame(start=at, end=at, cue_start=at, cue_end=after, side=side, continues=True)
    weak = not strong or not phrases_en.has_capital(sentence, subject)
    heads = phrases_en.has_head(sentence, subject) or sentence.hit(start, "country") is not None
    if sentence.hit(start, "source_not_sources") is not None or (weak and not heads):
        return None
    first, last = speakers_en.named(sentence, subject)
    return Frame(start=first, end=last, cue_start=at, cue_end=after, side=side)


def _side(sentence: Sentence, start: int, at: int, after: int) -> Side:
    """Say what a verb of saying speaks of: what follows, what came before, or both ("Nine people, police said, were killed")."""
    closes = start > 0 and (sentence.form(start - 1) in {",", '"'} or phrases_en.is_dash(sentence, start - 1))
    following = sentence.form(after)
    if following == '"' or (following == "," and sentence.form(after + 1) == '"' and not closes):
        return "after"
    if following == "," and closes:
        return "around" if _goes_on_with_verb(sentence, after + 1) else "before"
    return "before" if _is_final(sentence, at, after, closes=closes) else "after"


def _goes_on_with_verb(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and bool(sentence.hits[at].keys() & {"auxiliary", "trigger"}) and sentence.form(at) != "reported"


def _is_final(sentence: Sentence, at: int, after: int, *, closes: bool) -> bool:
    """Say whether a verb of saying closes its sentence: nothing but time, place or listener follows it."""
    heard = sentence.form(at) in _TELLING or sentence.form(after) == "to"
    for near in range(after, len(sentence.tokens)):
        form, hits = sentence.form(near), sentence.hits[near].keys()
        if form in _END_MARKS or form == '"':
            return form != '"' or _closes_quotation(sentence, near)
        if form in {"that", ":"} or "trigger" in hits or ("people" in hits and not (heard and near < after + _FAR)):
            return False
        if closes and form in {"citing", "quoting", "adding"}:
            return True
        if form == "," and (near > after + _FAR or closes) and near > after:
            return heard or bool(sentence.hits[after].keys() & {"source_stop", "weekday"})
    return at > 0 and sentence.form(at - 1) != ","


def _closes_quotation(sentence: Sentence, mark: int) -> bool:
    """Say whether a quotation mark closes what an earlier one of the sentence opened."""
    return sum(sentence.form(at) == '"' for at in range(mark)) % 2 == 1


def _subject_after(sentence: Sentence, at: int, after: int) -> Frame | None:
    """Read "..., said X" where the verb follows the words said."""
    if sentence.form(at - 1) not in {",", '"'} and not phrases_en.is_dash(sentence, at - 1):
        return None
    end = phrases_en.phrase_after(sentence, after)
    if end == after or not phrases_en.is_speaker(sentence, (after, end)):
        return None
    start, end = speakers_en.named(sentence, (after, end))
    return Frame(start=start, end=end, cue_start=at, cue_end=after, side="before")
