"""Says when two ways to write a name mean one place, or one source.

Annotators write the words of the sentence at hand; the extractor may give the name under which a source was introduced. So sources
are compared by alias (annotation conventions of the gold format), places by their folded name alone.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from geo.names import keys_of

ACTORS = Path(__file__).resolve().parent.parent / "data" / "actors.csv"
#: Words that a source's name may have before or after the part that the annotator marked: titles, office, institution.
MOST_EXTRA_WORDS = 10
#: A run of this many words names the same source wherever in the longer name it stands.
_TELLING_RUN = 2
_ENGLISH_ARTICLES = frozenset({"the", "a", "an"})
#: Words for "the same" after a source that was named before.
_AGAIN = frozenset({"ذاته", "نفسه", "ذاتها", "نفسها", "same", "himself", "itself"})
_ATTACHED = re.compile(r"\A[وفبك]?(?:ال|لل)(?=\w{2})")


def place_key(name: str) -> str:
    """Fold the name of a place: spelling, articles, class words ("the town of") and spaces do not tell two apart."""
    return keys_of(name).key_joined


def same_source(gold: str | None, predicted: str | None) -> bool:
    """Say whether two attributions name one source; None, the outlet's own voice, is the same as None alone.

    They do if they fold to the same words, if both are names of one known actor, or if the shorter opens or closes the longer or
    is a run of two words in it ("the Observatory" for "the Syrian Observatory for Human Rights", a surname for a full name). A
    prediction with a number in it that the annotator did not mark is a piece of the sentence, not a name.
    """
    if gold is None or predicted is None:
        return gold is predicted
    wanted, given = _words(gold), _words(predicted)
    runs_on = len(given) > len(wanted) + MOST_EXTRA_WORDS or any(word.isdecimal() for word in given if word not in wanted)
    if not wanted or not given or runs_on:
        return False
    if wanted == given or _contains(wanted, given) or _contains(given, wanted):
        return True
    actor = _actors().get(" ".join(wanted))
    return actor is not None and actor == _actors().get(" ".join(given))


def _contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    width = len(shorter)
    starts = [at for at in range(len(longer) - width + 1) if longer[at : at + width] == shorter]
    return any(width >= _TELLING_RUN or at in {0, len(longer) - 1} for at in starts)


@cache
def _words(name: str) -> tuple[str, ...]:
    words = [_ATTACHED.sub("", word) for word in keys_of(name).key.split()]
    return tuple(word for word in words if word not in _ENGLISH_ARTICLES | _AGAIN)


@cache
def _actors() -> dict[str, str]:
    with ACTORS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = [(name, row["id"]) for row in rows for name in (row["name_en"], row["name_ar"], *row["aliases"].split("|"))]
    return {" ".join(_words(name)): actor for name, actor in reversed(named) if name}
