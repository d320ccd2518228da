"""By what incidents are found: names and units that follow every change."""

from __future__ import annotations

import pytest
from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from django.core.management import call_command

from geo.models import Area, PlaceName
from geo.names import keys_of
from incidents.models import IncidentName
from incidents.services.curation import attach_report, edit_incident
from incidents.services.indexing import index_incident
from tests.factories import NOW, make_claim, make_incident, make_place

pytestmark = pytest.mark.django_db


def names(incident):
    return dict(IncidentName.objects.filter(incident=incident).values_list("name", "is_main"))


def _keys(name):
    keys = keys_of(name)
    return {"key": keys.key, "key_bare": keys.key_bare, "key_joined": keys.key_joined}


def test_title_and_place_give_names(researcher):
    incident = make_incident(researcher, place=make_place("Tell Nur"), title_en="Shelling of Old Mill, near Sarmada")

    index_incident(incident)

    assert names(incident) == {"Tell Nur": True, "Old Mill": True, "Sarmada": False}


def test_attached_report_gives_the_places_that_it_names(report, researcher):
    article = report("Shells fell on Upper Tell.")
    make_claim(article, "Upper Tell", "place", mention="Upper Tell")
    incident = make_incident(researcher, title_en="")

    attach_report(article, incident, by=researcher, now=NOW)

    assert names(incident) == {"Upper Tell": False}


def test_edited_title_gives_its_names(researcher):
    incident = make_incident(researcher, title_en="Shelling of Sarmada")
    index_incident(incident)

    edit_incident(incident.pk, {"title_en": "Shelling of Batabo"}, revision=1, by=researcher, now=NOW)

    assert names(incident) == {"Batabo": True}


def test_command_finds_incidents_by_names_that_were_imported_later(researcher, capsys):
    place = make_place("Tell Nur")
    incident = make_incident(researcher, place=place, title_en="")
    index_incident(incident)
    PlaceName.objects.create(place=place, name="Upper Tell", language="en", **_keys("Upper Tell"))

    call_command("index_incidents")

    assert names(incident) == {"Tell Nur": True, "Upper Tell": True}
    assert "1 incidents can be found" in capsys.readouterr().out


def test_names_of_governorates_are_marked(researcher):
    make_place("Northland", kind="adm1")
    incident = make_incident(researcher, title_en="Northland")

    index_incident(incident)

    assert IncidentName.objects.get(incident=incident).is_area


def test_units_are_those_of_the_place(researcher):
    governorate = make_place("Northland", kind="adm1")
    district = make_place("Upper District", kind="adm2", parent=governorate)
    incident = make_incident(researcher, place=make_place(parent=district))

    index_incident(incident)

    assert dict(incident.areas.values_list("place", "level")) == {governorate.pk: 1, district.pk: 2}


def test_units_of_a_bare_point_are_those_whose_outline_covers_it(researcher):
    around = Polygon.from_bbox((36, 35, 37, 36))
    district = make_place("Upper District", kind="adm2")
    Area.objects.create(level=2, pcode="D1", country="SYR", outline=MultiPolygon(around, srid=4326), place=district)
    incident = make_incident(researcher, point=Point(36.5, 35.5, srid=4326), geo_precision="exact")

    index_incident(incident)

    assert list(incident.areas.values_list("place", flat=True)) == [district.pk]
