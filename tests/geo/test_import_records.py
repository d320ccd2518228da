"""The records of imports: an id belongs to one place, a file has one record."""

from __future__ import annotations

import pytest

from geo.models import Dataset, PlaceIdentifier
from tests.constraints import assert_broken
from tests.factories import make_place

pytestmark = pytest.mark.django_db


def test_an_id_belongs_to_one_place():
    values = {"gazetteer": "wof", "gazetteer_id": "11", "place": make_place()}
    PlaceIdentifier.objects.create(**values)

    assert_broken("place_identifier_once", lambda: PlaceIdentifier.objects.create(**values))


def test_a_file_has_one_record():
    values = {"name": "GeoNames", "file": "SY.txt", "licence": "CC BY 4.0"}
    Dataset.objects.create(**values)

    assert_broken("dataset_name_file", lambda: Dataset.objects.create(**values))


def test_records_say_what_they_are():
    assert str(Dataset(name="GeoNames", file="SY.txt")) == "GeoNames (SY.txt)"
    assert str(PlaceIdentifier(gazetteer="wof", gazetteer_id="11")) == "wof:11"
