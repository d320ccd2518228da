"""English subjects that stand apart from their verb: before "and", before an aside, before "who"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

_MAX_NAME = 6
_MAX_SUBJECT = 8
_MAX_RELATIVE = 12
_CLAUSE_MARKS = {".", ";", ":", '"'}


def named_aside(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """Give the name between commas right before a verb: "A spokesman for the army, Col. Omar Said, told …"."""
    if sentence.form(verb - 1) != ",":
        return None
    start = verb - 1
    while start > 0 and verb - start <= _MAX_NAME + 1 and (sentence.tokens[start - 1].capital or sentence.form(start - 1) == "."):
        start -= 1
    if start == verb - 1 or sentence.form(start - 1) != "," or sentence.hits[start].keys() & {"weekday", "month", "known_place"}:
        return None
    while sentence.hit(start, "source_roles") is not None or sentence.form(start) == ".":
        start += 1
    return (start, verb - 1) if verb - 1 - start > 1 else None


def shared_subject(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """Give the subject that a verb after "and" shares with the verb before: "The ministry condemned the raid and said …"."""
    if sentence.form(verb - 1) != "and" or sentence.hit(verb - 2, "source_heads") is not None:
        return None
    start = verb - 1
    while start > 0 and sentence.form(start - 1) not in _CLAUSE_MARKS and sentence.hit(start - 1, "clause") is None:
        start -= 1
    end = start
    while end < min(start + _MAX_SUBJECT, verb - 1) and not _is_verb(sentence, end):
        end += 1
    plain = range(start, end)
    if end in {start, verb - 1, start + _MAX_SUBJECT} or any(sentence.tokens[at].kind == "p" for at in plain):
        return None
    pronoun = end - start == 1 and sentence.hit(start, "source_pronouns") is not None
    return (start, end) if pronoun or any(sentence.tokens[at].capital or sentence.hit(at, "source_heads") for at in plain) else None


def _is_verb(sentence: Sentence, at: int) -> bool:
    """Say whether a lower-case word looks like a verb of the past or carries an auxiliary."""
    form = sentence.form(at)
    known = sentence.hits[at].keys() & {"source_verbs", "auxiliary", "responsibility", "denial", "accusation", "event_verb"}
    return not sentence.tokens[at].capital and (bool(known) or (form.endswith("ed") and len(form) > len("sped")))


def before_relative(sentence: Sentence, verb: int) -> int:
    """Step over a relative clause before a verb: "an official who spoke on condition of anonymity said"."""
    for at in range(verb - 1, max(0, verb - _MAX_RELATIVE), -1):
        if sentence.form(at) == "who":
            return at
        if sentence.tokens[at].kind == "p" or sentence.hit(at, "source_verbs") is not None:
            return verb
    return verb
