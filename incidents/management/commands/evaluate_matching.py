"""Score which incidents are proposed for real reports, and how reports are gathered into incidents; leaves nothing behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from incidents.matching.measures import attach_figures, cluster_figures
from incidents.services.held_records import record_incidents
from incidents.services.scratch import scratch_records
from incidents.services.trials import gather, rank_for, read_texts
from sources.evaluation.gold import GoldError
from sources.evaluation.linking import is_linking_folder
from sources.evaluation.linking_records import held_incidents, linked_texts

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from django.core.management.base import CommandParser

    from incidents.matching.measures import Ranking
    from sources.evaluation.linking_records import HeldIncident, LinkedText
    from sources.models import Article

Figures = dict[str, dict[str, float | int | None]]


class Command(BaseCommand):
    help = __doc__ or ""
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="texts.jsonl.gz with incidents.json")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
        parser.add_argument("--timezone", default="Asia/Damascus", metavar="ZONE", help="of the days that addresses give; %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not is_linking_folder(folder):
            raise CommandError(f"{folder} does not hold texts.jsonl.gz and incidents.json. Name the folder that does.")
        try:
            held, texts = held_incidents(folder), linked_texts(folder)
        except GoldError as error:
            raise CommandError(str(error)) from error
        with scratch_records():
            figures = _figures(held, texts, zone=ZoneInfo(options["timezone"]), now=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(figures, indent=2))
            return
        for name, values in figures.items():
            self.stdout.write(f"{name:<12}" + "  ".join(f"{key} {'–' if value is None else value}" for key, value in values.items()))


def _figures(held: Sequence[HeldIncident], texts: Sequence[LinkedText], *, zone: ZoneInfo, now: datetime.datetime) -> Figures:
    """Return the figures over the reports that give a date, place or toll, and over all."""
    articles = list(read_texts(texts, timezone=zone, now=now))
    rankings = _rankings(held, texts, articles, now=now)
    telling = [number for number, ranking in enumerate(rankings) if ranking.says_something]
    groups = _groups(articles, now=now)
    twins = {one.code: min({one.code, *one.twins}) for one in held}
    right = [frozenset(twins[code] for code in text.incidents) for text in texts]
    return {
        "attach": attach_figures([rankings[number] for number in telling]),
        "attach_all": attach_figures(rankings),
        "cluster": cluster_figures([right[number] for number in telling], [groups[number] for number in telling]),
        "cluster_all": cluster_figures(right, groups),
    }


def _rankings(
    held: Sequence[HeldIncident], texts: Sequence[LinkedText], articles: Sequence[Article], *, now: datetime.datetime
) -> list[Ranking]:
    """Rank the incidents as they are held for each report; they are gone afterwards."""
    with transaction.atomic():
        incidents = record_incidents(held, now=now)
        twins = {one.code: {one.code, *one.twins} & incidents.keys() for one in held}
        right = [{incidents[twin].pk for code in text.incidents for twin in twins[code]} for text in texts]
        rankings = [rank_for(article, right=those) for article, those in zip(articles, right, strict=True)]
        transaction.set_rollback(True)
    return rankings


def _groups(articles: Sequence[Article], *, now: datetime.datetime) -> list[int]:
    """Gather the reports, with nothing known of their incidents."""
    with transaction.atomic():
        return gather(articles, now=now)
