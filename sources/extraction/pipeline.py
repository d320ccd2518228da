"""Text in, draft claims out: the rule extractor, its steps in order. Deterministic, no network, no database."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sources.extraction.actors import find_actors
from sources.extraction.attribution import find_sources
from sources.extraction.background import find_scopes, with_other_reports
from sources.extraction.casualties import find_casualties
from sources.extraction.date_expressions import find_expressions
from sources.extraction.dates import dated_background, find_dates
from sources.extraction.events import find_events
from sources.extraction.furniture import without_furniture
from sources.extraction.language import detect_language
from sources.extraction.lexicon import fingerprint
from sources.extraction.menus import listed_reports
from sources.extraction.places import find_places
from sources.extraction.reading import Reading
from sources.extraction.recalled import with_recalled
from sources.extraction.relative_days import with_relative_days
from sources.extraction.sentences import split_sentences
from sources.extraction.stamps import find_stamps, stamp_that_dates, without_stamps
from sources.extraction.statements import find_statements
from sources.extraction.types import DraftClaim, Extraction
from sources.extraction.verify import keep_grounded
from sources.extraction.view import view_of
from sources.extraction.war_figures import with_war_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from sources.extraction.place_types import KnownPlaces
    from sources.extraction.tokens import Sentence
    from sources.extraction.types import Document, Language

EXTRACTOR = "rules"
VERSION = "3"

#: Called in this order; casualties come first because ``subset_of`` indexes the list.
RULES: tuple[Callable[[Reading], list[DraftClaim]], ...] = (find_casualties, find_events, find_dates, find_actors, find_statements)
#: Names beyond those of the lexicon, where the caller has none to give.
NO_PLACES: frozenset[str] = frozenset()


def configuration_hash() -> str:
    """Hash what the answers depend on: the word lists and the version of the rules."""
    return hashlib.sha256(f"{EXTRACTOR} {VERSION} {fingerprint()}".encode()).hexdigest()


def read(document: Document, language: Language) -> Reading:
    """Take the steps that all rules share."""
    whole = view_of(document.text)
    stamps = find_stamps(whole)
    view = without_furniture(whole)
    sentences = split_sentences(view, language)
    stamp = stamp_that_dates(stamps, document.published)
    document = replace(document, published=stamp.day) if stamp is not None else document
    expressions = [without_stamps(sentence, find_expressions(sentence, document.published), stamps) for sentence in sentences]
    expressions = with_relative_days(sentences, expressions)
    scopes = [
        find_scopes(sentence, dated_background(sentence, found, document.published))
        for sentence, found in zip(sentences, expressions, strict=True)
    ]
    scopes = with_recalled(sentences, expressions, scopes, document.published)
    scopes = with_other_reports(sentences, scopes, listed_reports(document.text))
    return Reading(
        document=document, language=language, view=view, sentences=sentences, sources=find_sources(sentences),
        expressions=expressions, scopes=scopes, home=_home(sentences), stamp=stamp,
    )  # fmt: skip


def _home(sentences: list[Sentence]) -> frozenset[str]:
    named = [
        str(hit.payload)
        for sentence in sentences
        for at, hits in enumerate(sentence.hits)
        if (hit := hits.get("known_place")) is not None and not _is_origin(sentence, at)
    ]
    return frozenset([named[0], Counter(named).most_common(1)[0][0]]) if named else frozenset()


def _is_origin(sentence: Sentence, at: int) -> bool:
    """Say whether a place tells where people come from: «أربعة سياح من ألمانيا»."""
    return sentence.form(at - 1) == "من" and at > 1 and "people" in sentence.hits[at - 2]


def extract(document: Document, *, known_places: KnownPlaces = NO_PLACES) -> Extraction:
    """Read one document; an unread language gives no claims.

    ``known_places``: folded names (see ``view.fold``) that count as places besides those of the lexicon, or a function that
    says whether a folded name is one.
    """
    language = document.language or detect_language(document.text)
    if language is None:
        return Extraction(None)
    reading = read(document, language)
    claims = [claim for rule in RULES for claim in rule(reading)] + find_places(reading, known_places)
    claims = with_war_figures(claims, reading.sentences)
    return Extraction(language, keep_grounded(document.text, claims, language))
