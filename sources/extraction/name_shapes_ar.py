"""Whether an Arabic word after a class word has the shape of a name, and how many words the name has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.tokens import Sentence

#: Masculine, so that an adjective after the word has no feminine ending: «سوق شعبي».
MASCULINE = {"neighbourhood", "camp", "crossing", "landmark"}
_NAMED_BY_SIDE = {"village", "neighbourhood"}
#: Particles of French, Spanish and Portuguese names.
_LINKS = {"دو", "دي", "دا", "ديل", "لا", "سور"}
SHORT = 2
LONG = 4
#: What a definite word after a name looks like when it describes it: relations, participles, "the near", "the largest".
DESCRIBES = re.compile("^ال(?:.*(?:يه|ي|ين|ون|ان|ات)|[^ا]ا..ه|..ي.ه?|م.{2,}ه|ا...)$")
_INDEFINITE_PARTICIPLE = re.compile("^م.{3,}ه$")
#: Verbs of the past with a feminine subject, and words with a pronoun: no names.
INFLECTED = re.compile("^(?:.{3,}[^اويا]ت|.{2,}ت(?:ها|هم|ه|هما)|.{3,}(?:يها|يهم|اها|اهم|وها|هما))$")
_SPOTS = {"city", "town", "village", "neighbourhood", "camp", "crossing", "landmark", "adm2", "adm3"}
#: What the definite name of a square, camp or village may be besides a name: «ساحة الشهداء». It is no adjective, which would have to
#: agree with its class word: «الحي الشعبي», but «حي الشعبية».
_NAMESAKES = {"people", "trigger", "event", "not_people", "actor_name", "month", "ordinary", "adjective"}
_TAKEN = {
    "not_place", "place_class", "inside", "direction", "source_content", "units", "people", "nation", "source_verbs", "near", "border",
    "between", "trigger", "weekday", "today", "clause", "barrier", "negation", "event", "month", "adjective", "rural", "ordinary",
}  # fmt: skip


def end_of(sentence: Sentence, start: int, place_class: str) -> int:
    """Give the end of the name that starts at a token: what its compound, side, genitive or second half adds."""
    end = start + 1
    while end - start <= SHORT and _is_compound(sentence, end - 1) and is_word(sentence, end) and not has_and(sentence, end):
        end += 1
    if end > start + 1 or end >= len(sentence.tokens):
        return end
    if (sentence.form(end) in _LINKS or _is_hyphen(sentence, end)) and is_word(sentence, end + 1):
        return end + 2
    closing = next((at for at in range(end, min(end + SHORT + 1, len(sentence.tokens))) if sentence.form(at) == '"'), None)
    if closing is not None and sentence.form(start - 1) == '"':
        return closing
    definite = sentence.form(start).removeprefix("و").startswith("ال")
    sided = sentence.hit(end, "place_adjective") is not None and sentence.form(end).startswith("ال")
    if sided and (definite or place_class in _NAMED_BY_SIDE):
        return end + 1
    return end + 1 if is_genitive(sentence, start) or _is_foreign_pair(sentence, start) else end


def _is_hyphen(sentence: Sentence, at: int) -> bool:
    """Say whether a hyphen stands between two words with no space around it: «تين-كذا»."""
    if sentence.form(at) != "-" or at + 1 >= len(sentence.tokens):
        return False
    before, hyphen, after = sentence.tokens[at - 1 : at + 2]
    return before.end == hyphen.start and hyphen.end == after.start


def _is_compound(sentence: Sentence, at: int) -> bool:
    hit = sentence.hit(at, "place_compound")
    return hit is not None and not hit.definite


def is_half(sentence: Sentence, at: int) -> bool:
    """Say whether a word that starts compounds has an unknown word after it, so that it is half a name: «كري كذا»."""
    return _is_compound(sentence, at) and is_word(sentence, at + 1) and not sentence.hits[at + 1] and not has_and(sentence, at + 1)


def has_and(sentence: Sentence, at: int) -> bool:
    """Say whether "and" is attached to a word."""
    form = sentence.form(at)
    return form.startswith("و") and form not in {"وادي", "ود", "واد"}


def _is_foreign_pair(sentence: Sentence, start: int) -> bool:
    """Say whether the next word closes a name of two words that mean nothing: «منطقة بورو ماركت»."""
    form = sentence.form(start + 1)
    if not is_word(sentence, start + 1) or sentence.hits[start] or sentence.hits[start + 1] or is_word(sentence, start + 2):
        return False
    return len(form) >= LONG and not form.startswith(("ال", "و", "ب", "ل")) and not form.endswith(("ا", "ه", "ات", "ين", "ون"))


def is_word(sentence: Sentence, at: int) -> bool:
    """Say whether there is a word at an index."""
    return at < len(sentence.tokens) and sentence.tokens[at].kind == "w"


def is_genitive(sentence: Sentence, start: int) -> bool:
    """Say whether the next word is part of the name: definite, no word of the lists, and not a description."""
    following = sentence.form(start + 1)
    if sentence.form(start).removeprefix("و").startswith("ال") or not following.startswith("ال") or len(following) <= LONG:
        return False
    return sentence.hits[start + 1].keys() <= {"ordinary", "known_place"} and DESCRIBES.match(following) is None


def may_be_name(sentence: Sentence, at: int, place_class: str, *, plural: bool) -> bool:
    """Say whether the word after a class word may be a name; *plural* says of the class word that it is one."""
    tags = sentence.hits[at].keys()
    if "place_compound" in tags:
        return True
    form = sentence.form(at)
    definite = form.startswith("ال")
    taken = _TAKEN - _namesakes(sentence, at) if place_class in _SPOTS and definite and not plural else _TAKEN
    if tags & taken or len(form) <= SHORT or _is_attached(sentence, at):
        return False
    return definite or _has_form_of_name(form, place_class, plural=plural)


def _namesakes(sentence: Sentence, at: int) -> set[str]:
    """Give the meanings that a definite word may have and be a name: adjectives of the lists are indefinite there."""
    described = sentence.hit(at, "not_place")
    return _NAMESAKES | {"not_place"} if described is not None and described.prefix.endswith("ال") else _NAMESAKES


def _has_form_of_name(form: str, place_class: str, *, plural: bool) -> bool:
    """Say whether an indefinite word is shaped like neither an adjective of its class word nor a verb."""
    if INFLECTED.match(form) or (plural and _INDEFINITE_PARTICIPLE.match(form)):
        return False
    if place_class in MASCULINE and form.endswith("ي") and len(form) >= LONG:
        return False
    return len(form) <= LONG or not form.endswith("يه")


def _is_attached(sentence: Sentence, at: int) -> bool:
    """Say whether a word is one of the lists behind an attached preposition, which no name after a class word has."""
    view, start = sentence.view, sentence.tokens[at].start
    if sentence.form(at)[0] in "لبك" and view.text[view.origin[start + 1]] == "إ":
        return True
    hits = sentence.hits[at].values()
    return any(hit.prefix.startswith(("ل", "ب", "ك")) for hit in hits) and all(hit.prefix for hit in hits)
