from __future__ import annotations

import gzip
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from incidents.models import Incident, Match
from sources.models import Article, Publisher
from tests.factories import make_actor, make_incident, make_place

pytestmark = pytest.mark.django_db

TILAT = {
    "incident": "x-1", "date": "2031-03-02", "location_ar": "قرية تلات", "location_en": "Tilat", "governorate_en": "Northland",
    "belligerents": "Upland Military", "strike_type": "Airstrike and/or Artillery", "civ_killed": [3, 4], "lat": 1.0, "lon": 2.0,
    "geo_accuracy": "village", "twins": [],
}  # fmt: skip
SAMUR = {
    **TILAT,
    "incident": "x-2",
    "date": "2031-05-20",
    "location_ar": "قرية سمور",
    "location_en": "Samur",
    "lat": 1.9,
    "civ_killed": [9, 9],
}
TEXTS = [
    ("t-1", "2031-03-02", "مقتل ثلاثة مدنيين بقصف مدفعي على قرية تلات فجر اليوم", ["x-1"]),
    ("t-2", "2031-05-20", "غارة جوية استهدفت قرية سمور اليوم وقتلت تسعة مدنيين", ["x-2"]),
    ("t-3", "2031-03-03", "ارتفاع حصيلة قصف قرية تلات أمس إلى أربعة قتلى مدنيين", ["x-1"]),
    ("t-4", None, "سجل الدخول للمتابعة", ["x-2"]),
]


@pytest.fixture
def folder(tmp_path):
    make_place("تلات", latitude=1.0, longitude=2.0)
    make_place("سمور", latitude=1.9, longitude=2.0)
    make_actor("Upland Military", kind="force")
    (tmp_path / "incidents.json").write_text(json.dumps([TILAT, SAMUR]), encoding="utf-8")
    with gzip.open(tmp_path / "texts.jsonl.gz", "wt", encoding="utf-8") as lines:
        for name, published, text, incidents in TEXTS:
            row = {"text_id": name, "title": "", "text": text, "url": "", "published": published, "incidents": incidents}
            lines.write(json.dumps(row) + "\n")
    return tmp_path


def run(folder, *options):
    output = StringIO()
    call_command("evaluate_matching", str(folder), *options, stdout=output)
    return output.getvalue()


def test_both_ways_are_scored_over_telling_reports_and_over_all(folder):
    figures = json.loads(run(folder, "--json"))

    assert {name: values["n"] for name, values in figures.items()} == {"attach": 3, "attach_all": 4, "cluster": 3, "cluster_all": 4}
    assert figures["attach"] == {"n": 3, "first": 1.0, "five": 1.0, "new": 1.0}
    assert figures["cluster"]["pairwise_precision"] == 1.0


def test_twin_counts_as_right(folder):
    twins = [{**TILAT, "twins": ["x-3"]}, SAMUR, {**TILAT, "incident": "x-3", "twins": ["x-1"]}]
    (folder / "incidents.json").write_text(json.dumps(twins), encoding="utf-8")

    assert json.loads(run(folder, "--json"))["attach"]["first"] == 1.0


def test_table_names_each_figure(folder):
    assert "b3_f1" in run(folder)


def test_nothing_is_left_and_what_is_there_plays_no_part(folder, researcher, report):
    report("قصف على قرية تلات")
    make_incident(researcher, place=make_place("Tell Nur"))
    before = (Incident.objects.count(), Article.objects.count(), Match.objects.count(), Publisher.objects.count())

    assert json.loads(run(folder, "--json"))["attach_all"]["n"] == len(TEXTS)

    assert (Incident.objects.count(), Article.objects.count(), Match.objects.count(), Publisher.objects.count()) == before
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relpersistence = 't' AND relname = 'incidents_incident'")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(("file", "content"), [("incidents.json", "[{}]"), ("incidents.json", "{"), ("texts.jsonl.gz", "x")])
def test_wrong_files_are_named(folder, file, content):
    (folder / file).write_text(content, encoding="utf-8")

    with pytest.raises(CommandError, match=file.replace(".", r"\.")):
        run(folder)


def test_wrong_folder_is_named(tmp_path):
    with pytest.raises(CommandError, match="does not hold"):
        run(tmp_path)


def test_annotated_posts_can_be_read():
    folder = Path("../shared/corpus/linking-dev")
    if not folder.is_dir():
        pytest.skip("the annotated posts are not here")
    from sources.evaluation.linking_records import held_incidents, linked_texts

    codes = {one.code for one in held_incidents(folder)}
    assert {code for text in linked_texts(folder) for code in text.incidents} <= codes
