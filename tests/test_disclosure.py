"""What is public and what never is: every column is decided on, and nothing that is held back leaves by any public address."""

from __future__ import annotations

import ipaddress
import json
import uuid
from collections.abc import Iterator
from typing import Any

import pghistory
import pgtrigger
import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import DatabaseError, models, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incidents.disclosure import CLOSED, PUBLIC, SOMETIMES, WITHHELD
from incidents.models import ApiKey, Decision, Incident, Review
from incidents.services.rearranging import split_incident
from incidents.services.reviewing import comment_on, decide_review
from incidents.services.submitting import ask_for_retraction, submit_incident
from sources.models import Article, Claim, Feed
from sources.services.deciding import edit_claim
from tests.incidents.publishing import publish
from tests.incidents.rearranged import LATER, LATEST, make_reported, publish_it
from tests.incidents.submissions import DECIDED, make_submission
from tests.reading_tiles import tile_at
from tests.test_permissions import ARGUMENTS, EVERYONE, GET, ROUTES

TABLES = {model._meta.label: model for label in ("geo", "sources", "incidents") for model in apps.get_app_config(label).get_models()}
TABLES["auth.User"] = User
TEXTS = (models.CharField, models.TextField, models.JSONField)
HELD_BACK_FOR_SURE = {
    ("auth.User", "username"),
    ("auth.User", "email"),
    ("incidents.ApiKey", "name"),
    ("incidents.Evidence", "why"),
    ("incidents.IncidentEvent", "title_en"),
    ("incidents.Match", "reasons"),
    ("incidents.Rearrangement", "why"),
    ("incidents.Review", "note"),
    ("incidents.Review", "reason"),
    ("incidents.ReviewComment", "text"),
    ("incidents.ReviewEvent", "note"),
    ("pghistory.Context", "metadata"),
    ("sources.Article", "last_error"),
    ("sources.Article", "text"),
    ("sources.Capture", "agent"),
    ("sources.Capture", "headers"),
    ("sources.Claim", "confidence_factors"),
    ("sources.Claim", "decision_reason"),
    ("sources.Claim", "machine_values"),
    ("sources.ExtractionRun", "dropped"),
    ("sources.Feed", "url"),
}


def columns(table: str) -> set[str]:
    return {field.name for field in TABLES[table]._meta.concrete_fields}


def test_every_table_is_decided_on():
    assert set(TABLES) == CLOSED | set(PUBLIC)
    assert CLOSED.isdisjoint(PUBLIC)


@pytest.mark.parametrize("table", sorted(PUBLIC))
def test_every_column_is_decided_on_once(table):
    decided = [*PUBLIC[table], *SOMETIMES.get(table, ()), *WITHHELD.get(table, ())]

    assert sorted(decided) == sorted(columns(table))


@pytest.mark.parametrize("table", sorted(PUBLIC))
def test_no_column_that_names_a_person_is_public(table):
    people = {field.name for field in TABLES[table]._meta.concrete_fields if field.related_model is User}

    assert people.isdisjoint(PUBLIC[table])


def held_back(table: str) -> list[models.Field[Any, Any]]:
    """Return the columns of text that are not to be public; of those that sometimes are, ``plant`` leaves out the rows where they are."""
    of_table = TABLES[table]._meta.concrete_fields
    names = columns(table) if table in CLOSED else WITHHELD.get(table, frozenset()) | set(SOMETIMES.get(table, ()))
    return [field for field in of_table if field.name in names and isinstance(field, TEXTS) and not field.choices]


def rows(table: str, column: str) -> models.QuerySet[Any]:
    every = TABLES[table]._base_manager.all()
    if (table, column) == ("incidents.Rearrangement", "why"):
        return every.exclude(kind="merged")
    if (table, column) == ("incidents.Review", "note"):
        return every.exclude(kind="retraction")
    return every.exclude(decision="approved") if (table, column) == ("incidents.Review", "document") else every


def planted_value(value: Any, marker: str) -> Any:
    if isinstance(value, list):
        return [marker]
    return {marker: marker} if isinstance(value, dict) else marker


def plant(word: str) -> dict[str, tuple[str, str]]:
    """Write a marker into every column of text that is held back; returns where each is. Columns that take no such text are left."""
    planted: dict[str, tuple[str, str]] = {}
    fields = [(table, field.name) for table in sorted(TABLES) for field in held_back(table)]
    for number, (table, column) in enumerate([*fields, ("pghistory.Context", "metadata")]):
        marker = f"{word}{number}x"
        chosen = pghistory.models.Context.objects.all() if table == "pghistory.Context" else rows(table, column)
        for pk, value in list(chosen.values_list("pk", column)):
            text = f"{value}\n{marker}" if (table, column) == ("sources.Article", "text") else planted_value(value, marker)
            try:
                with pgtrigger.ignore(), transaction.atomic():
                    chosen.filter(pk=pk).update(**{column: text})
            except DatabaseError:
                continue
            planted[marker] = (table, column)
    return planted


@pytest.fixture
def graph(publisher, researcher, reviewer) -> Incident:
    """Return a published incident with all that can hang on one; a part was split off, another one was retracted."""
    Feed.objects.create(publisher=publisher, url="https://north-wire.example/feed")
    ApiKey.objects.create_key(user=researcher, name="desk", scopes=["read"])
    review = make_submission(publisher, researcher, note="please look")
    comment_on(review, "Which street?", by=reviewer, now=DECIDED)
    decide_review(review.pk, Decision.APPROVED, revision=review.revision, by=reviewer, now=DECIDED, reason="checked")
    _article, other = make_reported(publisher, 9, by=researcher)
    publish_it(other, by=researcher, reviewer=reviewer)
    asked = ask_for_retraction(other.pk, revision=other.revision, by=researcher, now=LATER, why="a drill")
    decide_review(asked.pk, Decision.APPROVED, revision=asked.revision, by=reviewer, now=LATER, reason="indeed")
    incident = Incident.objects.get(pk=review.incident_id)
    whole = Claim.objects.get(evidence__incident=incident, kind="casualties", group="all")
    edit_claim(whole.pk, {"value_max": 5}, version=whole.version, by=researcher, now=LATER, reason="the fifth died")
    claim = incident.evidence.order_by("pk").last().claim_id
    split_incident(incident, articles=[], claims=[claim], revision=incident.revision, why="two streets", by=researcher, now=LATER)
    incident.refresh_from_db()
    submit_incident(incident.pk, revision=incident.revision, by=researcher, now=LATEST, note="again")
    return incident


def addresses(incident: Incident) -> Iterator[str]:
    """Yield every address that is open to everyone, with what it can be asked of ``incident`` and of the retracted one."""
    retracted = Review.objects.get(kind="retraction").incident
    for name in sorted(name for name, who in GET.items() if who == EVERYONE):
        wanted = ROUTES[name].pattern.converters
        tile = tile_of(incident, 12) if "z" in wanted else {}
        for code in (incident.code, retracted.code) if "code" in wanted else ("",):
            values = {**ARGUMENTS, "version": 2, "place_id": incident.place_id, **tile, "code": code}
            yield reverse(name, kwargs={argument: values[argument] for argument in wanted})
    for name in ("api-incidents", "api-incident", "api-incident-version"):
        arguments = [] if name == "api-incidents" else [incident.code, 2][: len(ROUTES[name].pattern.converters)]
        yield f"{reverse(name, args=arguments)}?format=geojson"
    yield f"{reverse('api-incident', args=[incident.code])}?as_of={LATEST.date()}"
    yield reverse("tiles-incidents", kwargs=tile_of(incident, 3))


def tile_of(incident: Incident, zoom: int) -> dict[str, int]:
    tile = tile_at(incident.point.x, incident.point.y, zoom=zoom)
    return {"z": tile.z, "x": tile.x, "y": tile.y}


def read(address: str, language: str) -> str:
    """Return what a stranger is answered, headers and all, with JSON's escapes undone."""
    stranger = Client(REMOTE_ADDR=str(ipaddress.IPv6Address(uuid.uuid4().int)))
    answer = stranger.get(address, headers={"Accept-Language": language})
    content = answer.getvalue()
    text = content.decode("utf-8", "replace")
    if "json" in answer.headers.get("Content-Type", ""):
        text = json.dumps(json.loads(content), ensure_ascii=False)
    return f"{answer.headers}\n{text}"


def everything_public(incident: Incident) -> dict[str, str]:
    return {f"{language} {address}": read(address, language) for address in addresses(incident) for language in ("ar", "en")}


words = st.text(alphabet="абвгдежзиклмнопрстуф" + "ابتثجحخدذرزسشصضطظعغفقك" + "qwzxjkvb", min_size=12, max_size=14)


@pytest.mark.django_db
@settings(
    max_examples=2,
    phases=[Phase.generate],  # no word leaks more than another, so there is nothing to shrink
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(word=words)
def test_nothing_that_is_held_back_leaves_by_any_public_address(word, graph, reviewer):
    with transaction.atomic():
        planted = plant(word)
        publish(Incident.objects.get(pk=graph.pk), reviewer, now=LATEST)

        answers = everything_public(graph)
        found = {(planted[marker], address) for address, text in answers.items() for marker in planted if marker in text}
        searched = Client().get("/api/v1/incidents/", query_params={"q": " OR ".join(list(planted)[:8])}).json()
        transaction.set_rollback(True)

    assert HELD_BACK_FOR_SURE - set(planted.values()) == set()
    assert found == set()
    assert searched["results"] == []
    assert len(answers) > 50


@pytest.mark.django_db
def test_what_is_public_is_found_by_the_same_reading(graph, reviewer):
    title = "Qxzwvkjbqxzw"
    Incident.objects.filter(pk=graph.pk).update(title_en=title)
    Article.objects.update(title=title)
    publish(Incident.objects.get(pk=graph.pk), reviewer, now=LATEST)

    found = {address.split("?")[0] for address, text in everything_public(graph).items() if title in text}

    assert found >= {f"en /incidents/{graph.code}/", "en /", "en /api/v1/incidents/", f"ar /api/v1/incidents/{graph.code}/"}
    assert any("/tiles/incidents/12/" in address for address in found)
