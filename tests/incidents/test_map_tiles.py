"""Published incidents as tiles: what is in them, and that they follow every publication."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from incidents.models import IncidentState, MapCell, PublicationKind, PublishedIncident
from incidents.services.documents import public_document
from incidents.services.ledger import append_publication
from tests.factories import NOW, make_incident, make_place
from tests.incidents.publishing import publish, publish_one
from tests.reading_tiles import address, read_tile, tile_at

pytestmark = pytest.mark.django_db
HERE, NEAR_BY, ELSEWHERE = (36.5, 36.0), (36.6, 36.1), (-70.0, -30.0)


@pytest.fixture
def read(client):
    def read(at: tuple[float, float] = HERE, *, zoom: int):
        tile = tile_at(*at, zoom=zoom)
        return read_tile(client.get(address("incidents", tile)).content, tile)

    return read


def counts(read, at: tuple[float, float] = HERE) -> list[int]:
    """How many incidents a tile of each counted zoom says there are."""
    return [sum(feature.values["count"] for feature in read(at, zoom=zoom)) for zoom in (0, 3, 7)]


def published_at(by, place):
    return publish(make_incident(by, place=place), by)


def test_from_near_a_tile_says_which_incident_is_where(read, researcher):
    place = make_place(longitude=36.5, latitude=36.0)
    incident = publish(make_incident(researcher, place=place, title_ar="قصف تل نور"), researcher, killed_low=2, killed_high=5)

    (feature,) = read(zoom=10)

    assert feature.values == {
        "mvt_id": incident.pk,
        "code": incident.code,
        "type": "shelling",
        "date": "2022-02-04",
        "killed_low": 2,
        "killed_high": 5,
        "precision": "village_town",
        "title_ar": "قصف تل نور",
        "title_en": "Shelling of Tell Nur",
    }
    assert feature.geometry.coords == pytest.approx(HERE, abs=1e-3)


def test_titles_come_where_they_can_be_read(read, researcher):
    published_at(researcher, make_place(longitude=36.5, latitude=36.0))

    assert ["title_en" in read(zoom=zoom)[0].values for zoom in (8, 9, 10)] == [False, False, True]


@pytest.mark.parametrize("zoom", [8, 10, 14])
def test_every_incident_of_one_place_is_there(read, researcher, zoom):
    codes = {publish_one(researcher, at=HERE) for _ in range(3)}

    assert {feature.values["code"] for feature in read(zoom=zoom)} == codes


def test_from_afar_a_tile_counts_at_the_mean_of_what_it_counts(read, researcher):
    for at in ((36.5, 36.0), (36.5, 36.0), (36.53, 36.03), ELSEWHERE):
        publish_one(researcher, at=at)

    (feature,) = read(zoom=5)

    assert feature.values["count"] == 3
    assert feature.geometry.coords == pytest.approx((36.51, 36.01), abs=0.01)
    assert counts(read) == [4, 3, 3]


def test_cells_apart_are_counted_apart(read, researcher):
    for at in (HERE, (40.5, 36.0)):
        publish_one(researcher, at=at)

    assert [feature.values["count"] for feature in read(zoom=3)] == [1, 1]


def test_an_incident_is_in_one_tile_alone(read, researcher):
    code = publish_one(researcher, at=HERE)
    neighbors = [(36.5 + east, 36.0 + north) for east in (-1.4, 0, 1.4) for north in (-1.1, 0, 1.1)]

    assert [feature.values["code"] for at in neighbors for feature in read(at, zoom=8)] == [code]


def test_what_is_not_published_is_on_no_tile(read, researcher):
    make_incident(researcher, place=make_place())

    assert (read(zoom=0), read(zoom=9)) == ([], [])


def test_an_incident_without_a_place_is_on_no_tile(read, researcher):
    publish(make_incident(researcher), researcher)

    assert read(zoom=0) == []


def test_a_correction_moves_an_incident(read, researcher):
    incident = published_at(researcher, make_place(longitude=36.5, latitude=36.0))
    place = make_place("Far", longitude=-70.0, latitude=-30.0)
    incident.place, incident.point = place, place.point
    incident.save()

    publish(incident, researcher)

    assert (counts(read), counts(read, ELSEWHERE)) == ([1, 0, 0], [1, 1, 1])
    assert (read(zoom=9), len(read(ELSEWHERE, zoom=9))) == ([], 1)


def test_a_correction_of_something_else_leaves_the_counts_alone(read, researcher):
    incident = published_at(researcher, make_place(longitude=36.5, latitude=36.0))
    incident.title_en = "Shelling at dawn"
    incident.save()

    publish(incident, researcher)

    assert counts(read) == [1, 1, 1]
    assert read(zoom=10)[0].values["title_en"] == "Shelling at dawn"


def test_a_retraction_takes_an_incident_off_the_map(read, researcher):
    incident = published_at(researcher, make_place(longitude=36.5, latitude=36.0))

    with transaction.atomic():
        append_publication(incident, PublicationKind.RETRACTED, public_document(incident), by=researcher, now=NOW)

    assert (counts(read), read(zoom=9)) == ([0, 0, 0], [])


def test_a_merged_incident_is_on_the_map_once(read, researcher):
    place = make_place(longitude=36.5, latitude=36.0)
    kept, merged = published_at(researcher, place), published_at(researcher, place)
    merged.state, merged.merged_into = IncidentState.MERGED, kept
    merged.save()

    with transaction.atomic():
        append_publication(merged, PublicationKind.MERGED, public_document(merged), by=researcher, now=NOW)

    assert (counts(read), [feature.values["code"] for feature in read(zoom=9)]) == ([1, 1, 1], [kept.code])


def test_a_row_that_is_deleted_leaves_the_counts(read, researcher):
    published_at(researcher, make_place(longitude=36.5, latitude=36.0))

    PublishedIncident.objects.all().delete()

    assert counts(read) == [0, 0, 0]


def test_a_publication_that_is_undone_counts_nothing(read, researcher):
    incident = make_incident(researcher, place=make_place(longitude=36.5, latitude=36.0))

    with transaction.atomic():
        append_publication(incident, PublicationKind.PUBLISHED, public_document(incident), by=researcher, now=NOW)
        transaction.set_rollback(True)

    assert counts(read) == [0, 0, 0]


@pytest.mark.parametrize("latitude", [89.9, -89.9])
def test_an_incident_at_a_pole_can_be_published(read, researcher, latitude):
    publish_one(researcher, at=(0.0, latitude))

    assert counts(read, (0.0, latitude / 90 * 85)) == [1, 1, 1]


def test_many_rows_at_once_are_counted_like_one_by_one(researcher):
    for at in (HERE, HERE, NEAR_BY, ELSEWHERE, (179.99, 84.0), (-180.0, -84.0)):
        publish_one(researcher, at=at)
    one_by_one, rows = cells(), list(PublishedIncident.objects.all())

    PublishedIncident.objects.update(point=None)
    assert {count for _level, _cell, count, _x, _y in cells()} == {0}
    PublishedIncident.objects.bulk_update(rows, ["point"])

    assert cells() == one_by_one


def cells() -> list[tuple[int, ...]]:
    return sorted(MapCell.objects.values_list("level", "cell", "incidents", "sum_x", "sum_y"))


def test_tiles_have_a_new_address_with_every_publication(client, researcher):
    (before,) = client.get("/tiles/incidents.json").json()["tiles"]
    publish_one(researcher, at=HERE)
    (after,) = client.get("/tiles/incidents.json").json()["tiles"]

    old, new = (client.get(template.format(z=0, x=0, y=0)) for template in (before, after))

    assert old.headers["Cache-Control"] == "public, no-cache"
    assert new.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_tile_that_is_known_is_not_made_again(client, researcher):
    publish_one(researcher, at=HERE)
    tag = client.get("/tiles/incidents/0/0/0.mvt").headers["ETag"]

    with CaptureQueriesContext(connection) as queries:
        response = client.get("/tiles/incidents/0/0/0.mvt", headers={"If-None-Match": tag})

    assert (response.status_code, len(queries)) == (304, 1)


def test_a_tile_is_made_from_the_index_alone(researcher):
    """PostgreSQL is free to read a small table as a whole; it must be able to do without."""
    publish_one(researcher, at=HERE)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(
            "EXPLAIN SELECT incident_id, code, event_type, start_date, killed_low, killed_high, geo_precision, title_ar, title_en, point"
            " FROM incidents_publishedincident WHERE point IS NOT NULL AND waqia_map_key(point) >= 5 AND waqia_map_key(point) < 9"
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "Index Only Scan using published_on_map" in plan
