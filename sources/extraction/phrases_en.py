"""English noun phrases that can speak: where they begin before a verb, where they end after one, and whether they can."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

Phrase = tuple[int, int]

_MAX_SPEAKER = 14
_BOUNDARY_WORDS = {"that", "while", "but", "as", "when", "after", "because", "and", "although", "which", "where", "with", "who", "before"}
_STOP_TAGS = {"source_stop", "source_verbs", "weekday", "auxiliary", "clause", "subset"}
ADVERBS = {
    "also", "later", "earlier", "further", "then", "previously", "subsequently", "initially", "separately", "repeatedly", "reportedly",
    "publicly", "officially", "immediately", "recently", "however", "since", "already", "just", "again", "now", "still",
}  # fmt: skip


def phrase_before(sentence: Sentence, end: int) -> Phrase | None:
    """Give the noun phrase that ends before a token, without what says how or when it speaks."""
    begin = end
    while begin > 0 and end - begin < _MAX_SPEAKER and not _bounds(sentence, begin - 1, end):
        begin -= 1
    stop = begin
    while stop < end and not (
        stop > begin
        and sentence.hits[stop].keys() & {"source_stop", "clause"}
        and sentence.hit(stop, "source_heads") is None
        and sentence.form(stop) != "without"
        and not is_acronym(sentence, stop)
        and not _joins(sentence, stop, end)
    ):
        stop += 1
    going_on = sentence.form(begin).endswith("ing") and not sentence.tokens[begin].capital and sentence.hit(begin, "source_heads") is None
    if "preposition" in sentence.hits[begin] and sentence.form(begin) not in {"this", "others"}:
        begin = next((at for at in range(stop - 1, begin, -1) if sentence.form(at) in {"the", "a", "an"}), stop)
        return (begin, stop) if begin < stop and has_head(sentence, (begin, stop)) else None
    return (begin, stop) if stop > begin and not going_on else None


def _bounds(sentence: Sentence, at: int, end: int) -> bool:
    """Say whether a token before a noun phrase is no part of it."""
    token = sentence.tokens[at]
    if token.kind == "p":
        return (token.form not in {"-", "(", ")", "'"} and not _abbreviates(sentence, at)) or is_dash(sentence, at)
    if is_acronym(sentence, at):
        return False
    if token.form == "with":
        return sentence.form(at - 1) == ","
    if token.form in _BOUNDARY_WORDS and (sentence.form(at - 1) == "," or not _joins(sentence, at, end)):
        return True
    tags = sentence.hits[at].keys() & {"trigger", "weekday", "auxiliary"}
    return bool(tags) and not (tags == {"trigger"} and token.capital and at > 0)


def is_acronym(sentence: Sentence, at: int) -> bool:
    """Tell the World Health Organization's acronym from the pronoun: it is written in capitals."""
    token = sentence.tokens[at]
    return token.form == "who" and sentence.view.text[sentence.view.origin[token.start] : sentence.view.origin[token.end - 1] + 1] == "WHO"


def is_dash(sentence: Sentence, at: int) -> bool:
    """Tell a dash between clauses, or after a dateline, from a hyphen: it has space on both sides."""
    if sentence.form(at) != "-" or not 0 < at < len(sentence.tokens) - 1:
        return False
    before, here, after = sentence.tokens[at - 1 : at + 2]
    return here.start > before.end and after.start > here.end


def _abbreviates(sentence: Sentence, at: int) -> bool:
    """Say whether a full stop ends a title before a name: "Gen. Omar Said"."""
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return sentence.form(at) == "." and following is not None and following.capital


def _joins(sentence: Sentence, at: int, end: int) -> bool:
    return sentence.form(at) == "and" and at + 1 < end and joins_speakers(sentence, at)


def joins_speakers(sentence: Sentence, at: int) -> bool:
    """Say whether "and" leads to a second speaker: "police and hospital officials"."""
    return any(sentence.hit(near, "source_heads") is not None for near in range(at + 1, at + 4))


def phrase_after(sentence: Sentence, start: int) -> int:
    """Give where the noun phrase of a speaker that begins at a token ends; *start* where there is none."""
    at = start
    while at < min(start + _MAX_SPEAKER, len(sentence.tokens)):
        token = sentence.tokens[at]
        if token.kind == "p" and token.form not in {"-", "'"} and not _abbreviates(sentence, at):
            break
        if at > start and (is_dash(sentence, at) or _ends(sentence, at)):
            break
        at += 1
    return at


def _ends(sentence: Sentence, at: int) -> bool:
    form = sentence.form(at)
    if form == "and":
        return not joins_speakers(sentence, at)
    return (
        bool(sentence.hits[at].keys() & _STOP_TAGS)
        and form != "reports"
        and not is_acronym(sentence, at)
        and sentence.hit(at, "source_heads") is None
    )


def is_speaker(sentence: Sentence, phrase: Phrase) -> bool:
    """Say whether a phrase can speak: a word for a source or a role heads it, or it is a name."""
    return has_head(sentence, phrase) or has_capital(sentence, phrase)


def has_head(sentence: Sentence, phrase: Phrase) -> bool:
    """Say whether a word for a source or a role stands in a phrase."""
    return any(sentence.hits[at].keys() & {"source_heads", "source_roles"} for at in range(*phrase))


def has_capital(sentence: Sentence, phrase: Phrase) -> bool:
    """Say whether a phrase holds a capital; that of the first word of a sentence counts for a short phrase."""
    start, end = phrase
    return any(sentence.tokens[at].capital for at in range(max(start, 1), end)) or (
        start == 0 and end <= _MAX_SPEAKER and sentence.tokens[0].capital
    )


def is_adjective(sentence: Sentence, at: int) -> bool:
    """Say whether a form of saying describes a noun or is a passive: "the reported presence", "no deaths were reported"."""
    before = sentence.form(at - 1)
    passive = before in {"was", "were", "been", "being", "is", "are", "be"} or (
        before in ADVERBS and sentence.form(at - 2) in {"was", "were"}
    )
    return passive or (sentence.form(at).endswith("ed") and before in {"the", "a", "an", "its", "their", "his", "her", "any", "no", "of"})


def is_surname(sentence: Sentence, at: int) -> bool:
    """Tell the name in "Omar Said, a farmer" from the verb."""
    tokens = sentence.tokens
    if sentence.form(at) == "states" and sentence.form(at - 1) == "united":
        return True
    return (
        at > 0 and tokens[at].capital and tokens[at - 1].capital and sentence.form(at + 1) in {",", "said", "told", "says", "'s", ".", ")"}
    )
