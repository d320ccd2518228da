"""English speakers: the noun phrase of who says it, beside its verb, with asides, datelines and relative clauses stepped over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

Phrase = tuple[int, int]

_MAX_SPEAKER = 14
_MAX_ASIDE = 24
_MAX_SHARED = 8
_MAX_RELATIVE = 12
_MIN_NAME = 2
_CLAUSE_MARKS = {".", ";", ":", '"'}
_BOUNDARY_WORDS = {"that", "while", "but", "as", "when", "after", "because", "and", "although", "which", "where", "with", "who", "before"}
ADVERBS = {
    "also", "later", "earlier", "further", "then", "previously", "subsequently", "initially", "separately", "repeatedly", "reportedly",
    "publicly", "officially", "immediately", "recently", "however", "since", "already", "just", "again", "now", "still",
}  # fmt: skip
_STOP_TAGS = {"source_stop", "source_verbs", "weekday", "auxiliary", "clause", "subset"}


def speaker_before(sentence: Sentence, verb: int) -> Phrase | None:
    """Give who stands before a verb of saying: "Omar Said, a spokesman for the police, has said"."""
    while verb > 0 and (sentence.hit(verb - 1, "source_kana") is not None or sentence.form(verb - 1) in ADVERBS):
        verb -= 1
    if sentence.form(verb - 1) == ",":
        return _before_aside(sentence, verb - 1) or _phrase_before(sentence, verb)
    phrase = _shared(sentence, verb) or _phrase_before(sentence, _before_relative(sentence, verb))
    apposed = phrase is not None and sentence.form(phrase[0]) in {"a", "an"} and has_head(sentence, phrase)
    return (_apposed(sentence, phrase[0]) if apposed and phrase else None) or phrase


def _before_aside(sentence: Sentence, closing: int) -> Phrase | None:
    """Give the speaker before an aside that ends at a comma: "the source, requesting anonymity, told"."""
    for opening in range(closing - 1, max(0, closing - _MAX_ASIDE), -1):
        form = sentence.form(opening)
        if form in {'"', ";"}:
            return None
        if form != ",":
            continue
        left = _phrase_before(sentence, opening)
        if left is not None and is_speaker(sentence, left) and not _tells(sentence, opening + 1, closing):
            return _named_aside(sentence, (opening + 1, closing), left) or _apposed(sentence, left[0]) or left
    return None


def _tells(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether words between commas tell what happened, so that they are no aside about a speaker."""
    if sentence.form(start) in {"who", "which", "whose", "where"}:
        return False
    return any("trigger" in sentence.hits[at] and not sentence.tokens[at].capital for at in range(start, end))


def _named_aside(sentence: Sentence, aside: Phrase, left: Phrase) -> Phrase | None:
    """Prefer a name between the commas to the role before them: "A spokesman for the army, Col. Omar Said, told"."""
    start, end = aside
    plain = all(sentence.tokens[at].capital or sentence.form(at) in {".", "-"} for at in range(start, end))
    if not plain or not has_head(sentence, left) or sentence.hits[start].keys() & {"weekday", "month", "known_place"}:
        return None
    while sentence.hit(start, "source_roles") is not None or sentence.form(start) == ".":
        start += 1
    return (start, end) if end - start >= _MIN_NAME else None


def _shared(sentence: Sentence, verb: int) -> Phrase | None:
    """Give the subject that a verb after "and" shares with the verb before: "The ministry condemned the raid and said …"."""
    if sentence.form(verb - 1) != "and" or sentence.hit(verb - 2, "source_heads") is not None:
        return None
    start = verb - 1
    while start > 0 and sentence.form(start - 1) not in _CLAUSE_MARKS and sentence.hit(start - 1, "clause") is None:
        start -= 1
    end = start
    while end < min(start + _MAX_SHARED, verb - 1) and not _is_verb(sentence, end):
        end += 1
    plain = range(start, end)
    if end in {start, verb - 1, start + _MAX_SHARED} or any(sentence.tokens[at].kind == "p" for at in plain):
        return None
    pronoun = end - start == 1 and sentence.hit(start, "source_pronouns") is not None
    return (start, end) if pronoun or any(sentence.tokens[at].capital or sentence.hit(at, "source_heads") for at in plain) else None


def _is_verb(sentence: Sentence, at: int) -> bool:
    """Say whether a lower-case word looks like a verb of the past or carries an auxiliary."""
    form = sentence.form(at)
    known = sentence.hits[at].keys() & {"source_verbs", "auxiliary", "responsibility", "denial", "accusation", "event_verb"}
    return not sentence.tokens[at].capital and (bool(known) or (form.endswith("ed") and len(form) > len("sped")))


def _before_relative(sentence: Sentence, verb: int) -> int:
    """Step over a relative clause before a verb: "an official who spoke on condition of anonymity said"."""
    for at in range(verb - 1, max(0, verb - _MAX_RELATIVE), -1):
        if sentence.form(at) == "who":
            return at
        if sentence.tokens[at].kind == "p" or sentence.hit(at, "source_verbs") is not None:
            return verb
    return verb


def _phrase_before(sentence: Sentence, end: int) -> Phrase | None:
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
        and not _joins(sentence, stop, end)
    ):
        stop += 1
    going_on = sentence.form(begin).endswith("ing") and not sentence.tokens[begin].capital and sentence.hit(begin, "source_heads") is None
    return (begin, stop) if stop > begin and not going_on else None


def _bounds(sentence: Sentence, at: int, end: int) -> bool:
    """Say whether a token before a noun phrase is no part of it."""
    token = sentence.tokens[at]
    if token.kind == "p":
        return (token.form not in {"-", "(", ")", "'"} and not _abbreviates(sentence, at)) or is_dash(sentence, at)
    if token.form in _BOUNDARY_WORDS and (sentence.form(at - 1) == "," or not _joins(sentence, at, end)):
        return True
    tags = sentence.hits[at].keys() & {"trigger", "weekday", "auxiliary"}
    return bool(tags) and not (tags == {"trigger"} and token.capital and at > 0)


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
    return bool(sentence.hits[at].keys() & _STOP_TAGS) and form != "reports" and sentence.hit(at, "source_heads") is None


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


def named(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Prefer the name to the role: "police chief Omar Said" is Omar Said."""
    start, end = phrase
    first = end
    while first > start and _in_name(sentence, first - 1):
        first -= 1
    if first > start and end - first >= _MIN_NAME and sentence.hit(first - 1, "source_roles") is not None:
        return first, end
    for at in range(end - 1, start, -1):
        after_role = sentence.hit(at - 1, "source_roles") is not None
        if after_role and end - at >= _MIN_NAME and all(_in_name(sentence, i) for i in range(at, end)):
            return at, end
    return phrase


def _in_name(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].capital or sentence.form(at) == "-"


def _apposed(sentence: Sentence, start: int) -> Phrase | None:
    """Give the name that a role inside two asides stands beside: "Omar Said, a spokesman for the police, who was there, said"."""
    role = sentence.form(start) in {"a", "an"} or sentence.hit(start, "source_roles") is not None
    if sentence.form(start - 1) != "," or not role:
        return None
    first = start - 1
    while first > 0 and sentence.tokens[first - 1].capital and sentence.hit(first - 1, "known_place") is None:
        first -= 1
    return (first, start - 1) if _MIN_NAME <= start - 1 - first <= _MAX_SPEAKER else None
