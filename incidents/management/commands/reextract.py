"""Read reports again with the rules as they are now, and show what changes; nothing is stored without --commit.

What people decided is kept. Reports that the present rules have read already are passed over, so that a run which was
stopped goes on where it was when it is started again.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from incidents.services.rereading import reread_report
from incidents.services.second_reading import reread_with_model
from sources.models import Article, ArticleState
from sources.services.llm.reading import model_key
from sources.services.wording import meaning_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.core.management.base import CommandParser

    from sources.services.comparing import Difference
    from sources.services.extraction import Reread

SECONDS_BETWEEN_SIGNS = 5.0

logger = logging.getLogger(__name__)


class ModelError(Exception):
    """The model gave no usable answer."""


@dataclass(slots=True)
class Tally:
    """What was done so far."""

    reports: int = 0
    passed_over: int = 0
    failed: list[int] = field(default_factory=list)
    claims: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("added", "gone", "changed", "kept"), 0))

    def count(self, difference: Difference) -> None:
        """Add one report's difference."""
        for name in self.claims:
            self.claims[name] += len(getattr(difference, name))


def _by_rules(article_id: int, *, commit: bool) -> Reread | None:
    return reread_report(article_id, now=timezone.now(), commit=commit)


def _by_model(article_id: int, *, commit: bool) -> Reread | None:  # noqa: ARG001 - what was paid for is stored
    read = reread_with_model(article_id, now=timezone.now())
    if read is None:
        return None
    run, reread = read
    if reread is None:
        raise ModelError(run.last_error)
    return reread


EXTRACTORS = {"rules": _by_rules, "llm": _by_model}


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--article", type=int, nargs="+", metavar="ID", help="the reports to read again")
        which.add_argument("--all", action="store_true", help="every report that was read")
        parser.add_argument("--extractor", choices=list(EXTRACTORS), default="rules", help="who reads: the rules, or the language model")
        parser.add_argument("--commit", action="store_true", help="store what is found; without it only the difference is shown")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["extractor"] == "llm":
            _check_model(commit=options["commit"])
        reread = EXTRACTORS[options["extractor"]]
        wanted = _wanted(options["article"])
        tally, started = Tally(), time.monotonic()
        signed = started
        for article_id in wanted:
            self._reread(article_id, tally, partial(reread, article_id, commit=options["commit"]))
            if time.monotonic() - signed >= SECONDS_BETWEEN_SIGNS:
                signed = time.monotonic()
                self.stderr.write(_progress(tally, len(wanted), signed - started))
        self.stdout.write(_summary(tally, time.monotonic() - started, commit=options["commit"]))
        if tally.failed:
            raise CommandError(f"Not read, and left as they were: {', '.join(map(str, tally.failed))}. The log above says why.")

    def _reread(self, article_id: int, tally: Tally, read: Callable[[], Reread | None]) -> None:
        tally.reports += 1
        try:
            reread = read()
        except Exception:
            logger.exception("report %s could not be read again", article_id)
            tally.failed.append(article_id)
            return
        if reread is None:
            tally.passed_over += 1
            return
        tally.count(reread.difference)
        for line in _lines(article_id, reread.difference):
            self.stdout.write(line)


def _check_model(*, commit: bool) -> None:
    if model_key() is None:
        raise CommandError("No model is set. Set LLM_BASE_URL and LLM_MODEL first; docs/settings.md explains them.")
    if not commit:
        raise CommandError("Each report that a model reads costs money, so there is no trial run: add --commit to have them read.")


def _wanted(asked: list[int] | None) -> list[int]:
    read = Article.objects.filter(state=ArticleState.READY).order_by("pk")
    if asked is None:
        return list(read.values_list("pk", flat=True))
    found = list(read.filter(pk__in=asked).values_list("pk", flat=True))
    missing = sorted(set(asked) - set(found))
    if missing:
        raise CommandError(f"These are no reports that were read: {', '.join(map(str, missing))}. Leave them out.")
    return found


def _lines(article_id: int, difference: Difference) -> Iterator[str]:
    if difference.is_empty:
        return
    yield f"report {article_id}"
    for claim in difference.added:
        yield f"  + {meaning_words(claim)}  «{claim.quote}»"
    for claim in difference.gone:
        yield f"  - {meaning_words(claim)}  «{claim.quote}»  {claim.get_status_display()}"
    for old, new in difference.changed:
        yield f"  ~ {meaning_words(old)}  →  {meaning_words(new)}  «{new.quote}»  {old.get_status_display()}"


def _progress(tally: Tally, total: int, seconds: float) -> str:
    rate = tally.reports / seconds
    return f"{tally.reports} of {total} reports, {rate:.0f} a second, about {(total - tally.reports) / rate:.0f} s left"


def _summary(tally: Tally, seconds: float, *, commit: bool) -> str:
    read = tally.reports - tally.passed_over - len(tally.failed)
    claims = ", ".join(f"{number} {name}" for name, number in tally.claims.items())
    stored = "stored" if commit else "nothing stored: --commit stores it"
    return f"reports read again: {read} in {seconds:.1f} s; passed over: {tally.passed_over}; claims: {claims}; {stored}"
