"""Time the import of a GeoNames country dump: ``python benchmarks/import_gazetteer.py [--places 230000] [--file FILE ...]``.

The dump is made up: places on a grid with names of random syllables in Latin and Arabic letters, four to a place. It is imported into an
empty database with all indexes and with outlines to lie in; the database is removed afterwards. ``--file`` times real files instead.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"

import django

django.setup()

# ruff: noqa: E402 - these need the apps
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.core.management import call_command
from django.db import connection

from geo.imports.running import Watcher, run_import
from geo.imports.sources import FileSource
from geo.models import Area, Place, PlaceName

SEED = 4
LATIN = tuple("ab ad al am an ar as ba da di fa ha hi ja ka kh la ma mi na qa ra sa sh ta ti um wa za zi".split())  # noqa: SIM905 - they read as syllables
ARABIC = tuple("با دا دي فا ها هي جا كا خا لا ما مي نا قا را سا شا تا تي وا زا زي عا غا حا طا صا ضا".split())  # noqa: SIM905 - they read as syllables
SOUTH, WEST = 32.0, 36.0
DEGREES = 5.0
UNITS_A_SIDE = 8
REPORT = "{rows:>8,} places  {seconds:6.1f} s  {rate:7,.0f} places/s  {names:,} names"


def main() -> None:
    """Import what was asked for into a database of its own and print the time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, action="append", help="size of a made-up dump; may be given again")
    parser.add_argument("--file", type=Path, action="append", default=[], help="a real file; may be given again")
    options = parser.parse_args()
    for size in options.places or ([] if options.file else [128_000, 230_000]):
        with tempfile.TemporaryDirectory() as folder:
            dump = Path(folder) / "XX.txt"
            write_dump(dump, size)
            measure(dump)
    for file in options.file:
        measure(file)


def measure(file: Path) -> None:
    """Import one file into a fresh database."""
    kept = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        call_command("load_gazetteer", stdout=io.StringIO())
        make_areas()
        begin = time.monotonic()
        silent = Watcher(passed=lambda _size: None, bad_row=lambda number, error: print(f"line {number}: {error}"))
        outcome = run_import(FileSource.at(file), version="", commit=True, refresh=False, watcher=silent)
        seconds = time.monotonic() - begin
        print(REPORT.format(rows=outcome.rows, seconds=seconds, rate=outcome.rows / seconds, names=PlaceName.objects.count()), flush=True)
    finally:
        connection.creation.destroy_test_db(kept, verbosity=0)


def make_areas() -> None:
    """Cover the grid with square districts, so that every place has a unit to be put in."""
    side = DEGREES / UNITS_A_SIDE
    for number in range(UNITS_A_SIDE**2):
        south, west = SOUTH + number // UNITS_A_SIDE * side, WEST + number % UNITS_A_SIDE * side
        square = Polygon.from_bbox((west, south, west + side, south + side))
        square.srid = 4326
        place = Place.objects.create(gazetteer="pcode", gazetteer_id=f"XX{number}", kind="adm2", country="SYR", point=square.centroid)
        Area.objects.create(level=2, pcode=f"XX{number}", country="SYR", outline=MultiPolygon(square, srid=4326), place=place)


def write_dump(path: Path, size: int) -> None:
    """Write a country dump of ``size`` lines."""
    chance = random.Random(SEED)  # noqa: S311 - the same file each time
    with path.open("w", encoding="utf-8") as file:
        for number in range(size):
            file.write("\t".join(line(10_000_000 + number, chance)) + "\n")


def line(number: int, chance: random.Random) -> list[str]:
    """Return the 19 columns of one village."""
    name = word(LATIN, chance)
    others = ",".join((word(LATIN, chance), word(ARABIC, chance), "ال" + word(ARABIC, chance)))
    latitude, longitude = SOUTH + chance.random() * DEGREES, WEST + chance.random() * DEGREES
    position = [f"{latitude:.5f}", f"{longitude:.5f}"]
    return [str(number), name, name, others, *position, "P", "PPL", "SY", "", "", "", "", "", "0", "", "", "Asia/Damascus", "2022-01-01"]


def word(syllables: tuple[str, ...], chance: random.Random) -> str:
    """Return a name of one or two words."""
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 3))) for _ in range(chance.randint(1, 2))]
    return " ".join(words).title()


if __name__ == "__main__":
    main()
