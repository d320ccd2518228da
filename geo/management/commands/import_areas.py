"""Import the outlines of one level of units from GeoJSON."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from geo.imports.area_layouts import Layout, layout_of
from geo.imports.areas import AreaCounts, AreaFile, Onlooker, import_areas
from geo.imports.boundaries import read_features
from geo.imports.datasets import day_of
from geo.imports.formats import Credit
from geo.imports.progress import Progress
from geo.imports.rows import WrongFile

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from geo.imports.rows import BadRow


class Command(BaseCommand):
    help = (
        "Import the outlines of one level of units from GeoJSON in WGS 84, and put the places that they cover into them. The properties of"
        " Natural Earth, Who's On First and OCHA files are known; of others, options say which is which. Without --commit nothing is kept."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the GeoJSON file")
        parser.add_argument("--level", type=int, required=True, choices=range(5), help="0 country, 1 governorate, 2 district, and so on")
        parser.add_argument("--commit", action="store_true", help="keep what is imported")
        parser.add_argument("--code", metavar="PROPERTY", help="property with the unit's code")
        parser.add_argument("--name", metavar="PROPERTY", help="property with the English name")
        parser.add_argument("--name-ar", metavar="PROPERTY", help="property with the Arabic name")
        parser.add_argument("--country", metavar="PROPERTY", help="property with the country's code, or the code itself, such as SYR")
        parser.add_argument("--pcodes", action="store_true", help="the codes are OCHA P-codes")
        parser.add_argument("--credit", metavar="NAME", help="whom to credit")
        parser.add_argument("--licence", help="license of the data")
        parser.add_argument("--url", help="where the data were published")
        parser.add_argument("--as-of", default="", metavar="VERSION", help="version or date of the data; else the day of the file")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            file = _area_file(options)
        except WrongFile as error:
            raise CommandError(str(error)) from error
        counts = self._import(file, level=options["level"], commit=options["commit"])
        self.stdout.write(
            f"{counts.areas:,} outlines: {counts.new_areas:,} new, {counts.changed_areas:,} changed; {counts.new_places:,} new places,"
            f" {counts.new_parents:,} places put into the unit around them."
        )
        self.stdout.write(f"{counts.bad:,} bad features skipped, {counts.left_out:,} of another level left out.")
        if not options["commit"]:
            self.stdout.write("Nothing was kept. Run it again with --commit to keep it.")

    def _import(self, file: AreaFile, *, level: int, commit: bool) -> AreaCounts:
        bars = [Progress(self.stderr, len(file.features), counted="features read", every=1)]

        def stored(total: int) -> None:
            if len(bars) == 1:
                bars[0].end()
                bars.append(Progress(self.stderr, total, counted="outlines stored", every=1))
            bars[1].advance(1)

        counts = import_areas(file, level=level, commit=commit, onlooker=Onlooker(lambda: bars[0].advance(1), stored, self._tell))
        bars[-1].end()
        return counts

    def _tell(self, number: int, error: BadRow) -> None:
        self.stderr.write(f"Feature {number} skipped: {error}.")


def _area_file(options: dict[str, Any]) -> AreaFile:
    path: Path = options["file"]
    features = read_features(path)
    layout = _layout(features[0]["properties"], options)
    return AreaFile(
        name=path.name,
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
        version=options["as_of"] or day_of(path),
        features=features,
        layout=layout,
        credit=_credit(layout, options),
    )


def _layout(properties: dict[str, Any], options: dict[str, Any]) -> Layout:
    """Return the layout that is recognized, with what the options say instead."""
    layout = layout_of(properties, level=options["level"])
    if layout is None:
        if not (options["code"] and options["country"] and (options["name"] or options["name_ar"])):
            raise WrongFile(
                f"{options['file'].name} has properties of no known layout: {', '.join(sorted(properties))}."
                " Say which is which with --code, --country and --name or --name-ar."
            )
        layout = Layout(code=(), country=())
    said: dict[str, Any] = {}
    if options["code"]:
        said["code"] = (options["code"].lower(),)
    if options["country"]:
        is_code = len(options["country"]) == 3 and options["country"].isupper()  # noqa: PLR2004 - alpha-3
        said["country"] = (options["country"] if is_code else options["country"].lower(),)
    said |= {field: options[name].lower() for field, name in (("name_en", "name"), ("name_ar", "name_ar")) if options[name]}
    return dataclasses.replace(layout, **said, pcodes=layout.pcodes or options["pcodes"])


def _credit(layout: Layout, options: dict[str, Any]) -> Credit:
    known = layout.credit
    credit = Credit(
        options["credit"] or (known.name if known else ""),
        options["licence"] or (known.licence if known else ""),
        options["url"] or (known.url if known else ""),
    )
    if not credit.name or not credit.licence:
        raise WrongFile("Say whom to credit, and under which license the data are published, with --credit and --licence.")
    return credit
