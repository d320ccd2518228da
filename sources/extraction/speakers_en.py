"""English speakers: the noun phrase of who says it, beside its verb, with asides, datelines and relative clauses stepped over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sources.extraction.phrases_en import ADVERBS, has_head, is_acronym, is_speaker, phrase_before

if TYPE_CHECKING:
    from sources.extraction.phrases_en import Phrase
    from sources.extraction.tokens import Sentence

_MAX_SPEAKER = 14
_MAX_ASIDE = 24
_MAX_SHARED = 8
_MAX_RELATIVE = 12
_MIN_NAME = 2
_CLAUSE_MARKS = {".", ";", ":", '"'}


def speaker_before(sentence: Sentence, verb: int) -> Phrase | None:
    """Give who stands before a verb of saying: "Omar Said, a spokesman for the police, has said"."""
    while verb > 0 and (sentence.hit(verb - 1, "source_kana") is not None or sentence.form(verb - 1) in ADVERBS):
        verb -= 1
    if sentence.form(verb - 1) == ",":
        return _before_aside(sentence, verb - 1) or phrase_before(sentence, verb)
    phrase = _shared(sentence, verb) or phrase_before(sentence, _before_relative(sentence, verb))
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
        left = phrase_before(sentence, opening)
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
        if sentence.form(at) == "who" and not is_acronym(sentence, at):
            return at
        if sentence.tokens[at].kind == "p" or sentence.hit(at, "source_verbs") is not None:
            return verb
    return verb


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
