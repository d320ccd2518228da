"""Runs of English capitals: where one ends, and whether it is a person's or an organization's rather than a place's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.extraction.place_types import Name
    from sources.extraction.tokens import Sentence

_MAX_NAME = 4
_LONGEST_TITLE = 4
#: What makes an adjective of a name: "Shiite-majority".
_COMPOUNDS = ("-majority", "-held", "-controlled", "-backed", "-led", "-based", "-ruled", "-run", "-dominated", "-born", "-occupied")
_ARTICLES = {"al", "el", "ad", "ar", "as", "at", "az", "an", "ash", "ez", "es", "ed", "er", "et", "en", "esh"}
#: Words in lower case within names: "Gare de Lyon".
_LINKS = {"de", "del", "de la", "du", "da", "di", "la", "ash", "al", "el", "as", "ad"}
_NOT_IN_NAMES = {
    "not_place", "weekday", "month", "nation", "source_agencies", "force", "place_class", "source_roles", "trigger", "event", "people",
    "not_people", "inside", "near", "source_heads", "clause", "source_verbs", "actor_name", "direction", "units", "tens", "magnitudes",
    "place_lead", "organization",
}  # fmt: skip


def capital_run(sentence: Sentence, start: int) -> int:
    """Give the end of the capitals from a token on that may be one name."""
    end = start
    while end < min(start + _MAX_NAME, len(sentence.tokens)):
        token = sentence.tokens[end]
        article = end == start and token.form in _ARTICLES and end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].capital
        named = token.capital or has_article(sentence, end) or article
        if not named or token.kind != "w" or sentence.hits[end].keys() & _NOT_IN_NAMES or token.form.endswith(_COMPOUNDS):
            break
        end += 1
        if token.form.endswith("'s"):
            break
        if sentence.form(end) in _LINKS and end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].capital:
            end += 1
    return end


def has_article(sentence: Sentence, at: int) -> bool:
    """Say whether a word is an Arabic name with its article: "al-Saghir" in "Bab al-Saghir"."""
    article, hyphen, rest = sentence.form(at).partition("-")
    if article not in _ARTICLES or not hyphen or not rest:
        return False
    view = sentence.view
    return view.text[view.origin[sentence.tokens[at].start + len(article) + 1]].isupper()


def is_shouted(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether the words are short capitals, as of organizations and agencies: "at UNICEF", "in PKK camps"."""
    view = sentence.view
    written = [view.text[view.origin[token.start] : view.origin[token.end - 1] + 1] for token in sentence.tokens[start:end]]
    return all(word.isupper() for word in written)


def holds_known(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a known name starts within the capitals: what is before it is another name."""
    return any(sentence.hit(at, "known_place") is not None for at in range(start + 1, end))


def names_organization(sentence: Sentence, end: int) -> bool:
    """Say whether the capitals go on with a word for an organization: "Kurdistan Workers' Party"."""
    for at in range(end, min(end + _LONGEST_TITLE, len(sentence.tokens))):
        if not sentence.tokens[at].capital and sentence.form(at) != "'":
            return False
        if sentence.hit(at, "organization") is not None:
            return True
    return False


def is_named_after(sentence: Sentence, name: Name) -> bool:
    """Say whether a known name is part of a person's or an organization's: "Attaullah Khogyani", "Damascus University"."""
    if names_organization(sentence, name.end):
        return True
    before = name.start - 1
    if before <= 0 or not sentence.tokens[before].capital or sentence.tokens[before].kind != "w" or sentence.hits[before]:
        return False
    return not sentence.form(before).endswith((*_COMPOUNDS, "'s")) and not _is_title(sentence)


def _is_title(sentence: Sentence) -> bool:
    """Say whether most words have capitals, as in headlines: there they tell nothing."""
    words = [token for token in sentence.tokens if token.kind == "w"]
    return sum(token.capital for token in words) > len(words) / 2
