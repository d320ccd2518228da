from __future__ import annotations

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from django.urls import reverse

from geo.models import Area, Dataset, Place, PlaceName
from geo.resolution import Mention
from geo.services import known_names, resolve_mentions, set_keys


@pytest.fixture
def village(db):
    place = Place.objects.create(gazetteer="waqia", gazetteer_id="test", kind="village", point=Point(36.7, 36.3, srid=4326), country="SYR")
    set_keys(PlaceName(place=place, name="سرجيلا", language="ar", kind="preferred")).save()
    return place


@pytest.fixture
def office(client, admin_user):
    client.force_login(admin_user)
    return client


def form_data(place, *new_names, **changed):
    """Return the change form as the browser would send it, with new names added."""
    kept = list(place.names.order_by("pk"))
    rows = [{"id": name.pk, "name": name.name, "language": name.language, "kind": name.kind} for name in kept] + list(new_names)
    names = {f"names-{number}-{field}": value for number, row in enumerate(rows) for field, value in {"place": place.pk, **row}.items()}
    return {
        "kind": place.kind, "latitude": place.point.y, "longitude": place.point.x, "country": place.country, "parent": "", "pcode": "",
        "population": "", "gazetteer": place.gazetteer, "gazetteer_id": place.gazetteer_id,
        "names-TOTAL_FORMS": len(rows), "names-INITIAL_FORMS": len(kept), **names, **changed,
    }  # fmt: skip


def change(office, place, *new_names, **changed):
    return office.post(reverse("admin:geo_place_change", args=[place.pk]), form_data(place, *new_names, **changed))


def test_an_alias_added_in_the_admin_is_found_at_once(office, village):
    known_names()

    response = change(office, village, {"name": "الضيعة الفوقا", "language": "ar", "kind": "alias"})

    assert response.status_code == 302
    [resolution] = resolve_mentions([Mention("الضيعه الفوقا")])
    assert resolution.place_id == village.pk
    assert "الضيعة الفوقا" in known_names()


def test_a_changed_name_gets_new_keys(office, village):
    known_names()

    change(office, village, **{"names-0-name": "سرجيللا"})

    assert PlaceName.objects.get().key == "سرجيللا"
    assert "سرجيلا" not in known_names()


def test_the_script_of_a_name_is_read_from_it(office, village):
    change(office, village, {"name": "Serjilla", "language": "en", "kind": "variant"})

    assert PlaceName.objects.get(name="Serjilla").script == "Latn"


@pytest.mark.parametrize(
    ("new_name", "message"),
    [
        ({"name": "…", "language": "ar", "kind": "alias"}, "This name has no letters."),
        ({"name": "سرجيلا", "language": "ar", "kind": "alias"}, "duplicate"),
    ],
)
def test_a_useless_name_is_refused(office, village, new_name, message):
    response = change(office, village, new_name)

    assert response.status_code == 200
    assert message in response.content.decode()
    assert PlaceName.objects.count() == 1


def test_the_point_is_moved_by_its_coordinates(office, village):
    change(office, village, latitude="36.25", longitude="36.5")

    village.refresh_from_db()
    assert village.point.coords == (36.5, 36.25)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [("latitude", "91", "less than or equal to 90"), ("country", "Syria", "three-letter ISO 3166-1 code"), ("longitude", "", "required")],
)
def test_a_wrong_value_is_refused_with_a_remedy(office, village, field, value, message):
    response = change(office, village, **{field: value})

    assert message in response.content.decode()


def test_a_place_cannot_lie_in_its_own_part(office, village):
    part = Place.objects.create(gazetteer="waqia", gazetteer_id="part", kind="landmark", point=village.point, country="SYR", parent=village)

    response = change(office, village, parent=part.pk)

    assert "This place cannot lie in itself." in response.content.decode()


def test_a_new_place_can_be_added(office, db):
    unsaved = {
        "kind": "camp", "latitude": "36.3", "longitude": "36.6", "country": "SYR", "gazetteer": "waqia", "gazetteer_id": "new-camp",
        "names-TOTAL_FORMS": "1", "names-INITIAL_FORMS": "0",
        "names-0-name": "مخيم الأمل", "names-0-language": "ar", "names-0-kind": "preferred",
    }  # fmt: skip

    office.post(reverse("admin:geo_place_add"), unsaved)

    assert Place.objects.get().names.get().key_joined == "امل"


@pytest.mark.parametrize("term", ["سرجيلا", "سَرجيلا", "قرية سرجيلا", "سرجي", "test"])
def test_places_are_searched_by_any_spelling(office, village, term):
    response = office.get(reverse("admin:geo_place_changelist"), {"q": term})

    assert [place.pk for place in response.context["cl"].result_list] == [village.pk]


def test_the_list_of_places_costs_the_same_for_many(office, village, django_assert_max_num_queries):
    for number in range(10):
        Place.objects.create(gazetteer="waqia", gazetteer_id=f"p{number}", kind="town", point=village.point, country="SYR", parent=village)

    with django_assert_max_num_queries(10):  # session, user, page, count, names, parents' names, filters
        assert office.get(reverse("admin:geo_place_changelist")).status_code == 200


def test_areas_can_be_read_and_not_changed(office, db):
    area = Area.objects.create(
        level=1, pcode="SY07", country="SYR", name_en="Idlib", outline=MultiPolygon(Polygon.from_bbox((0, 0, 1, 1)), srid=4326)
    )

    assert "SY07" in office.get(reverse("admin:geo_area_changelist")).content.decode()
    assert office.get(reverse("admin:geo_area_change", args=[area.pk])).status_code == 200
    assert office.post(reverse("admin:geo_area_change", args=[area.pk]), {"pcode": "SY08"}).status_code == 403
    assert office.get(reverse("admin:geo_area_add")).status_code == 403


def test_imported_files_are_listed_with_their_license_and_not_changed(office, db):
    dataset = Dataset.objects.create(name="Made-up gazetteer", file="XX.txt", licence="CC BY 4.0", rows=7, digest="0" * 64)

    listed = office.get(reverse("admin:geo_dataset_changelist")).content.decode()

    assert "Made-up gazetteer" in listed
    assert "CC BY 4.0" in listed
    assert office.get(reverse("admin:geo_dataset_change", args=[dataset.pk])).status_code == 200
    assert office.post(reverse("admin:geo_dataset_change", args=[dataset.pk]), {"licence": "none"}).status_code == 403
    assert office.post(reverse("admin:geo_dataset_delete", args=[dataset.pk]), {"post": "yes"}).status_code == 403
    assert office.get(reverse("admin:geo_dataset_add")).status_code == 403
