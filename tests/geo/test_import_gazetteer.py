"""import_gazetteer: what a run keeps, what a second one changes, what becomes of bad rows and of a run that was stopped."""

from __future__ import annotations

import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from geo.imports import running
from geo.imports.running import Watcher, run_import
from geo.imports.sources import FileSource
from geo.models import Dataset, NameKind, Place, PlaceIdentifier, PlaceName
from geo.services import known_names
from tests.geo.gazetteer_files import PCODE_HEADER, WOF_HEADER, alternate_line, geonames_line, wof_line

pytestmark = pytest.mark.django_db

ATMEH = "172370"


@pytest.fixture
def load(tmp_path):
    """Write lines to a file and import it; return what the command says."""

    def run(*lines: str, name: str = "SY.txt", commit: bool = True, **options) -> str:
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        out = StringIO()
        call_command("import_gazetteer", str(tmp_path / name), commit=commit, stdout=out, stderr=out, **options)
        return out.getvalue()

    return run


def rows() -> list[list[tuple]]:
    """Return all that a gazetteer import may write, except the time."""
    models = (Place, PlaceName, PlaceIdentifier)
    return [list(model.objects.order_by("pk").values_list()) for model in models] + [
        list(Dataset.objects.values_list("name", "file", "rows"))
    ]


def test_a_village_arrives_with_its_names(load):
    load(geonames_line(others="تل نور,Tall Nour"))

    place = Place.objects.get(gazetteer="geonames", gazetteer_id="900001")
    assert (place.kind, place.country, place.point.coords, place.population) == ("village", "SYR", (36.7, 36.2), None)
    assert set(place.names.values_list("name", "language", "kind")) == {
        ("Tell Nur", "und", NameKind.PREFERRED),
        ("Tall Nour", "und", NameKind.VARIANT),
        ("تل نور", "ar", NameKind.VARIANT),
    }
    assert "تل نور" in known_names()


def test_a_dry_run_counts_and_keeps_nothing(load):
    said = load(geonames_line(), commit=False)

    assert "1 new places" in said
    assert "--commit" in said
    assert not Place.objects.exists()
    assert not Dataset.objects.exists()


@pytest.mark.usefixtures("gazetteer")
def test_a_second_run_changes_nothing(load):
    lines = [geonames_line(others="تل نور"), geonames_line(ATMEH, "Aţmah", others="Atmeh", population=9000)]
    load(*lines)
    before = rows()

    assert "0 new places, 0 completed, 0 new names, 0 put" in load(*lines)
    assert rows() == before


@pytest.mark.usefixtures("gazetteer")
def test_a_known_place_keeps_what_it_has_and_gains_what_it_lacks(load):
    before = Place.objects.get(gazetteer_id=ATMEH)
    Place.objects.filter(pk=before.pk).update(population=None)
    load(geonames_line(ATMEH, "Atmeh al-Jadida", latitude=1, longitude=1, population=9000))

    after = Place.objects.get(gazetteer_id=ATMEH)
    assert (after.kind, after.point, after.population) == (before.kind, before.point, 9000)
    assert after.names.filter(name="Atmeh al-Jadida").exists()
    assert after.label("en") == "Atmeh"


@pytest.mark.usefixtures("gazetteer")
def test_refresh_takes_position_and_kind_from_the_file(load):
    load(geonames_line(ATMEH, "Atmeh", latitude=36.31, longitude=36.69, population=70_000), refresh=True)

    place = Place.objects.get(gazetteer_id=ATMEH)
    assert (place.kind, place.point.coords, place.population) == ("city", (36.69, 36.31), 70_000)


@pytest.mark.usefixtures("gazetteer")
def test_who_is_on_first_meets_geonames_by_the_shared_id(load):
    places = Place.objects.count()
    load(WOF_HEADER, wof_line(11, "Atmah", geoname_id=ATMEH, ar="أطمة"), wof_line(12, "Tell Nur"), name="wof.tsv")

    assert Place.objects.count() == places + 1
    assert PlaceIdentifier.objects.get(gazetteer="wof", gazetteer_id="11").place.gazetteer_id == ATMEH
    assert Place.objects.filter(gazetteer="wof", gazetteer_id="12").exists()


def test_a_place_without_a_shared_id_is_left_alone(load):
    load(geonames_line())
    load(WOF_HEADER, wof_line(12), name="wof.tsv")

    assert Place.objects.count() == 2


def test_bad_rows_are_told_with_their_line_and_skipped(load):
    said = load(
        geonames_line(), geonames_line(900_002, latitude=91), "900003\tshort", geonames_line(900_004, country="XX"), geonames_line(900_005)
    )

    assert "Line 2 skipped: expected a latitude between -90 and 90 degrees, found “91”." in said
    assert "Line 3 skipped: expected 19 columns divided by tabs, found 2." in said
    assert "Line 4 skipped: expected an ISO 3166-1 country code of two letters, found “XX”." in said
    assert "3 bad rows skipped" in said
    assert Place.objects.count() == 2


def test_a_line_that_is_not_utf8_is_skipped(tmp_path, load):
    path = tmp_path / "latin1.txt"
    path.write_bytes(f"{geonames_line()}\n{geonames_line(900_002, 'Qamishlí')}\n".encode("latin-1"))
    out = StringIO()
    call_command("import_gazetteer", str(path), commit=True, stdout=out, stderr=out)

    assert "Line 2 skipped: expected text in UTF-8, found byte 0xed" in out.getvalue()
    assert Place.objects.count() == 1


def test_streams_are_left_out_and_counted(load):
    assert "1 left out by their kind" in load(geonames_line(), geonames_line(900_002, feature="H", code="STM"))


@pytest.mark.usefixtures("gazetteer")
def test_alternate_names_join_the_places_that_are_there(load):
    said = load(
        alternate_line(ATMEH, "Atmê", "ku", preferred="1"),
        alternate_line(ATMEH, "https://example.org/atmeh", "link"),
        alternate_line(999_999, "Nowhere", "en"),
        name="alternateNamesV2.txt",
    )

    assert PlaceName.objects.get(name="Atmê").kind == NameKind.PREFERRED
    assert "1 without a place to add to" in said
    assert "1 left out by their kind" in said


def test_a_name_of_unknown_language_learns_it(load):
    load(geonames_line(others="Tel Noor"))
    load(alternate_line(900_001, "Tel Noor", "en"), name="alternateNamesV2.txt")

    assert list(PlaceName.objects.filter(name="Tel Noor").values_list("language", flat=True)) == ["en"]


@pytest.mark.usefixtures("gazetteer")
def test_a_pcode_is_given_inside_its_governorate_only(load):
    load(geonames_line(900_001, "Harim", feature="A", code="ADM2"), geonames_line(900_002, "Harim", feature="A", code="ADM2"))
    idlib, aleppo = Place.objects.get(pcode="SY07"), Place.objects.get(pcode="SY02")
    Place.objects.filter(gazetteer_id="900001").update(parent=idlib)
    Place.objects.filter(gazetteer_id="900002").update(parent=aleppo)

    load(PCODE_HEADER, "SYR,2,SY0703,Harim,SY07,2020-12-17", "SYR,2,SY0799,Nowhere,SY07,2020-12-17", name="pcodes.csv")

    assert list(Place.objects.filter(gazetteer_id__in=["900001", "900002"]).order_by("pk").values_list("pcode", flat=True)) == [
        "SY0703",
        "",
    ]


def test_an_archive_is_read_like_the_text_in_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("readme.txt", "About this file")
        archive.writestr("SY.txt", "\n".join(geonames_line(number) for number in range(1, 4)))
    call_command("import_gazetteer", str(tmp_path / "SY.zip"), commit=True, stdout=StringIO(), stderr=StringIO())

    assert Place.objects.count() == 3


def test_the_file_is_credited(load):
    load(geonames_line(), as_of="2022-01-01")

    dataset = Dataset.objects.get()
    assert (dataset.name, dataset.file, dataset.licence, dataset.version, dataset.rows) == (
        "GeoNames",
        "SY.txt",
        "CC BY 4.0",
        "2022-01-01",
        1,
    )
    assert dataset.imported_at


def test_a_stopped_run_goes_on_where_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 2)
    path = tmp_path / "SY.txt"
    path.write_text("\n".join(geonames_line(number) for number in range(1, 8)))
    seen: list[int] = []

    def power_fails(size: int) -> None:
        seen.append(size)
        if len(seen) == 6:
            raise KeyboardInterrupt

    def watcher(passed) -> Watcher:
        return Watcher(passed=passed, bad_row=lambda _number, _error: None)

    with pytest.raises(KeyboardInterrupt):
        run_import(FileSource.at(path), version="", commit=True, refresh=False, watcher=watcher(power_fails))
    assert (Place.objects.count(), Dataset.objects.get().imported_at) == (4, None)

    outcome = run_import(FileSource.at(path), version="", commit=True, refresh=False, watcher=watcher(lambda _size: None))

    assert (outcome.resumed_after, outcome.rows, outcome.counts.new_places) == (4, 3, 3)
    assert (Place.objects.count(), Dataset.objects.get().rows) == (7, 7)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("id,name\n1,Atmeh\n", "Line 1 of places.txt is of no known format: expected 19 columns", id="no known format"),
        pytest.param("", "places.txt is empty", id="empty"),
        pytest.param("\xff\xfe", "Line 1 of places.txt: expected text in UTF-8", id="no text"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path, content, said):
    (tmp_path / "places.txt").write_bytes(content.encode("latin-1"))

    with pytest.raises(CommandError, match=said):
        call_command("import_gazetteer", str(tmp_path / "places.txt"))


def test_a_file_of_another_format_than_said_is_refused(load):
    with pytest.raises(CommandError, match=r"Line 1 of SY\.txt: expected a header with the columns wof_id"):
        load(geonames_line(), format="wof")


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(CommandError, match=r"There is no file .*nothing\.txt"):
        call_command("import_gazetteer", str(tmp_path / "nothing.txt"))
