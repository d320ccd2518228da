"""The page that credits where places come from."""

from __future__ import annotations

import datetime

import pytest

from geo.models import Dataset

pytestmark = pytest.mark.django_db

IMPORTED = datetime.datetime(2022, 2, 4, 12, tzinfo=datetime.UTC)


@pytest.fixture
def dataset() -> Dataset:
    return Dataset.objects.create(
        name="GeoNames",
        file="SY.zip",
        licence="CC BY 4.0",
        url="https://www.geonames.org/",
        version="2022-02-01",
        rows=31_415,
        imported_at=IMPORTED,
    )


def test_a_dataset_is_credited_with_its_license(client, dataset):
    page = client.get("/about/data/").content.decode()

    for said in ('href="https://www.geonames.org/"', "SY.zip", "CC BY 4.0", "2022-02-01", "2022-02-04"):
        assert said in page


def test_an_unfinished_import_is_not_shown(client, dataset):
    Dataset.objects.update(imported_at=None)

    assert "SY.zip" not in client.get("/about/data/").content.decode()


def test_without_imports_the_page_says_so(client):
    assert "No further file has been imported." in client.get("/about/data/").content.decode()


def test_every_page_leads_to_it(client):
    assert 'href="/about/data/"' in client.get("/").content.decode()
