"""Score what the extractor reads in a folder of annotated articles, or of posts about known incidents, against what is held true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from sources.evaluation.articles import article_cases
from sources.evaluation.gold import GoldError, load_gold
from sources.evaluation.linking import is_linking_folder, load_posts
from sources.evaluation.posts import post_cases
from sources.evaluation.report import as_json, as_lines, as_table
from sources.evaluation.scores import evaluate
from sources.extraction.pipeline import extract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.management.base import CommandParser

    from sources.evaluation.scores import Case


class Command(BaseCommand):
    help = __doc__ or ""
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="one JSON file per article, or texts.jsonl.gz with incidents.json")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
        parser.add_argument("--errors", action="store_true", help="show what was missed, invented or wrong, with the words around it")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            scores = evaluate(_cases(options["folder"]), extract=extract)
        except GoldError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            result = as_json(scores, with_mistakes=options["errors"])
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
            return
        if options["errors"]:
            self.stdout.write(as_lines(scores) + "\n\n")
        self.stdout.write(as_table(scores))


def _cases(folder: Path) -> Iterator[Case]:
    if not folder.is_dir():
        raise CommandError(f"{folder} is not a folder. Name the one that holds the annotated texts.")
    return post_cases(load_posts(folder)) if is_linking_folder(folder) else article_cases(load_gold(folder))
