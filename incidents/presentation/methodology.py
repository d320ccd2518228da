"""What the page on methods shows: code lists with definitions and the codes of others, and the extractor as it runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geo.models import GeoPrecision
from geo.precision import ACLED_GEO_PRECISION, AIRWARS_ACCURACY, RADIUS_KM, UCDP_WHERE_PREC
from incidents.acled import ACLED_EVENT
from incidents.estimates.rules import RULES_VERSION
from incidents.models import EstimateRule, Grading
from incidents.presentation.definitions import DEFINITIONS
from incidents.presentation.word_lists import LANGUAGES, topics
from incidents.services.documents import ACLED_TIME_PRECISION, UCDP_DATE_PREC
from sources.extraction import pipeline
from sources.extraction.types import Document
from sources.extraction.wordlists import read_list
from sources.models import (
    ActorRole,
    AttributionMode,
    ClaimKind,
    DatePrecision,
    DateRole,
    EventType,
    Group,
    Modality,
    Outcome,
    Qualifier,
    Scope,
    StatementKind,
)
from sources.services.extraction import rules_key
from sources.services.llm.reading import model_key
from sources.services.model_store import active_name

if TYPE_CHECKING:
    from django.db.models import TextChoices
    from django.utils.functional import Promise

    from sources.extraction.types import Language
    from sources.services.succession import ReadingKey

#: Sentences with a figure of each qualifier; the page shows what the rules read in them. Where a language has none, the rules take
#: no such figure from it, and the other language's is shown.
EXAMPLES: dict[Language, dict[str, str]] = {
    "ar": {
        "exact": "مقتل تسعة أشخاص",
        "at_least": "مقتل تسعة أشخاص على الأقل",
        "more_than": "مقتل أكثر من تسعة أشخاص",
        "at_most": "مقتل ما يصل إلى تسعة أشخاص",
        "about": "مقتل نحو تسعة أشخاص",
        "range": "مقتل ما بين تسعة وأحد عشر شخصا",
        "vague": "مقتل عشرات الأشخاص",
        "unspecified": "مقتل أشخاص",
    },
    "en": {
        "exact": "Nine people were killed",
        "at_least": "At least nine people were killed",
        "more_than": "More than nine people were killed",
        "at_most": "Up to nine people were killed",
        "about": "About nine people were killed",
        "range": "Between nine and eleven people were killed",
        "vague": "Dozens of people were killed",
    },
}


@dataclass(frozen=True, slots=True)
class Row:
    """One code with its label, its definition if it has one, and how others write it."""

    code: str
    label: str | Promise
    definition: str | Promise
    others: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """What the rules read in a sentence. ``high`` is None where the words leave it open."""

    qualifier: Row
    language: Language
    sentence: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Magnitude:
    """The least number that words such as "dozens" or "several" are taken to mean."""

    least: int
    words: dict[Language, list[str]]


@dataclass(frozen=True, slots=True)
class Program:
    """What reads and ranks in this installation; ``model`` is None where no language model is asked, ``learned`` empty without a model."""

    rules: ReadingKey
    model: ReadingKey | None
    learned: str


def program() -> Program:
    """Return what reads and ranks now."""
    return Program(rules_key(), model_key(), active_name())


def methodology(language: Language) -> dict[str, Any]:
    """Return what the page shows; ``language`` is that of the example sentences."""
    return {
        "kinds": _rows(ClaimKind),
        "outcomes": _rows(Outcome),
        "groups": _rows(Group),
        "examples": _examples(language, pipeline.configuration_hash()),
        "magnitudes": _magnitudes(),
        "scopes": _rows(Scope),
        "modalities": _rows(Modality),
        "events": [_with(row, *ACLED_EVENT[row.code]) for row in _rows(EventType)],
        "attributions": _rows(AttributionMode),
        "statements": _rows(StatementKind),
        "roles": _rows(ActorRole),
        "date_roles": _rows(DateRole),
        "date_precisions": [_with(row, UCDP_DATE_PREC[row.code], ACLED_TIME_PRECISION[row.code]) for row in _rows(DatePrecision)],
        "place_precisions": [_with(row, *_place_codes(row.code)) for row in _rows(GeoPrecision)],
        "gradings": _rows(Grading),
        "estimate_rules": _rows(EstimateRule),
        "rules_version": RULES_VERSION,
        "program": program(),
        "topics": [(topic, [topic.count(one) for one in LANGUAGES]) for topic in topics().values()],
    }


def _rows(codes: type[TextChoices]) -> list[Row]:
    definitions = DEFINITIONS.get(codes, {})
    return [Row(code.value, code.label, definitions.get(code, "")) for code in codes]


def _with(row: Row, *others: str | int) -> Row:
    return Row(row.code, row.label, row.definition, others)


def _place_codes(code: str) -> tuple[str | int, ...]:
    return f"{RADIUS_KM[code]:g}", UCDP_WHERE_PREC[code], ACLED_GEO_PRECISION[code], AIRWARS_ACCURACY.get(code, "–")


@lru_cache(maxsize=2)
def _examples(language: Language, _configuration_hash: str) -> list[Example]:
    """Read the examples with the rules as they are, once for each state of them."""
    return [_example(row, language if row.code in EXAMPLES[language] else "ar") for row in _rows(Qualifier)]


def _example(row: Row, language: Language) -> Example:
    sentence = EXAMPLES[language][row.code]
    return Example(row, language, sentence, *_bounds(sentence, language))


def _bounds(sentence: str, language: Language) -> tuple[int | None, int | None]:
    claims = pipeline.extract(Document(text=f"{sentence}.", language=language)).claims
    return next(((claim.value_min, claim.value_max) for claim in claims if claim.kind == ClaimKind.CASUALTIES.value), (None, None))


def _magnitudes() -> list[Magnitude]:
    words: dict[int, dict[Language, list[str]]] = {}
    for language in LANGUAGES:
        numbers = read_list(f"{language}.toml")["numbers"]
        for word, least in {**numbers["several"], **numbers["magnitudes"]}.items():
            words.setdefault(least, {one: [] for one in LANGUAGES})[language].append(word)
    return [Magnitude(least, found) for least, found in sorted(words.items())]
