"""Hand in a report from a file: archive its bytes and have its claims read."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from incidents.pipeline import process_article as read_here
from incidents.tasks import process_article
from sources.errors import InputError
from sources.models import Article, ArticleState
from sources.services.archive import HandedIn, archive_report, find_publisher

if TYPE_CHECKING:
    from django.core.management.base import CommandParser
    from django.db.models import Field

    from sources.services.archive import Archived


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="the report's text in UTF-8, or - for the standard input")
        parser.add_argument("--publisher", required=True, metavar="SLUG", help="who published it")
        parser.add_argument("--published", metavar="YYYY-MM-DD", help="day of publication in the publisher's time zone, if it is known")
        parser.add_argument("--url", default="", help="address of the report")
        parser.add_argument("--title", default="", help="headline as published")
        parser.add_argument("--now", action="store_true", help="read it here and now, instead of leaving it to a worker")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            archived = _archive(options)
        except InputError as error:
            raise CommandError(str(error.message)) from error
        article = archived.article
        if article.state == ArticleState.RECEIVED and options["now"]:
            read_here(article.pk, now=timezone.now())
        elif article.state == ArticleState.RECEIVED:
            transaction.on_commit(lambda: self._queue(article.pk))
        article.refresh_from_db()
        self.stdout.write(f"report {article.pk}: {'new' if archived.is_new else 'known already'}, {article.get_state_display()}")
        self.stdout.write(f"sha256 {article.source_sha256}")
        if article.state == ArticleState.FAILED:
            raise CommandError(f"The report is archived, but it could not be read: {article.last_error}")

    def _queue(self, article_id: int) -> None:
        try:
            process_article.delay(article_id)
        except OperationalError:
            self.stderr.write("Redis does not answer. The report is archived, and a worker will find it once both run.")


def _archive(options: dict[str, Any]) -> Archived:
    report = HandedIn(
        raw=_bytes_of(options["file"]),
        publisher=find_publisher(options["publisher"]),
        published=_day(options["published"]),
        url=_checked("url", options["url"]),
        title=_checked("title", options["title"]),
    )
    return archive_report(report, by=None, agent="command line", now=timezone.now())


def _bytes_of(name: str) -> bytes:
    """Return what the file holds, or one byte more than a report may have."""
    most = settings.REPORT_MAX_BYTES + 1
    try:
        if name == "-":
            return sys.stdin.buffer.read(most)
        with Path(name).open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise CommandError(f"{name} can't be read: {error.strerror}. Give the path of a text file, or - for the standard input.") from error


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date() if text else None  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise CommandError(f"--published {text} is no day. Write it as YYYY-MM-DD, such as 2022-02-03.") from error


def _checked(name: str, value: str) -> str:
    """Return ``value`` as the column of that name takes it."""
    field = cast("Field[str, str]", Article._meta.get_field(name))  # noqa: SLF001 - Django's documented API
    try:
        value.encode()
        return str(field.clean(value, None))
    except UnicodeEncodeError as error:
        raise CommandError(f"--{name} is not UTF-8.") from error
    except ValidationError as error:
        raise CommandError(f"--{name}: {' '.join(error.messages)}") from error
