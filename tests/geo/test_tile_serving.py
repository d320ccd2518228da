"""How tiles are cached, described and refused."""

from __future__ import annotations

import json

import pytest

from geo.models import Place
from geo.vector_tiles import TileTooSlowError
from geo.views.base_map import PLACES
from tests.factories import make_place
from tests.reading_tiles import read_tile, tile_at

TILE = "/tiles/places/2/2/1.mvt"
committed = pytest.mark.django_db(transaction=True)
pytestmark = pytest.mark.django_db


def stamped(client) -> str:
    """The address of a tile as the layer's description gives it now."""
    (template,) = client.get("/tiles/places.json").json()["tiles"]
    return template.format(z=2, x=2, y=1)


@committed
def test_a_tile_at_its_described_address_is_kept_for_good(client):
    make_place(kind="country")

    response = client.get(stamped(client))

    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Content-Type"] == "application/vnd.mapbox-vector-tile"


@committed
@pytest.mark.parametrize(
    "change",
    [
        lambda place: Place.objects.filter(pk=place.pk).update(population=5),
        lambda place: place.names.update(name="Tall Nur"),
        lambda place: place.names.all().delete(),
        lambda place: make_place("Wadi Sur"),
    ],
    ids=["a place", "a name", "a name less", "a place more"],
)
def test_any_change_gives_tiles_a_new_address_and_tag(client, change):
    place = make_place()
    before, tag = stamped(client), client.get(TILE).headers["ETag"]

    change(place)

    assert stamped(client) != before
    assert client.get(TILE).headers["ETag"] != tag
    assert client.get(before).headers["Cache-Control"] == "public, no-cache"


@committed
def test_a_change_of_places_leaves_the_boundaries_as_they_are(client):
    before = client.get("/tiles/boundaries.json").headers["ETag"]

    make_place()

    assert client.get("/tiles/boundaries.json").headers["ETag"] == before


def test_whoever_has_the_tile_is_not_sent_it_again(client):
    first = client.get(TILE)

    again = client.get(TILE, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    ("address", "words"), [("15/0/0", "up to zoom 14"), ("2/4/0", "from 0 to 3"), ("2/0/99999999999999999999", "from 0 to 3")]
)
def test_a_tile_outside_the_grid_is_refused_with_what_is_possible(client, address, words):
    response = client.get(f"/tiles/boundaries/{address}.mvt")

    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")
    assert words in response.json()["detail"]


def test_the_refusal_is_in_the_language_of_the_reader(client):
    response = client.get("/tiles/places/15/0/0.mvt", headers={"Accept-Language": "ar"})

    assert "14" in response.json()["detail"]
    assert not response.json()["detail"].isascii()


@pytest.mark.parametrize("address", ["2/-1/0.mvt", "a/0/0.mvt", "2/0/0.png"])
def test_what_is_no_address_of_a_tile_is_not_found(client, address):
    assert client.get(f"/tiles/places/{address}").status_code == 404


def test_a_tile_that_takes_too_long_is_to_be_asked_for_again(rf):
    def too_slow(_tile):
        raise TileTooSlowError

    layer = PLACES.__class__("places", "", str, {}, lambda: "1", too_slow)

    response = layer.serve(rf.get("/"), z=0, x=0, y=0)

    assert (response.status_code, response.headers["Retry-After"], response.headers["Cache-Control"]) == (503, "5", "no-store")


def test_the_description_leads_to_the_tiles(client):
    place = make_place(kind="town")
    document = client.get("/tiles/places.json").json()
    tile = tile_at(36.5, 36.0, zoom=document["maxzoom"])

    response = client.get(document["tiles"][0].format(z=tile.z, x=tile.x, y=tile.y))

    (feature,) = read_tile(response.content, tile)
    assert feature.values["mvt_id"] == place.pk
    assert feature.values.keys() - {"mvt_id"} <= document["vector_layers"][0]["fields"].keys()
    assert "GeoNames" in document["attribution"]


def test_pages_of_other_sites_may_read_tiles(client):
    responses = [client.get(address) for address in (TILE, "/tiles/places.json", "/tiles/places/99/0/0.mvt")]

    assert {response.headers["Access-Control-Allow-Origin"] for response in responses} == {"*"}
    assert json.loads(responses[2].content)["status"] == 404
