"""Learn from people's decisions how likely a proposed claim is to be accepted; print the model card, and store it with --commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sources.services.model_store import store_model

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from sources.services.learning import Lesson

MIN_CLAIMS = 200


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--min-claims", type=int, default=MIN_CLAIMS, metavar="N", help=f"decisions that it takes at least; {MIN_CLAIMS} if not given"
        )
        parser.add_argument("--commit", action="store_true", help="store the model, and use it from now on if it beat the rules")

    def handle(self, *_args: Any, **options: Any) -> None:
        lesson = _learn(options["min_claims"])
        self.stdout.write(lesson.card.as_markdown())
        if not options["commit"]:
            self.stdout.write("Nothing was stored. Run it again with --commit to store this model.")
            return
        try:
            folder = store_model(lesson.stored, lesson.card)
        except OSError as error:
            raise CommandError(f"The model could not be stored: {error}. MODELS_ROOT must name a folder that can be written to.") from error
        used = "It is in use from the next report on." if lesson.card.beats_rules else "It is NOT in use, as it did not beat the rules."
        self.stdout.write(f"Stored in {folder}. {used}")


def _learn(min_claims: int) -> Lesson:
    try:
        from sources.services import learning  # noqa: PLC0415 - what it needs may not be installed
    except ModuleNotFoundError as error:
        raise CommandError(
            f"Learning needs {error.name}, which is not installed. Install the extra `learning` of pyproject.toml: "
            "python -m pip install 'scikit-learn~=1.9' 'skops~=0.16'"
        ) from error
    try:
        return learning.learn(min_claims=min_claims, now=timezone.now())
    except learning.LearningError as error:
        raise CommandError(str(error)) from error
