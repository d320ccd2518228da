"""From records to what the pure matching compares: incidents, in plain rows, because a report is held against a hundred of them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection

from geo.precision import AREA_KINDS
from incidents.matching import DateWindow, Figure, HeldName, IncidentSketch, Spot
from incidents.models import IncidentState
from incidents.services.parties import roots_of
from incidents.services.told import spread_km

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from sources.models import Article

#: Reports come within days; a draft dated longer before its first report took the day of something else.
_REPORTED_WITHIN = 31
#: An incident is not everything that its reports name.
_SPOTS_MOST, _FIGURES_MOST = 3, 24
NO_WORDS: Mapping[int, frozenset[str]] = {}

_INCIDENTS = """
    SELECT i.id, i.event_type, i.state, i.start_date, i.end_date, ST_Y(i.point), ST_X(i.point), i.geo_precision,
        (SELECT min(a.published_date) FROM incidents_match m JOIN sources_article a ON a.id = m.article_id
        WHERE m.incident_id = i.id AND m.is_primary AND a.id IS DISTINCT FROM %(without)s)
    FROM incidents_incident i
    WHERE i.id = ANY(%(ids)s) AND i.state NOT IN ('rejected', 'retracted', 'merged')
"""
#: What is said several times is taken once.
_CLAIMS = """
    SELECT DISTINCT e.incident_id, c.kind, c.event_type, c.outcome, c."group", c.value_min, c.value_max, c.actor_id,
        ST_Y(p.point), ST_X(p.point), p.kind, c.geo_precision
    FROM incidents_evidence e JOIN sources_claim c ON c.id = e.claim_id LEFT JOIN geo_place p ON p.id = c.place_id
    WHERE e.incident_id = ANY(%(ids)s) AND e.judgement = 'positive' AND c.scope = 'incident' AND c.nationality = ''
        AND c.status NOT IN ('rejected', 'superseded') AND c.article_id IS DISTINCT FROM %(without)s
        AND c.kind IN ('event', 'casualties', 'actor', 'place') AND c.relation <> 'border'
"""
#: What a person overrode goes before what was computed.
_TOLLS = """
    SELECT s.incident_id, s.outcome, s."group", coalesce(s.override_low, s.low),
        CASE WHEN s.override_low IS NOT NULL THEN s.override_high WHEN NOT s.is_open THEN s.high END
    FROM incidents_estimate s
    WHERE s.incident_id = ANY(%(ids)s) AND s.nationality = '' AND coalesce(s.override_low, s.low) IS NOT NULL
"""
_ACTORS = "SELECT p.incident_id, p.actor_id FROM incidents_participation p WHERE p.incident_id = ANY(%(ids)s)"
_NAMES = """
    SELECT n.incident_id, n.key, n.name, n.is_main, n.is_area
    FROM incidents_incidentname n WHERE n.incident_id = ANY(%(ids)s) ORDER BY n.id
"""
_AREAS = "SELECT a.incident_id, a.level, a.place_id FROM incidents_incidentarea a WHERE a.incident_id = ANY(%(ids)s)"


class _Held(NamedTuple):
    event_type: str
    state: str
    first: datetime.date | None
    last: datetime.date | None
    latitude: float | None
    longitude: float | None
    precision: str
    first_reported: datetime.date | None


class _Told(NamedTuple):
    kind: str
    event_type: str
    outcome: str
    group: str
    low: int | None
    high: int | None
    actor_id: int | None
    latitude: float | None
    longitude: float | None
    place_kind: str | None
    precision: str


def sketch_incidents(
    ids: Collection[int], *, without: Article | None = None, words: Mapping[int, frozenset[str]] = NO_WORDS
) -> list[IncidentSketch]:
    """Return the standing incidents as they are held to be, with what their reports say; six queries in all.

    Nothing that the report ``without`` says is taken in, so that it is not compared with itself. ``words`` are the rare ones that
    reports of each incident have.
    """
    values = {"ids": list(ids), "without": without.pk if without is not None else None}
    told, tolls = _by_incident(_CLAIMS, values, _Told), _by_incident(_TOLLS, values, Figure)
    actors, areas = _by_incident(_ACTORS, values, int), _by_incident(_AREAS, values, lambda *row: row)
    names = _by_incident(_NAMES, values, _name)
    acting = {pk: {*actors[pk], *(one.actor_id for one in told[pk] if one.actor_id is not None)} for pk in ids}
    roots = roots_of({actor for several in acting.values() for actor in several})
    return [
        IncidentSketch(
            incident_id=pk,
            window=_window(held),
            spots=tuple(_spots([held]) or _spots([one for one in told[pk] if one.place_kind not in AREA_KINDS])[:_SPOTS_MOST]),
            areas=_of_levels(areas[pk]),
            names=tuple(names[pk]),
            event_types=_kinds(held, told[pk]),
            figures=(*tolls[pk], *_figures(told[pk])),
            actors=frozenset(roots[actor] for actor in acting[pk]),
            words=words.get(pk, frozenset()),
        )
        for pk, (held,) in _by_incident(_INCIDENTS, values, _Held).items()
    ]


def _window(held: _Held) -> DateWindow | None:
    """Return the days held, or those that the first report leaves where none are, or where a draft was dated by something else."""
    first, last, reported = held.first, held.last, held.first_reported
    if reported is not None and (first is None or (held.state == IncidentState.DRAFT and (reported - first).days > _REPORTED_WITHIN)):
        return DateWindow(reported - datetime.timedelta(days=1), reported)
    return DateWindow(first, last) if first and last else None


def _kinds(held: _Held, told: Collection[_Told]) -> frozenset[str]:
    """Return the kind of event that is held, or where none is those that reports tell."""
    if held.event_type not in {"", "other"}:
        return frozenset({held.event_type})
    return frozenset(one.event_type for one in told if one.event_type)


def _figures(told: Collection[_Told]) -> list[Figure]:
    found = [Figure(one.outcome, one.group, one.low, one.high) for one in told if one.low is not None]
    return found[:_FIGURES_MOST]


def _spots(rows: Collection[_Held] | Collection[_Told]) -> list[Spot]:
    return [
        Spot(row.latitude, row.longitude, spread_km(row.precision))
        for row in rows
        if row.latitude is not None and row.longitude is not None
    ]


def _name(key: str, name: str, is_main: bool, is_area: bool) -> HeldName:  # noqa: FBT001 - a row
    return HeldName(key, name, is_main=is_main, is_area=is_area)


def _of_levels(rows: Collection[tuple[int, int]]) -> dict[int, frozenset[int]]:
    return {level: frozenset(place for other, place in rows if other == level) for level in {level for level, _ in rows}}


def _by_incident(query: str, values: Mapping[str, Any], make: Callable[..., Any]) -> defaultdict[int, list[Any]]:
    """Return the rows of a query, whose first column is the incident, made into something else."""
    found: defaultdict[int, list[Any]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        for incident_id, *row in cursor.fetchall():
            found[incident_id].append(make(*row))
    return found
