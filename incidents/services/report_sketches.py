"""From records to what the pure matching compares: reports, whole or in their parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.models import PlaceKind
from incidents.matching import ReportSketch, named_days, text_names
from incidents.services.headlines import headline_claims
from incidents.services.indexing import LEVELS
from incidents.services.parties import parties_named
from incidents.services.prefill import best_place
from incidents.services.told import figures_of, located, spots_of, windows_of
from sources.extraction.furniture import own_words
from sources.extraction.items import items_of
from sources.extraction.stamps import find_stamps
from sources.extraction.view import view_of
from sources.models import Claim, ClaimKind, ClaimStatus, Scope

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from sources.models import Article

#: A stamp shows the reader's time zone: a day's difference says nothing.
_TOLERANCE_DAYS = 2
#: Reports that name more places are overviews.
_SPOTS_MOST = 12


def sketch_report(article: Article) -> list[ReportSketch]:
    """Return what ``article`` says of its own incident: no background, nothing that a person rejected.

    The first sketch is the whole report with its headline. For a round-up the sketches of its parts follow; what a part does not
    say it takes from the whole: the day, the parties, the kind of event.
    """
    claims = list(article.claims.current().exclude(status=ClaimStatus.REJECTED).filter(scope=Scope.INCIDENT).select_related("place"))
    published = _published(article)
    text = own_words(article.text)
    whole = _sketch(f"{article.title}\n{text}", [*headline_claims(article), *_main_first(claims, article.text)], published=published)
    whole = replace(whole, read_on=article.created_at.date())
    items = items_of(article.text)
    if len(items) <= 1:
        return [whole]
    parts = [
        _sketch(text[item.start : item.end], [claim for claim in claims if item.start <= claim.span_start < item.end], published=published)
        for item in items
    ]
    return [whole, *(_completed(part, whole) for part in parts)]


def _published(article: Article) -> datetime.date | None:
    """Return the day of publication; a stamp inside the text, which was copied with it, goes before a page's date far from it."""
    given, stamps = article.published_date, find_stamps(view_of(article.text))
    if not stamps or (given is not None and abs((given - stamps[0].day).days) <= _TOLERANCE_DAYS):
        return given
    return stamps[0].day


def _main_first(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Put the place where the incident seems to have been before all other claims."""
    best = best_place(claims, text=text)
    return sorted(claims, key=lambda claim: claim is not best)


def _completed(part: ReportSketch, whole: ReportSketch) -> ReportSketch:
    return replace(
        part,
        windows=part.windows or whole.windows,
        days=part.days or whole.days,
        weekday=part.weekday if part.weekday is not None else whole.weekday,
        event_types=part.event_types or whole.event_types,
        actors=part.actors or whole.actors,
        lead_actors=part.lead_actors or whole.lead_actors,
    )


def _sketch(text: str, claims: Sequence[Claim], *, published: datetime.date | None) -> ReportSketch:
    names = text_names(text)
    named, early = parties_named(names)
    days, weekday = named_days(text)
    kinds = Counter(claim.event_type for claim in claims if claim.kind == ClaimKind.EVENT)
    return ReportSketch(
        published=published,
        windows=tuple(windows_of(claims)),
        days=days,
        weekday=weekday,
        spots=tuple(dict.fromkeys(spots_of(claims)))[:_SPOTS_MOST],
        areas=_areas(claims),
        names=names,
        event_types=tuple(kind for kind, _ in kinds.most_common()),
        figures=tuple(figures_of(claims)),
        actors=named,
        lead_actors=early,
    )


def _areas(claims: Sequence[Claim]) -> dict[int, frozenset[int]]:
    """Return the units that claims name, by their level."""
    areas: dict[int, set[int]] = defaultdict(set)
    for claim in located(claims):
        level = LEVELS.get(PlaceKind(claim.place.kind)) if claim.place is not None else None
        if level is not None and claim.place_id is not None:
            areas[level].add(claim.place_id)
    return {level: frozenset(places) for level, places in areas.items()}
