"""Learn from people's judgements how much each kind of evidence counts; print the model card, and store the weights with --commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from incidents.services.matcher_store import store_weights

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from incidents.services.matcher_learning import Lesson

MIN_JUDGEMENTS = 200


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--min-judgements", type=int, default=MIN_JUDGEMENTS, metavar="N", help="judgements that it takes; %(default)s")
        parser.add_argument("--commit", action="store_true", help="store the weights, and use them if they beat the shipped ones")

    def handle(self, *_args: Any, **options: Any) -> None:
        lesson = _learn(options["min_judgements"])
        self.stdout.write(lesson.card.as_markdown())
        if not options["commit"]:
            self.stdout.write("Nothing was stored. Run it again with --commit to store these weights.")
            return
        try:
            folder = store_weights(lesson.model, lesson.weights, lesson.card)
        except OSError as error:
            raise CommandError(f"The weights could not be stored: {error}. MODELS_ROOT must name a writable folder.") from error
        used = "They are in use from now on." if lesson.card.beats_shipped else "They are NOT in use: they did not beat the shipped ones."
        self.stdout.write(f"Stored in {folder}. {used}")


def _learn(min_judgements: int) -> Lesson:
    try:
        from incidents.services import matcher_learning  # noqa: PLC0415 - what it needs may not be installed
        from sources.services.learning import LearningError  # noqa: PLC0415 - likewise
    except ModuleNotFoundError as error:
        raise CommandError(
            f"Learning needs {error.name}, which is not installed. Install the extra `learning` of pyproject.toml: "
            "python -m pip install 'scikit-learn~=1.9' 'skops~=0.16'"
        ) from error
    try:
        return matcher_learning.learn(min_judgements=min_judgements, now=timezone.now())
    except LearningError as error:
        raise CommandError(str(error)) from error
