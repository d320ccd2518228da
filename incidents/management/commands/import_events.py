"""Import a table of events in the layout of ACLED or UCDP: each row becomes an incident whose only origin is that dataset."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from geo.imports.progress import Progress
from incidents.layouts import LAYOUTS, WrongTableError, read_table
from incidents.services.importing import Outcome, Taking, import_table

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

MOST_ERRORS_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Import a table of events as ACLED or UCDP publishes it, gzipped or not. Each row is archived as a report and opens an incident;"
        " every cell is kept, and manage.py export_events writes the table again. Without --commit nothing is kept."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the table, in CSV")
        parser.add_argument("--layout", required=True, choices=sorted(LAYOUTS), help="whose columns it has")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="who takes the dataset in and answers for its claims")
        parser.add_argument("--as-of", type=_day, default=None, metavar="DATE", help="day on which the dataset was released, as 2024-06-30")
        parser.add_argument("--commit", action="store_true", help="keep what is imported")

    def handle(self, *_args: Any, **options: Any) -> None:
        layout, path = LAYOUTS[options["layout"]], options["file"]
        user = User.objects.filter(username=options["by"]).first()
        if user is None:
            message = f"There is no user “{options['by']}”."
            raise CommandError(message)
        try:
            table = read_table(path, layout)
        except (WrongTableError, OSError) as error:
            raise CommandError(str(error)) from error
        progress = Progress(self.stderr, len(table.rows))

        def passed(rows: int) -> None:
            for _ in range(rows):
                progress.advance(1)

        taking = Taking(file_name=path.name, as_of=options["as_of"], by=user, now=timezone.now())
        outcome = import_table(table, layout, taking, commit=options["commit"], passed=passed)
        progress.end()
        self._report(outcome, progress.seconds(), committed=options["commit"])

    def _report(self, outcome: Outcome, seconds: float, *, committed: bool) -> None:
        for line, error in outcome.errors[:MOST_ERRORS_SHOWN]:
            self.stderr.write(f"Line {line} skipped: {error}.")
        if len(outcome.errors) > MOST_ERRORS_SHOWN:
            self.stderr.write(f"{len(outcome.errors) - MOST_ERRORS_SHOWN:,} more lines were skipped.")
        self.stdout.write(
            f"{outcome.new:,} new incidents, {outcome.known:,} known, {outcome.changed:,} changed by the dataset since,"
            f" {len(outcome.errors):,} lines skipped, in {seconds:.1f} s."
        )
        self.stdout.write(f"{outcome.met:,} reports lie by incidents that others gave, and were matched against them.")
        if not committed:
            self.stdout.write("Nothing was kept. Run it again with --commit to keep it.")


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
