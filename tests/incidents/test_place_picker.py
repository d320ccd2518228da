"""Choosing a place in the researchers' forms: what the picker is answered, and a position put by hand."""

from __future__ import annotations

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.urls import reverse

from geo.models import Area, Place, PlaceName
from geo.services import set_keys
from incidents.forms.claims import CLAIM_FORMS
from incidents.models import Incident
from incidents.services.documents import public_document
from tests.factories import make_incident, make_place

pytestmark = pytest.mark.django_db
SEARCH, AROUND = "/curate/places/", "/curate/places/around/"


@pytest.fixture
def desk(client, researcher):
    client.force_login(researcher)
    return client


@pytest.fixture
def incident(researcher) -> Incident:
    return make_incident(researcher, place=make_place("Tell Nur", latitude=36.0, longitude=36.5))


def make_unit(name: str, level: int, box: tuple[float, float, float, float], parent: Place | None = None) -> Place:
    place = make_place(name, kind=("country", "adm1", "adm2")[level], parent=parent, latitude=36.2, longitude=36.9)
    Area.objects.create(level=level, pcode=name, country="SYR", outline=MultiPolygon(Polygon.from_bbox(box), srid=4326), place=place)
    return place


def describe(desk, incident, **changes):
    url = reverse("incident-edit", args=[incident.code])
    form = desk.get(url).context["incident_form"]
    shown = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    values = {name: getattr(value, "pk", value) for name, value in {**shown, **changes}.items() if value is not None}
    return desk.post(url, values)


def errors(response) -> dict[str, list[str]]:
    return {name: list(said) for name, said in response.context["incident_form"].errors.items()}


def test_places_are_offered_by_name_with_what_they_lie_in(desk):
    governorate = make_place("Nur", kind="adm1", parent=make_place("Syria", kind="country"))
    place = make_place("Atmeh", parent=governorate, latitude=36.3, longitude=36.7)
    set_keys(PlaceName(place=place, name="أطمة", language="ar")).save()

    (offer,) = desk.get(SEARCH, {"q": "اطمه"}).json()["places"]

    assert offer == {
        "id": place.pk, "name": "Atmeh", "kind": "village", "within": "Nur · Syria", "longitude": 36.7, "latitude": 36.3, "radius_km": 2.0,
    }  # fmt: skip


def test_known_places_are_given_by_their_ids_in_that_order(desk):
    first, second = make_place("Tell Nur"), make_place("Wadi Sur")

    answer = desk.get(SEARCH, {"ids": f"{second.pk},{first.pk},x,{'9' * 30}"}).json()

    assert [offer["name"] for offer in answer["places"]] == ["Wadi Sur", "Tell Nur"]


def test_a_name_that_nobody_has_is_answered_with_what_to_do(desk):
    answer = desk.get(SEARCH, {"q": "Nowhere"}).json()

    assert (answer["places"], "click on the map" in answer["words"]) == ([], True)


def test_what_lies_around_a_position_is_said_and_offered_smallest_first(desk):
    governorate = make_unit("Nur", 1, (36.0, 35.0, 38.0, 37.0))
    make_unit("Tell Nur District", 2, (36.4, 35.9, 36.6, 36.1), governorate)
    make_place("Tell Nur", latitude=36.0, longitude=36.5)

    answer = desk.get(AROUND, {"longitude": "36.5", "latitude": "36.01"}).json()

    assert answer["words"] == "1.1 km from Tell Nur · Tell Nur District · Nur"
    assert [offer["name"] for offer in answer["places"]] == ["Tell Nur", "Tell Nur District", "Nur"]


def test_in_the_middle_of_nowhere_it_says_so(desk):
    assert desk.get(AROUND, {"longitude": "-140", "latitude": "0"}).json() == {
        "places": [],
        "words": "No known unit or place lies around this position.",
    }


@pytest.mark.parametrize(
    "asked", [{}, {"longitude": "x", "latitude": "1"}, {"longitude": "999", "latitude": "1"}, {"longitude": "nan", "latitude": "1"}]
)
def test_what_is_no_position_is_refused(desk, asked):
    response = desk.get(AROUND, asked)

    assert (response.status_code, response.json()["places"]) == (400, [])


def test_a_position_by_hand_is_kept_with_the_precision_that_was_chosen(desk, incident):
    describe(desk, incident, latitude="36.0123", longitude="36.5321", geo_precision="street")

    incident.refresh_from_db()
    assert (incident.point.coords, incident.geo_precision) == ((36.5321, 36.0123), "street")
    assert incident.place.label("en") == "Tell Nur"


def test_it_is_what_the_public_document_says(desk, incident):
    describe(desk, incident, latitude="36.0123", longitude="36.5321", geo_precision="street")

    incident.refresh_from_db()
    place = public_document(incident)["place"]
    assert (place["latitude"], place["longitude"], place["uncertainty_km"]) == (36.0123, 36.5321, 0.5)


def test_saving_again_keeps_the_position_by_hand(desk, incident):
    describe(desk, incident, latitude="36.0123", longitude="36.5321", geo_precision="street")
    incident.refresh_from_db()

    describe(desk, incident, title_en="Another title")

    incident.refresh_from_db()
    assert (incident.title_en, incident.point.coords) == ("Another title", (36.5321, 36.0123))


def test_another_place_takes_the_position_with_it(desk, incident):
    describe(desk, incident, latitude="36.0123", longitude="36.5321", geo_precision="street")
    incident.refresh_from_db()
    other = make_place("Wadi Sur", latitude=35.0, longitude=37.0)

    describe(desk, incident, place=other.pk)

    incident.refresh_from_db()
    assert incident.point.coords == (37.0, 35.0)


def test_emptied_the_position_is_again_that_of_the_place(desk, incident):
    describe(desk, incident, latitude="36.0123", longitude="36.5321", geo_precision="street")
    incident.refresh_from_db()

    describe(desk, incident, latitude="", longitude="")

    incident.refresh_from_db()
    assert incident.point.coords == (36.5, 36.0)


def test_without_a_place_the_smallest_unit_around_is_taken(desk, incident):
    governorate = make_unit("Nur", 1, (36.0, 35.0, 38.0, 37.0))
    district = make_unit("Tell Nur District", 2, (36.4, 35.9, 36.6, 36.1), governorate)

    describe(desk, incident, place="", latitude="36.01", longitude="36.51", geo_precision="within_100m")

    incident.refresh_from_db()
    assert (incident.place, incident.point.coords) == (district, (36.51, 36.01))


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"latitude": "36.01"}, "longitude", "both latitude and longitude"),
        ({"latitude": "36.01", "longitude": "36.51", "geo_precision": ""}, "geo_precision", "how well this position is known"),
        ({"latitude": "36.01", "longitude": "36.51", "geo_precision": "street", "place": ""}, "place", "Choose a place too"),
        ({"latitude": "38.0", "longitude": "36.51", "geo_precision": "street"}, "place", "222 km from this place"),
        ({"latitude": "99", "longitude": "36.51", "geo_precision": "street"}, "latitude", "less than or equal to 90"),
    ],
)
def test_what_does_not_go_together_is_told_at_its_field_and_changes_nothing(desk, incident, changes, field, words):
    response = describe(desk, incident, **changes)

    assert response.status_code == 422
    assert words in errors(response)[field][0]
    incident.refresh_from_db()
    assert incident.point.coords == (36.5, 36.0)


def test_a_place_that_was_found_on_the_map_is_taken_though_it_was_not_in_the_list(desk, incident):
    other = make_place("Wadi Sur", latitude=35.0, longitude=37.0)

    describe(desk, incident, place=other.pk, geo_precision="")

    incident.refresh_from_db()
    assert (incident.place, incident.geo_precision) == (other, "village_town")


@pytest.mark.parametrize("sent", ["0", "-1", "x", "9" * 30])
def test_a_place_that_does_not_exist_is_refused(desk, incident, sent):
    response = describe(desk, incident, place=sent)

    assert "place" in errors(response)


CLAIM = {"mention": "Tell Nur", "relation": "in", "scope": "incident", "modality": "actual"}


def test_a_claim_takes_any_place_of_the_gazetteer():
    place = make_place()

    form = CLAIM_FORMS["place"]({**CLAIM, "place": str(place.pk)})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["place"] == place


def test_a_claim_that_is_added_with_a_name_of_several_places_offers_them():
    places = [make_place("Tell Nur", gazetteer_id=number) for number in ("1", "2")]

    form = CLAIM_FORMS["place"]({**CLAIM, "place_name": "Tell Nur"})

    assert "Several places" in form.errors["place_name"][0]
    assert list(form.fields["place"].queryset.order_by("pk")) == places
