"""The map of a report on its workbench: the places that its claims give, tied to them."""

from __future__ import annotations

import pytest

from incidents.services.curation import open_incident
from sources.models import ArticleState
from tests.factories import NOW, make_claim, make_place

pytestmark = pytest.mark.django_db
TEXT = "Shells fell on Tell Nur, west of Wadi Sur in Syria. Tell Nur was empty."


@pytest.fixture
def bench(client, researcher, report):
    client.force_login(researcher)
    article = report(TEXT)
    article.state, article.finished_at = ArticleState.READY, NOW
    article.save()
    return article


def place_claim(article, quote: str, place, **values):
    return make_claim(article, quote, "place", place=place, **{"geo_precision": "village_town", **values})


def spots(client, article):
    shown = client.get(f"/curate/reports/{article.pk}/").context["map"]
    return [(spot["name"], spot["kind"], spot["uncertainty_km"]) for spot in shown["spots"]] if shown else None


def test_the_places_of_the_claims_are_on_the_map_each_once(client, bench):
    place = make_place()
    place_claim(bench, "Tell Nur", place)
    place_claim(bench, "Tell Nur was empty", place)
    place_claim(bench, "west of Wadi Sur", make_place("Wadi Sur"), relation="direction_of", direction="w", geo_precision="near_place")

    assert sorted(spots(client, bench)) == [("Tell Nur", "rival", 2.0), ("Wadi Sur", "rival", 25.0)]


def test_the_place_of_the_incident_is_the_best_one(client, bench, researcher):
    claim = place_claim(bench, "Tell Nur", make_place())
    place_claim(bench, "Wadi Sur", make_place("Wadi Sur"))
    incident = open_incident(bench, by=researcher, now=NOW)
    incident.place, incident.point, incident.geo_precision = claim.place, claim.place.point, "village_town"
    incident.save()

    assert sorted(kind for _name, kind, _km in spots(client, bench)) == ["best", "rival"]


@pytest.mark.parametrize("values", [{"geo_precision": "country"}, {"scope": "background"}, {"place": None, "geo_precision": ""}])
def test_what_says_nothing_of_the_incident_s_place_makes_no_map(client, bench, values):
    make_claim(bench, "Syria", "place", **{"place": make_place("Syria", kind="country"), "geo_precision": "adm1", **values})

    assert spots(client, bench) is None


def test_a_mark_leads_to_its_claim(client, bench):
    claim = place_claim(bench, "Tell Nur", make_place())

    page = client.get(f"/curate/reports/{bench.pk}/")

    (spot,) = page.context["map"]["spots"]
    assert spot["url"] == f"#claim-{claim.pk}"
    assert f'data-spot="{spot["key"]}"' in page.content.decode()


def test_a_claim_that_is_put_in_anew_brings_the_spots_of_now(client, bench):
    claim = place_claim(bench, "Tell Nur", make_place())

    page = client.get(f"/curate/reports/{bench.pk}/", headers={"HX-Request": "true", "HX-Target": f"li#claim-{claim.pk}"})

    assert '<script id="map-data"' in page.content.decode()
