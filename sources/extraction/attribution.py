"""Who stands behind each claim: the frame that governs its place in the sentence, the source named before, or nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sources.extraction import frames_ar, frames_en
from sources.extraction.headline_sources import headline_frame
from sources.extraction.types import Attribution

if TYPE_CHECKING:
    from sources.extraction.frames import Frame
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Span


@dataclass(slots=True)
class Sources:
    """The frames of every sentence of a document, with the source that was last named before each."""

    sentences: list[Sentence]
    frames: list[list[Frame]]
    last: list[Attribution | None] = field(default_factory=list)
    quoted: list[Attribution | None] = field(default_factory=list)

    def govern(self, number: int, token: int) -> Attribution | None:
        """Give who is said to stand behind the words at *token* of sentence *number*; ``None`` for the outlet's own voice."""
        frames = self.frames[number]
        before = [frame for frame in frames if frame.side != "before" and frame.cue_start <= token and not _inside(frame, token)]
        if before:
            return self._resolve(number, before[-1], frames)
        after = [frame for frame in frames if frame.side != "after" and frame.cue_start > token]
        if after:
            return self._resolve(number, after[0], frames)
        return self.quoted[number]

    def _resolve(self, number: int, frame: Frame, frames: list[Frame]) -> Attribution | None:
        if not frame.continues:
            return _attribution(self.sentences[number], frame)
        earlier = [other for other in frames if not other.continues and other.cue_start < frame.cue_start]
        if earlier:
            source = _attribution(self.sentences[number], earlier[-1])
            return Attribution(
                source.name, source.span, "inherited", self.sentences[number].span(frame.cue_start, frame.cue_end), source.via
            )
        inherited = _inherited(self.last[number])
        if inherited is None:
            return None
        cue = self.sentences[number].span(frame.cue_start, frame.cue_end)
        return Attribution(inherited.name, inherited.span, "inherited", cue, inherited.via)


def _inside(frame: Frame, token: int) -> bool:
    return frame.start <= token < frame.end


def _inherited(source: Attribution | None) -> Attribution | None:
    return Attribution(source.name, source.span, "inherited", source.cue, source.via) if source else None


def _attribution(sentence: Sentence, frame: Frame) -> Attribution:
    span = _source_span(sentence, frame)
    text = sentence.view.text
    via = sentence.span(*frame.via) if frame.via else None
    return Attribution(
        text[span.start : span.end], span, "explicit", sentence.span(frame.cue_start, max(frame.cue_end, frame.cue_start + 1)),
        text[via.start : via.end] if via else "",
    )  # fmt: skip


def _source_span(sentence: Sentence, frame: Frame) -> Span:
    """Leave an attached preposition and an opening quotation mark out of the name: «لمصادر المرصد» after «وفقا»."""
    first = frame.start + (sentence.form(frame.start) == '"' and frame.end - frame.start > 1)
    start, end = sentence.tokens[first].start, sentence.tokens[frame.end - 1].end
    if sentence.language == "ar":
        start += _attached(sentence, frame)
    return sentence.view.span(start, end)


def _attached(sentence: Sentence, frame: Frame) -> int:
    """Count the letters of «ل» before the name of an owner: «وفقا لوزارة», «بيان لوزارة»; «لل» is left as it is."""
    form, cue = sentence.form(frame.start), sentence.form(frame.cue_end - 1)
    head = sentence.hit(frame.start, "source_heads")
    owner = cue.endswith(("وفقا", "طبقا")) or (head is not None and head.prefix == "ل")
    return int(owner and form.startswith("ل") and not form.startswith("لل"))


def _with_headline(sentence: Sentence, frames: list[Frame]) -> list[Frame]:
    """Add the source that a colon or dash sets off, where no verb or preposition claims its words."""
    frame = headline_frame(sentence)
    if frame is None or any(other.cue_start < frame.cue_end and frame.start < max(other.end, other.cue_end) for other in frames):
        return frames
    return [frame, *frames] if frame.side == "after" else [*frames, frame]


def find_sources(sentences: list[Sentence]) -> Sources:
    """Read the frames of a document."""
    finder = frames_ar.find_frames if sentences and sentences[0].language == "ar" else frames_en.find_frames
    sources = Sources(sentences, [_with_headline(sentence, finder(sentence)) for sentence in sentences])
    last: Attribution | None = None
    for sentence, frames in zip(sentences, sources.frames, strict=True):
        sources.last.append(last)
        named = [frame for frame in frames if not frame.continues]
        if named:
            last = _attribution(sentence, next((frame for frame in reversed(named) if not frame.agency), named[-1]))
    sources.quoted = _quoted(sources)
    return sources


def _quoted(sources: Sources) -> list[Attribution | None]:
    """Give the speaker of every sentence that stands inside a quotation which an earlier sentence opened, or of its first one.

    The speaker was named before it, or is named after the mark that closes it: «"… . … ."», قال X. A new paragraph ends a
    quotation unless it opens one again.
    """
    speakers: list[Attribution | None] = [None] * len(sources.sentences)
    inside: list[int] = []
    for number, sentence in enumerate(sources.sentences):
        if inside and sentence.paragraph != sources.sentences[inside[-1]].paragraph:
            inside = []
        marks = sum(token.form == '"' for token in sentence.tokens)
        if inside:
            speakers[number] = _inherited(sources.last[inside[0] + 1])
        if marks % 2 == 0 and inside:
            inside.append(number)
        elif inside:
            _speaks_after(sources, inside, number, speakers)
            inside = []
        elif marks % 2 == 1:
            inside = [number]
    return speakers


def _speaks_after(sources: Sources, inside: list[int], closing: int, speakers: list[Attribution | None]) -> None:
    """Give a quotation that opens a sentence to who is named after it."""
    opens = sources.sentences[inside[0]].form(0) == '"'
    frame = next((frame for frame in sources.frames[closing] if frame.side == "before" and not frame.continues), None)
    if opens and frame is not None:
        speaker = _inherited(_attribution(sources.sentences[closing], frame))
        for number in inside:
            speakers[number] = speaker
