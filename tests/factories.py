"""Valid records with meaningful defaults; each test names only what it is about."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.contrib.gis.geos import Point

from geo.models import Place, PlaceName
from geo.names import keys_of
from incidents.models import Incident, Publication, Review, next_code
from sources.models import Actor, ActorAlias, Article, Claim, ExtractionRun
from sources.names import actor_key

NOW = datetime.datetime(2022, 2, 4, 12, tzinfo=datetime.UTC)


def make_place(name: str = "Tell Nur", *, latitude: float = 36.0, longitude: float = 36.5, **values: Any) -> Place:
    defaults = {"gazetteer": "waqia", "gazetteer_id": name, "kind": "village", "country": "SYR"}
    place = Place.objects.create(point=Point(longitude, latitude, srid=4326), **{**defaults, **values})
    keys = keys_of(name)
    PlaceName.objects.create(
        place=place, name=name, language="en", script="Latn", key=keys.key, key_bare=keys.key_bare, key_joined=keys.key_joined
    )
    return place


def make_actor(name: str, **values: Any) -> Actor:
    actor = Actor.objects.create(name_en=name, **values)
    ActorAlias.objects.create(actor=actor, name=name, key=actor_key(name))
    return actor


def make_run(article: Article) -> ExtractionRun:
    return ExtractionRun.objects.get_or_create(
        article=article, extractor="rules", version="1", configuration_sha256="0" * 64, defaults={"started_at": NOW, "duration_ms": 1.0}
    )[0]


KIND_VALUES: dict[str, dict[str, Any]] = {
    "casualties": {"outcome": "killed", "group": "all", "qualifier": "exact", "value_min": 4, "value_max": 4},
    "event": {"event_type": "shelling"},
    "place": {"mention": "Tell Nur", "relation": "in"},
    "date": {"date_from": NOW.date(), "date_to": NOW.date(), "date_precision": "day", "date_role": "event"},
    "actor": {"mention": "the army", "actor_role": "party"},
    "statement": {"statement_kind": "denial"},
}


def make_claim(article: Article, quote: str, kind: str = "casualties", **values: Any) -> Claim:
    start = article.text.index(quote)
    return Claim.objects.create(
        article=article,
        run=make_run(article),
        kind=kind,
        span_start=start,
        span_end=start + len(quote),
        quote=quote,
        **{"rule": "test", **KIND_VALUES[kind], **values},
    )


def make_incident(by: User, *, place: Place | None = None, **values: Any) -> Incident:
    where = {"place": place, "point": place.point, "geo_precision": "village_town"} if place else {}
    when = {"start_date": NOW.date(), "end_date": NOW.date(), "date_precision": "day"}
    defaults = {
        "title_en": "Shelling of Tell Nur",
        "event_type": "shelling",
        "country": "SYR",
        "created_by": by,
        "created_at": NOW,
        "updated_at": NOW,
    }
    return Incident.objects.create(code=next_code("SYR"), **{**defaults, **when, **where, **values})


def make_review(incident: Incident, by: User, **values: Any) -> Review:
    return Review.objects.create(incident=incident, revision=1, document={}, submitted_by=by, submitted_at=NOW, **values)


def make_publication(incident: Incident, by: User, **values: Any) -> Publication:
    defaults = {"seq": 1, "version": 1, "kind": "published", "document": {}, "sha256": "a" * 64, "previous_sha256": ""}
    return Publication.objects.create(incident=incident, published_by=by, published_at=NOW, **{**defaults, **values})
