"""Print the claims of one text, read as a report would be, without storing anything: no database is needed."""

from __future__ import annotations

import datetime
import json
import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from sources.evaluation.predictions import as_gold, records_of
from sources.extraction.pipeline import extract
from sources.extraction.types import Document

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

STANDARD_INPUT = "-"


class Command(BaseCommand):
    help = __doc__ or ""
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a text in UTF-8; - reads standard input")
        parser.add_argument("--published", metavar="DATE", type=_day, help="the day of publication, which fixes weekdays and 'yesterday'")
        parser.add_argument("--lang", choices=["ar", "en"], help="the language; found by itself where it is not given")
        parser.add_argument("--json", action="store_true", help="print JSON: the keys of the gold format, with confidence and rule")

    def handle(self, *_args: Any, **options: Any) -> None:
        text = _read(options["file"])
        extraction = extract(Document(text=text, published=options["published"], language=options["lang"]))
        if extraction.language is None:
            self.stderr.write("The text is neither Arabic nor English, or too short to tell. If it is one of them, say so: --lang ar")
        claims = as_gold(records_of(extraction))
        if options["json"]:
            published = options["published"].isoformat() if options["published"] else None
            result = {"lang": extraction.language, "published": published, "claims": claims}
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
            return
        for claim in claims:
            self.stdout.write(_line(claim))


def _day(said: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(said)
    except ValueError as error:
        raise ArgumentTypeError(f"{said!r} is not a day. Write it as 2022-02-03.") from error


def _read(name: str) -> str:
    """Read a text as it is: neither line ends nor letters are changed, so that offsets count in the file's own text."""
    try:
        raw = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(f"Byte {error.start + 1} of {name} is not UTF-8. Save the text as UTF-8 and try again.") from error


def _line(claim: dict[str, Any]) -> str:
    told = [
        str(value)
        for key, value in claim.items()
        if key not in {"type", "start", "end", "quote", "rule", "confidence"} and value is not None
    ]
    return f"{claim['start']:>6}  {claim['type']:<11}{claim['confidence']:.2f}  «{claim['quote']}»  {' '.join(told)}"
