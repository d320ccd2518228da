"""Having a report read by the model: the asking, away from any transaction, and the storing, apart from each other."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings

from sources.extraction.types import Document
from sources.models import ExtractionRun
from sources.services.agreement import weigh_agreement
from sources.services.llm import prompt
from sources.services.llm.endpoint import Endpoint, EndpointError, Usage, ask
from sources.services.llm.grounding import Grounded, ground
from sources.services.succession import ReadingKey, store_reading

if TYPE_CHECKING:
    import datetime

    from sources.extraction.types import DraftClaim, Language
    from sources.models import Article
    from sources.services.comparing import Difference

EXTRACTOR = "llm"
LONGEST_TEXT = 60_000
LANGUAGES: tuple[Language, ...] = ("ar", "en")
_MILLION = 1_000_000

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking; ``measured`` holds the columns of the run, ``last_error`` among them if there is no reading."""

    key: ReadingKey
    claims: list[DraftClaim] = field(default_factory=list)
    measured: dict[str, Any] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Say whether there is no reading."""
        return bool(self.measured.get("last_error"))


def model_key() -> ReadingKey | None:
    """Name the model and what it is told; None where no model is to be asked."""
    if not (settings.LLM_BASE_URL and settings.LLM_MODEL):
        return None
    told = prompt.digest(settings.LLM_MODEL, prompt.INSTRUCTIONS, prompt.response_format())
    return ReadingKey(EXTRACTOR, prompt.VERSION, told)


def ask_model(article: Article, key: ReadingKey) -> Asked:
    """Ask the model for the claims of ``article`` and keep those that the text bears out. Stores nothing, never raises."""
    usage, started = Usage(), time.perf_counter()
    document = Document(article.text, article.published_date, next((code for code in LANGUAGES if code == article.language), None))
    measured: dict[str, Any] = {"model": settings.LLM_MODEL[:100], "prompt_sha256": prompt.digest(prompt.messages(document))}
    claims: list[DraftClaim] = []
    try:
        grounded = _read(document, usage)
        claims, measured["dropped"] = grounded.claims, grounded.dropped
    except EndpointError as error:
        logger.warning("report %s was not read by the model: %s", article.pk, error)
        measured["last_error"] = str(error)
    except Exception as error:  # whatever a model answers, the report and the rules' claims stand
        logger.exception("the model's answer on report %s could not be used", article.pk)
        measured["last_error"] = type(error).__name__
    measured |= {"duration_ms": (time.perf_counter() - started) * 1000, "cost": _cost(usage)}
    measured |= {"input_tokens": usage.input_tokens, "output_tokens": usage.output_tokens}
    return Asked(key, claims, measured)


def _read(document: Document, usage: Usage) -> Grounded:
    if document.language is None or len(document.text) > LONGEST_TEXT:
        raise EndpointError(f"Only Arabic and English texts of up to {LONGEST_TEXT} characters are sent.")
    return ground(ask(_endpoint(), prompt.messages(document), usage), document, document.language)


def store_answer(article: Article, asked: Asked, *, now: datetime.datetime) -> tuple[ExtractionRun, Difference | None]:
    """Store what came of asking: the claims beside those of the rules, or that and why there are none."""
    if asked.failed:
        run = ExtractionRun.objects.create(
            article=article,
            extractor=asked.key.extractor,
            version=asked.key.version,
            configuration_sha256=asked.key.configuration_sha256,
            started_at=now,
            is_current=False,
            **asked.measured,
        )
        return run, None
    run, difference = store_reading(article, asked.key, asked.claims, started_at=now, **asked.measured)
    weigh_agreement(article)
    return run, difference


def _endpoint() -> Endpoint:
    return Endpoint(
        base_url=settings.LLM_BASE_URL,
        model=settings.LLM_MODEL,
        key=settings.LLM_API_KEY,
        timeout=settings.LLM_TIMEOUT_SECONDS,
        tries=settings.LLM_TRIES,
        pause=settings.LLM_PAUSE_SECONDS,
    )


def _cost(usage: Usage) -> Decimal | None:
    if not (settings.LLM_PRICE_INPUT or settings.LLM_PRICE_OUTPUT):
        return None
    million = usage.input_tokens * Decimal(str(settings.LLM_PRICE_INPUT)) + usage.output_tokens * Decimal(str(settings.LLM_PRICE_OUTPUT))
    return round(million / _MILLION, 6)
