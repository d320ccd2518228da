"""Scores on annotated articles: every claim against every mark, by the matching rules of the gold format."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sources.evaluation.actors import score_actors
from sources.evaluation.dates import score_dates
from sources.evaluation.events import score_events
from sources.evaluation.figures import score_figures
from sources.evaluation.measures import Measures, Tally
from sources.evaluation.mistakes import Mistake, describe
from sources.evaluation.places import score_places
from sources.evaluation.predictions import records_of
from sources.evaluation.scores import Case
from sources.extraction.types import Document
from sources.extraction.verify import is_grounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sources.evaluation.records import GoldDocument, Records
    from sources.extraction.types import Extraction

_SCORERS = (score_figures, score_dates, score_places, score_events, score_actors)


def article_cases(articles: Iterable[GoldDocument]) -> Iterator[Case]:
    """Make a case of each annotated article."""
    for article in articles:
        document = Document(text=article.text, published=article.published)
        yield Case(article.name, article.language, document, partial(score_article, article))


def score_article(article: GoldDocument, extraction: Extraction) -> tuple[Measures, list[Mistake]]:
    """Score one extraction against the gold of its text."""
    predicted = records_of(extraction)
    measures, mistakes = _ungrounded(article, extraction)
    for scorer in _SCORERS:
        more, errors = scorer(article.gold, predicted)
        measures |= more
        mistakes += errors
    if not article.gold.casualties and not article.gold.events:
        measures["false_alarms"] = Tally(1, len(predicted.casualties))
        mistakes += _false_alarms(predicted)
    return measures, mistakes


def _ungrounded(article: GoldDocument, extraction: Extraction) -> tuple[Measures, list[Mistake]]:
    """Count the claims whose quotation is not in the text at its place, or does not state their figure by itself."""
    language = extraction.language or article.language
    false = [claim for claim in extraction.claims if not is_grounded(article.text, claim, language)]
    mistakes = [Mistake("ungrounded", "invented", claim.span, given=claim.quote) for claim in false]
    return {"ungrounded": Tally(1, len(false))}, mistakes


def _false_alarms(predicted: Records) -> list[Mistake]:
    """Name the figures found in a text in which annotators marked neither casualties nor an event."""
    return [Mistake("false_alarms", "invented", item.span, given=describe(item)) for item in predicted.casualties]
