"""The filters of incidents: one specification gives the conditions, the errors and the documented parameters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.gis.geos import Polygon
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q
from django.db.models.lookups import Range
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter

from incidents.api import parameters
from incidents.api.pages import LATITUDE, LONGITUDE
from incidents.api.parameters import BadValueError
from incidents.api.problems import FieldError, Problem
from incidents.models import Grading
from sources.models import EventType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from django.http import QueryDict
    from django.utils.functional import Promise

    from incidents.api.parameters import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A query parameter: how it is read, what it demands of an incident, how it is documented.

    ``read`` takes the text of the parameter and raises ``BadValueError``; ``condition`` takes what it returned.
    """

    name: str
    read: Callable[[str], Any]
    condition: Callable[[Any], Q]
    description: str
    example: str
    schema: dict[str, Any] = field(default_factory=lambda: {"type": "string"})

    def parameter(self) -> OpenApiParameter:
        """Return it as documented."""
        is_list = self.schema["type"] == "array"
        return OpenApiParameter(
            self.name,
            self.schema,
            description=self.description,
            style="form" if is_list else None,
            explode=False if is_list else None,
        )


def _words(text: str) -> Q:
    return Q(
        search=SearchQuery(text, config="arabic", search_type="websearch") | SearchQuery(text, config="english", search_type="websearch")
    )


def _inside(box: Box) -> Q:
    # The index compares in single precision, so it finds a little too much; the comparisons that follow are exact.
    nearby = Q(point__bboverlaps=Polygon.from_bbox(box))
    return nearby & Q(Range(LONGITUDE, (box.west, box.east))) & Q(Range(LATITUDE, (box.south, box.north)))


def _codes(codes: Iterable[str]) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "enum": list(codes)}}


_DAY = {"type": "string", "format": "date"}
_COUNT = {"type": "integer", "minimum": 0, "maximum": parameters.LARGEST}

FILTERS: tuple[Filter, ...] = (
    Filter(
        name="q",
        read=parameters.words,
        condition=_words,
        description=(
            "Words in Arabic or English that the incident's titles, summary, places or quotations have, in any inflection; "
            'all of them, or with "quotation marks", OR and a leading minus.'
        ),
        example="أطمة",
        schema={"type": "string", "maxLength": parameters.LONGEST},
    ),
    Filter(
        name="event_type",
        read=parameters.one_of(EventType.values),
        condition=lambda codes: Q(event_type__in=codes),
        description="What was done; one or several, with commas.",
        example="raid,air_landing",
        schema=_codes(EventType.values),
    ),
    Filter(
        name="country",
        read=parameters.countries,
        condition=lambda codes: Q(country__in=codes),
        description="ISO 3166-1 alpha-3 code of the country; one or several, with commas.",
        example="SYR",
        schema={"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{3}$"}},
    ),
    Filter(
        name="date_from",
        read=parameters.day,
        condition=lambda day: Q(end_date__gte=day),
        description="Took place on this day or later, in part at least.",
        example="2022-02-01",
        schema=_DAY,
    ),
    Filter(
        name="date_to",
        read=parameters.day,
        condition=lambda day: Q(start_date__lte=day),
        description="Took place on this day or earlier, in part at least.",
        example="2022-02-28",
        schema=_DAY,
    ),
    Filter(
        name="bbox",
        read=parameters.boxes,
        condition=lambda boxes: Q(*map(_inside, boxes), _connector=Q.OR),
        description=(
            "Position inside west,south,east,north in degrees (WGS 84), edges included; west greater than east crosses the antimeridian."
        ),
        example="36,35.5,37.5,37",
        schema={"type": "string", "pattern": "^[^,]+(,[^,]+){3}$"},
    ),
    Filter(
        name="grading",
        read=parameters.one_of(Grading.values),
        condition=lambda codes: Q(grading__in=codes),
        description="How well civilian harm is supported; one or several, with commas.",
        example="confirmed,fair",
        schema=_codes(Grading.values),
    ),
    Filter(
        name="killed_min",
        read=parameters.count,
        condition=lambda number: Q(killed_low__gte=number),
        description="At least this many killed, by the lowest estimate.",
        example="5",
        schema=_COUNT,
    ),
    Filter(
        name="killed_max",
        read=parameters.count,
        condition=lambda number: Q(killed_high__lte=number),
        description="At most this many killed, by the highest estimate.",
        example="20",
        schema=_COUNT,
    ),
    Filter(
        name="updated_since",
        read=parameters.moment,
        condition=lambda moment: Q(published_at__gte=moment),
        description="Published or corrected at this time or later; a day, or a time with its zone.",
        example="2026-01-01T00:00:00Z",
        schema={"type": "string"},
    ),
)

_ORDERED = (("date_from", "date_to"), ("killed_min", "killed_max"))


def read_conditions(params: QueryDict, filters: tuple[Filter, ...] = FILTERS) -> Q:
    """Return what ``params`` demand together; raises ``Problem`` that names every parameter that is not right."""
    read: dict[str, Any] = {}
    errors: list[FieldError] = []
    for spec in filters:
        if spec.name in params:
            try:
                read[spec.name] = read_parameter(params, spec.name, spec.read)
            except BadValueError as error:
                errors.append(FieldError(spec.name, error.code, error.message))
    errors += _mixed_up(read)
    if errors:
        raise bad_parameters(errors)
    return Q(*(spec.condition(read[spec.name]) for spec in filters if spec.name in read))


def read_parameter(params: QueryDict, name: str, read: Callable[[str], Any]) -> Any:
    """Return the value of one parameter; raises ``BadValueError`` if it is given twice or not right."""
    texts = params.getlist(name)
    if len(texts) > 1:
        raise BadValueError("given_twice", _("Give this parameter once; several codes go with commas."))
    return read(texts[0])


def read_one(params: QueryDict, name: str, read: Callable[[str], Any], default: Any) -> Any:
    """Return the value of one parameter, ``default`` if it is not given; raises ``Problem`` if it is not right."""
    if name not in params:
        return default
    try:
        return read_parameter(params, name, read)
    except BadValueError as error:
        raise bad_parameters([FieldError(name, error.code, error.message)]) from error


def bad_parameters(errors: Iterable[FieldError]) -> Problem:
    """Return the problem of parameters that are not right."""
    errors = list(errors)
    names = ", ".join(error.field for error in errors)
    detail: str | Promise = _("Not right: %(names)s; see errors.") % {"names": names}
    return Problem(400, "bad_parameter", detail, errors=errors)


def _mixed_up(read: dict[str, Any]) -> Iterator[FieldError]:
    for low, high in _ORDERED:
        if low in read and high in read and read[low] > read[high]:
            yield FieldError(high, "mixed_up", _("This must not be smaller than %(low)s.") % {"low": low})
