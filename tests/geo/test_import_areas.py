"""import_areas: outlines from GeoJSON, the places that they are of, and the places that lie in them."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from geo.imports.area_layouts import layout_of
from geo.imports.areas import AreaFile, Onlooker, import_areas
from geo.imports.boundaries import outline_of
from geo.imports.formats import Credit
from geo.imports.rows import BadRow
from geo.models import Area, Dataset, Place
from tests.factories import make_place
from tests.geo.gazetteer_files import feature, square

pytestmark = pytest.mark.django_db

SAID = {"code": "id", "name": "title", "country": "SYR", "credit": "Survey Office", "licence": "CC0"}


@pytest.fixture
def load(tmp_path):
    """Write features to a file and import it; return what the command says."""

    def run(*features: dict, level: int, commit: bool = True, **options) -> str:
        path = tmp_path / "units.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        out = StringIO()
        call_command("import_areas", str(path), level=level, commit=commit, stdout=out, stderr=out, **options)
        return out.getvalue()

    return run


def wof(wof_id: int, placetype: str, hasc: str, geometry: dict, **said) -> dict:
    return feature(
        geometry, **{"wof_id": wof_id, "placetype": placetype, "hasc": hasc, "name": "Unit", "name_ar": "وحدة", "gn_id": None, **said}
    )


@pytest.mark.usefixtures("gazetteer")
def test_an_outline_meets_its_governorate_by_the_shared_id(load):
    load(wof(5, "region", "SY.ID", square(36, 35), gn_id=169387), wof(6, "county", "SY.ID.HA", square(36, 35)), level=1)

    area = Area.objects.get()
    assert (area.place.gazetteer_id, area.pcode, area.country, area.name_ar) == ("169387", "SY07", "SYR", "وحدة")


def test_a_unit_without_a_place_gets_one_inside_its_outline(load):
    load(wof(6, "county", "SY.ID.HA", square(36, 35)), level=2)

    area = Area.objects.get()
    assert (area.place.kind, area.place.gazetteer, area.pcode) == ("adm2", "wof", "SY.ID.HA")
    assert area.outline.contains(area.place.point)


def test_a_second_run_changes_nothing(load):
    features = [wof(6, "county", "SY.RD.RD", square(36, 35)), wof(7, "county", "SY.RD.RD", square(37, 35))]
    load(*features, level=2)

    said = load(*features, level=2)

    assert "2 outlines: 0 new, 0 changed; 0 new places, 0 places put" in said
    assert sorted(Area.objects.values_list("pcode", flat=True)) == ["wof:6", "wof:7"]


def test_a_new_outline_takes_the_place_of_the_old_one(load):
    load(wof(6, "county", "SY.ID.HA", square(36, 35)), level=2)
    load(wof(6, "county", "SY.ID.HA", square(36, 35, 2)), level=2)

    assert Area.objects.get().outline.area == 4


def test_a_dry_run_keeps_nothing(load):
    said = load(wof(6, "county", "SY.ID.HA", square(36, 35)), level=2, commit=False)

    assert "1 outlines: 1 new" in said
    assert not Area.objects.exists()
    assert not Place.objects.exists()
    assert not Dataset.objects.exists()


@pytest.mark.usefixtures("gazetteer")
def test_natural_earth_countries_meet_by_their_code(load):
    countries = Place.objects.filter(kind="country").count()
    names = {"ADM0_A3": "SYR", "ISO_A3_EH": "SYR", "NAME_LONG": "Syria"}
    load(feature(square(35, 32, 6), **names), feature(square(10, 40), ADM0_A3="SMR", ISO_A3_EH="-99", NAME_LONG="San Marino"), level=0)

    assert Place.objects.filter(kind="country").count() == countries + 1
    assert Area.objects.get(pcode="SYR").place.gazetteer_id == "163843"
    assert Area.objects.get(pcode="SMR").place.pcode == "SMR"


def test_units_of_the_united_nations_carry_their_pcodes(load):
    load(feature(square(36, 35), ADM2_PCODE="SY0703", ADM2_EN="Harim", ADM2_AR="حارم", ADM0_PCODE="SY"), level=2)

    assert (Place.objects.get().pcode, Area.objects.get().pcode) == ("SY0703", "SY0703")


def test_options_say_which_property_is_which(load):
    load(feature(square(36, 35), ID="X-1", Title="Tell Nur"), level=3, **SAID)

    area, dataset = Area.objects.get(), Dataset.objects.get()
    assert (area.pcode, area.country, area.name_en, area.level) == ("X-1", "SYR", "Tell Nur", 3)
    assert (dataset.name, dataset.licence, dataset.file) == ("Survey Office", "CC0", "units.geojson, level 3")


def test_unknown_properties_are_named(load):
    with pytest.raises(CommandError, match=r"units\.geojson has properties of no known layout: ID, Title\. Say which is which with --code"):
        load(feature(square(36, 35), ID="X-1", Title="Tell Nur"), level=3)


def test_nothing_is_taken_without_knowing_whom_to_credit(load):
    with pytest.raises(CommandError, match="--credit and --licence"):
        load(feature(square(36, 35), ID="X-1", Title="Tell Nur"), level=3, **{**SAID, "licence": None})


def test_bad_features_are_told_and_skipped(load):
    good = feature(square(36, 35), ID="X-1", Title="Tell Nur")
    said = load(
        good,
        feature(square(36, 35), ID=None, Title="No code"),
        feature({"type": "Point", "coordinates": [36, 35]}, ID="X-3", Title="Point"),
        feature(square(400_000, 3_900_000), ID="X-4", Title="Meters"),
        good,
        level=3,
        **SAID,
    )

    assert "Feature 2 skipped: expected the code of a unit inside a country in id, found “”." in said
    assert "Feature 3 skipped: expected a Polygon or MultiPolygon with an area, found Point." in said
    assert "Feature 4 skipped: expected longitude and latitude in degrees" in said
    assert "Feature 5 skipped: expected a unit of its own, found that of feature 1 again." in said
    assert Area.objects.count() == 1


def test_an_outline_that_crosses_itself_is_made_valid():
    bow_tie = {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}

    outline = outline_of(bow_tie)

    assert outline.valid
    assert outline.area == 2


def test_a_geometry_that_is_none_is_a_bad_row():
    with pytest.raises(BadRow, match="cannot be read"):
        outline_of(None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("{\n\n", r"Line 3 of units\.geojson: expected GeoJSON, but it is no JSON", id="no JSON"),
        pytest.param('{"type": "Feature"}', "expected a GeoJSON FeatureCollection", id="no collection"),
        pytest.param('{"features": [{}]}', r"Feature 1 of units\.geojson: expected an object with properties", id="no properties"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path, content, said):
    (tmp_path / "units.geojson").write_text(content)

    with pytest.raises(CommandError, match=said):
        call_command("import_areas", str(tmp_path / "units.geojson"), level=1)


def test_places_are_put_into_what_is_loaded(load):
    village = make_place(latitude=35.5, longitude=36.5, kind="village", country="SYR")

    assert "1 places put into the unit around them" in load(wof(6, "county", "SY.ID.HA", square(36, 35)), level=2)
    village.refresh_from_db()
    assert village.parent == Area.objects.get().place


def test_progress_is_told_while_features_are_read_and_while_outlines_are_stored(load):
    told = load(wof(6, "county", "SY.ID.HA", square(36, 35)), wof(7, "region", "SY.ID", square(36, 35)), level=2)

    assert "100%  2 features read" in told
    assert "100%  1 outlines stored" in told


def test_a_run_that_is_stopped_has_done_nothing():
    features = [wof(number, "county", f"SY.ID.H{number}", square(36, 35)) for number in (6, 7)]
    file = AreaFile(
        "units.geojson", "0" * 64, "2022", features, layout_of(features[0]["properties"], level=2), Credit("Survey Office", "CC0", "")
    )

    def stop(_total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_areas(file, level=2, commit=True, onlooker=Onlooker(read=lambda: None, stored=stop, bad_row=lambda *_bad: None))

    assert not Area.objects.exists()
    assert not Dataset.objects.exists()
