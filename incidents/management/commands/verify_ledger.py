"""Check that the ledger is as it was written, that reports still say what it quotes, and that the public sees its newest entries.

Every entry's hash is computed again from its content and the entry before, every quotation is looked up in its report, every
report's archived bytes are hashed and read again. Ends with an error that names the first thing that is not right. Changes and
locks nothing, so it can run while people publish. The hash it ends with stands for all that was published up to there: whoever
has noted it down can tell later whether the ledger was written anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.core.management.base import BaseCommand, CommandError

from geo.imports.progress import Progress
from incidents.models import Publication
from incidents.services.ledger_checks import BrokenLinkError, check_chain, check_reports, check_shown, quoted_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Row = TypeVar("Row")


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        incidents = Publication.objects.values("incident").distinct()
        try:
            newest = self._run(check_chain, Publication.objects.count(), "entries")
            self._run(check_reports, quoted_reports().count(), "reports")
            self._run(check_shown, incidents.count(), "incidents")
        except BrokenLinkError as error:
            raise CommandError(f"The ledger is broken. {error}") from error
        last = f"entry {newest.seq} has the hash {newest.sha256}" if newest else "it has no entry yet"
        self.stdout.write(f"The ledger is whole: {last}.")

    def _run(self, check: Callable[[], Iterator[Row]], total: int, counted: str) -> Row | None:
        progress = Progress(self.stderr, total, counted=counted)
        last = None
        for row in check():
            progress.advance(1)
            last = row
        progress.end()
        return last
