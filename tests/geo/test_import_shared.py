"""The importers on real open data, where those lie beside the repository."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from geo.models import Area, Place, PlaceName

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not DATA.is_dir(), reason="there are no open data beside the repository")]


def load(command: str, name: str, **options) -> str:
    out = StringIO()
    call_command(command, str(DATA / name), commit=True, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def load_all() -> list[str]:
    said = [load("import_gazetteer", "gazetteer_sy.tsv")]
    said += [load("import_areas", "admin_sy.geojson", level=level) for level in (0, 1, 2)]
    return [*said, load("import_gazetteer", "pcodes_adm1_adm2.csv")]


@pytest.mark.usefixtures("gazetteer")
def test_syria_is_loaded_once_and_every_village_has_its_chain():
    load_all()
    counts = Place.objects.count(), PlaceName.objects.count(), Area.objects.count()

    assert all(": 0 new" in said and " 0 put into" in said.replace("0 places put", "0 put") for said in load_all())
    assert (Place.objects.count(), PlaceName.objects.count(), Area.objects.count()) == counts
    atmeh = Place.objects.get(gazetteer_id="172370")
    assert [atmeh.parent.pcode, atmeh.parent.parent.pcode, atmeh.parent.parent.parent.pcode] == ["SY0703", "SY07", "SYR"]
    assert Area.objects.filter(level=1).count() == 14
    assert Area.objects.filter(level=2, pcode__startswith="SY0").count() >= 40
    assert not Place.objects.filter(country="SYR", parent=None).exclude(kind="country").exists()
