from __future__ import annotations

import gzip
import json
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.gis.geos import Point
from django.core.management import CommandError, call_command

from geo.models import Place, PlaceName
from geo.services import set_keys
from sources.models import Article, Claim

pytestmark = pytest.mark.django_db

INCIDENT = {
    "incident": "x-1", "date": "2031-03-02", "location_ar": "قرية تلات", "governorate_en": "Northland", "lat": 1.0, "lon": 2.0,
    "geo_accuracy": "village",
}  # fmt: skip
POST = {"text_id": "p", "lang": "ar", "published": None, "text": "مقتل ثلاثة مدنيين بقصف على قرية تلات", "incidents": ["x-1"]}


def add_place(number, kind, *names, latitude=1.0, parent=None):
    place = Place.objects.create(
        gazetteer="waqia", gazetteer_id=str(number), kind=kind, country="SYR", point=Point(2.0, latitude, srid=4326), parent=parent
    )
    for name in names:
        set_keys(PlaceName(place=place, name=name, language="und", kind="preferred")).save()
    return place


@pytest.fixture
def tilat(db):
    country = add_place(1, "country", "بلاد")
    north = add_place(2, "adm1", "Northland", "أرض الشمال", parent=country)
    return add_place(3, "village", "تلات", parent=north)


def write(folder, *, posts=(POST,), incidents=(INCIDENT,)):
    (folder / "incidents.json").write_text(json.dumps(incidents), encoding="utf-8")
    with gzip.open(folder / "texts.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(post) + "\n" for post in posts)
    return folder


def run(folder, *options):
    output, errors = StringIO(), StringIO()
    call_command("evaluate_places", str(folder), *options, stdout=output, stderr=errors)
    return output.getvalue(), errors.getvalue()


def figures(folder):
    return json.loads(run(folder, "--json")[0])


def test_a_place_that_is_found_is_right_both_ways(tmp_path, tilat):
    assert figures(write(tmp_path)) == {
        "by_name": {"n": 1, "within_5km": 1.0},
        "by_text": {"n": 1, "within_5km": 1.0, "within_25km": 1.0, "beyond_50km": 0.0, "open": 0.0},
    }


@pytest.mark.parametrize(
    ("latitude", "expected"), [(1.1, (0.0, 1.0, 0.0)), (1.3, (0.0, 0.0, 0.0)), (2.0, (0.0, 0.0, 1.0))]
)  # 0.1 degrees are 11 km
def test_how_far_off_counts(tmp_path, tilat, latitude, expected):
    by_text = figures(write(tmp_path, incidents=[{**INCIDENT, "lat": latitude}]))["by_text"]

    assert (by_text["within_5km"], by_text["within_25km"], by_text["beyond_50km"]) == expected


def test_a_text_without_its_place_is_open_not_wrong(tmp_path, tilat):
    by_text = figures(write(tmp_path, posts=[{**POST, "text": "مقتل ثلاثة مدنيين بقصف"}]))["by_text"]

    assert (by_text["open"], by_text["beyond_50km"]) == (1.0, 0.0)


def test_incidents_known_no_better_than_as_an_area_are_not_asked_for(tmp_path, tilat):
    result = figures(write(tmp_path, incidents=[{**INCIDENT, "geo_accuracy": "province_governorate"}]))

    assert (result["by_name"], result["by_text"]["n"]) == ({"n": 0, "within_5km": None}, 0)


def test_errors_name_the_case(tmp_path, tilat):
    _, errors = run(write(tmp_path, incidents=[{**INCIDENT, "lat": 2.0}]), "--errors")

    assert "p  قرية تلات → تلات, 111 km off" in errors


def test_nothing_is_stored(tmp_path, tilat):
    run(write(tmp_path))

    assert (Article.objects.count(), Claim.objects.count()) == (0, 0)


def test_wrong_folders_and_files_are_named(tmp_path):
    with pytest.raises(CommandError, match="does not hold"):
        run(tmp_path)
    with pytest.raises(CommandError, match=r"incidents\.json"):
        run(write(tmp_path, incidents=[{}]))


@pytest.mark.skipif(not Path("../shared/corpus/linking-dev").is_dir(), reason="the annotated posts are not here")
def test_the_annotated_posts_can_be_scored(tilat):
    assert figures(Path("../shared/corpus/linking-dev"))["by_text"]["n"] > 400
