"""Write an imported table of events again, cell by cell as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from incidents.layouts import Table
from incidents.models import ImportedTable

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Write an imported table again, equal in every cell to the file that was imported. Without a name it lists the tables there are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", help="file name or SHA-256 of the table; the newest of that name")

    def handle(self, *_args: Any, **options: Any) -> None:
        tables = ImportedTable.objects.order_by("-imported_at", "-pk")
        if not options["name"]:
            for table in tables:
                self.stdout.write(f"{table.sha256}  {table.layout}  {table.imported_at:%Y-%m-%d}  {table.file_name}")
            return
        kept = tables.filter(sha256=options["name"]).first() or tables.filter(file_name=options["name"]).first()
        if kept is None:
            message = f"No table “{options['name']}” was imported. Run it without a name to see which were."
            raise CommandError(message)
        cells = (tuple(row) for row in kept.rows.order_by("line").values_list("cells", flat=True).iterator(chunk_size=2000))
        written = Table(tuple(kept.columns), tuple(kept.tags), (), kept.sha256, kept.has_bom, kept.newline)
        for line in written.written(cells):
            self.stdout.write(line, ending="")
