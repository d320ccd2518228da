"""The built-in gazetteer as data: complete, consistent, credited."""

from __future__ import annotations

import csv

import pytest
from django.contrib.gis.geos import Polygon
from django.core.management import call_command

from geo.models import NameKind, Place, PlaceKind, PlaceName
from geo.services import BUILTIN_GAZETTEER

SYRIA_BOX = Polygon.from_bbox((35.5, 32.2, 42.5, 37.4))


@pytest.mark.usefixtures("gazetteer")
def test_the_fourteen_governorates_carry_their_pcodes():
    governorates = Place.objects.filter(country="SYR", kind=PlaceKind.ADM1)

    assert sorted(governorates.values_list("pcode", flat=True)) == [f"SY{number:02}" for number in range(1, 15)]


@pytest.mark.usefixtures("gazetteer")
def test_every_syrian_place_lies_in_syria_and_under_it():
    for place in Place.objects.filter(country="SYR").exclude(kind=PlaceKind.COUNTRY).select_related("parent__parent"):
        assert SYRIA_BOX.contains(place.point), place
        assert "SYR" in {place.parent.pcode, place.parent.parent and place.parent.parent.pcode}, place


@pytest.mark.usefixtures("gazetteer")
def test_every_place_has_a_preferred_name_in_both_languages():
    preferred = PlaceName.objects.filter(kind=NameKind.PREFERRED)

    for language in ("ar", "en"):
        assert preferred.filter(language=language).count() == Place.objects.count()


@pytest.mark.usefixtures("gazetteer")
def test_a_parent_lies_in_the_same_country():
    assert [place for place in Place.objects.exclude(parent=None).select_related("parent") if place.parent.country != place.country] == []


def test_every_row_names_its_source():
    credits_given = (BUILTIN_GAZETTEER.parent / "README.md").read_text(encoding="utf-8")
    with BUILTIN_GAZETTEER.open(encoding="utf-8", newline="") as file:
        sources = {row["source"] for row in csv.DictReader(file)}

    assert all(f"**{source}**" in credits_given for source in sources)
    assert "CC BY 4.0" in credits_given


@pytest.mark.django_db
def test_the_command_says_what_it_loaded(capsys):
    call_command("load_gazetteer")
    first = capsys.readouterr().out
    call_command("load_gazetteer")

    assert f"{Place.objects.count()} places ({Place.objects.count()} new)" in first
    assert "(0 new) with" in capsys.readouterr().out
