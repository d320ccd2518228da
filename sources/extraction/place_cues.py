"""What around a word says that it is a place's name: a word of place before it, a hashtag, a list, a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.place_types import Name
    from sources.extraction.tokens import Sentence

#: Words of place that lead to a name.
FRAMES = ("inside", "near", "direction", "place_class", "rural", "border", "between")
_REACH = 4
_AND = {"و", "and", ",", "،", "/"}
_HEADING = {":", "|", "/", "-"}
#: What a word is when it is no name, whatever gazetteers hold: many villages are named like words.
_MEANINGS = {
    "ordinary", "not_place", "people", "not_people", "trigger", "event", "force", "nation", "adjective", "actor_name", "weekday", "month",
    "units", "tens", "magnitudes", "direction", "place_class", "rural", "near", "border", "between", "clause", "barrier", "negation",
    "today", "source_verbs", "source_content", "source_heads", "source_roles", "source_agencies", "neutral", "toll",
}  # fmt: skip


def is_ordinary(sentence: Sentence, at: int) -> bool:
    """Say whether the word lists know a word as something else than a name."""
    return not sentence.hits[at].keys().isdisjoint(_MEANINGS)


def is_framed(sentence: Sentence, at: int) -> bool:
    """Say whether a word of place stands right before a name, or is attached to it."""
    prefixed = any(hit.prefix in {"ب", "وب"} for hit in sentence.hits[at].values())
    return prefixed or any(sentence.ending(at, tag, reach=_REACH) is not None for tag in FRAMES)


def is_vouched(sentence: Sentence, name: Name, before: list[Name]) -> bool:
    """Say whether a sentence treats a name that only the gazetteer or the document knows as a place's."""
    if name.end - name.start == 1 and is_ordinary(sentence, name.start):
        return False
    attached = sentence.language == "ar" and name.skip > 0 and sentence.form(name.start)[: name.skip] in {"ب", "وب"}
    led = attached or is_framed(sentence, name.start) or is_led_to(sentence, name.start)
    return led or _is_hashtag(sentence, name) or _continues_list(sentence, name, before) or _is_heading(sentence, name)


def is_led_to(sentence: Sentence, at: int) -> bool:
    """Say whether a word of motion or attack leads to a name: «قصف سرمين», "the shelling of Sarmin"."""
    return any(sentence.ending(at, tag, reach=3) is not None for tag in ("place_lead", "event"))


def _is_hashtag(sentence: Sentence, name: Name) -> bool:
    """Say whether a name is all of a hashtag."""
    view = sentence.view
    first = view.origin[sentence.tokens[name.start].start]
    last = view.origin[sentence.tokens[name.end - 1].end - 1] + 1
    return view.text[max(0, first - 1) : first] == "#" and view.text[last : last + 1] != "_"


def _continues_list(sentence: Sentence, name: Name, before: list[Name]) -> bool:
    if not before:
        return False
    gap = name.start - before[-1].end
    attached = name.skip > 0 and sentence.form(name.start).startswith("و")
    return (gap == 0 and attached) or (gap == 1 and sentence.form(name.start - 1) in _AND)


def _is_heading(sentence: Sentence, name: Name) -> bool:
    return name.start == 0 and sentence.form(name.end) in _HEADING
