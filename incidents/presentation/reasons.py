"""Why the machine proposes an incident or a place: its codes and values as sentences that a person can judge."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext

from geo.models import PlaceKind
from incidents.presentation.figures import figure_words, of_whom
from sources.models import EventType, Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import Promise

    from incidents.presentation.names import Names


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """One reason in words, and whether it speaks for (else against)."""

    text: str
    is_for: bool


#: By code of ``incidents.matching.ReasonCode``.
OF_MATCH: dict[str, str | Promise] = {
    "near_copy": gettext_lazy("%(share)s%% of its words stand in a report of that incident"),
    "place_named": gettext_lazy("the report names %(name)s"),
    "place_alike": gettext_lazy("the report names a place that sounds like %(name)s"),
    "place_not_named": gettext_lazy("the report does not name the incident's place"),
    "area_shared": gettext_lazy("the report names the area around the incident"),
    "other_area": gettext_lazy("the report names another area"),
    "same_place": gettext_lazy("the same place"),
    "distance_km": gettext_lazy("%(distance_km)s km apart, where both places together are uncertain by %(uncertainty_km)s km"),
    "far_away": gettext_lazy("%(distance_km)s km apart, though both places together are uncertain by only %(uncertainty_km)s km"),
    "same_day": gettext_lazy("the same day, %(date)s"),
    "dates_overlap": gettext_lazy("the dates overlap"),
    "date_gap_days": ngettext_lazy("%(days)s day apart", "%(days)s days apart", "days"),
    "other_date": ngettext_lazy("another date, %(days)s day apart", "another date, %(days)s days apart", "days"),
    "day_named": gettext_lazy("the report names the day and month of %(date)s"),
    "weekday_named": gettext_lazy("the report names the weekday of %(date)s"),
    "other_day_named": gettext_lazy("the report names another day than %(date)s"),
    "published_days_after": ngettext_lazy("published %(days)s day after it", "published %(days)s days after it", "days"),
    "published_before": ngettext_lazy("published %(days)s day before it happened", "published %(days)s days before it happened", "days"),
    "event_type": gettext_lazy("the same kind of event: %(type)s"),
    "event_family": gettext_lazy("kinds of event that one incident may be told as: %(report)s and %(incident)s"),
    "other_event_type": gettext_lazy("another kind of event: %(report)s here, %(incident)s there"),
    "figures_agree": gettext_lazy("the figures meet: %(people)s, %(figure)s"),
    "figures_differ": gettext_lazy("the figures differ: %(people)s, %(report_low)s here, %(incident_low)s there"),
    "figures_missing": gettext_lazy("only the report gives this figure: %(people)s, %(report_low)s"),
    "shared_actors": gettext_lazy("both name %(actors)s"),
    "other_actors": gettext_lazy("no actor in common"),
    "shared_words": ngettext_lazy("%(count)s rare word in common", "%(count)s rare words in common", "count"),
}

#: By code of ``geo.resolution.ReasonCode``.
OF_PLACE: dict[str, str | Promise] = {
    "name": gettext_lazy("the name agrees (%(similarity)s)"),
    "names_country": gettext_lazy("it is a country's name"),
    "same_country": gettext_lazy("other places of the report are in %(country)s too"),
    "other_country": gettext_lazy("other places of the report are not in %(country)s"),
    "publisher_country": gettext_lazy("the publisher is from %(country)s"),
    "same_area": gettext_lazy("it lies in %(place)s, which the report names"),
    "near": gettext_lazy("it lies %(km)s km from %(place)s, which the report names"),
    "kind": gettext_lazy("the report calls it that: %(kind)s"),
    "other_kind": gettext_lazy("the report calls it %(said)s, but this is a %(kind)s"),
    "kind_not_said": gettext_lazy("the report does not call it a %(kind)s"),
    "border_side": gettext_lazy("borders run between such areas"),
    "population": gettext_lazy("%(population)s people live there"),
    "larger_of_name": gettext_lazy("it is the larger of two of this name"),
    "locality_of_name": gettext_lazy("it is the town, not the area of this name"),
    "beside_area": gettext_lazy("it lies right beside %(place)s, which the report names"),
    "same_side": gettext_lazy("it lies on the side of %(place)s that the report names"),
}


def match_reasons(reasons: Iterable[Mapping[str, Any]], names: Names) -> list[ReasonWords]:
    """Return the reasons of a ``Match``, as stored, in words and in their order."""
    return [_worded(OF_MATCH, reason["code"], _match_values(reason, names), weight=reason["weight"]) for reason in reasons]


def place_reasons(reasons: Iterable[Mapping[str, Any]], names: Names) -> list[ReasonWords]:
    """Return the reasons of a place candidate, as stored, in words and in their order."""
    return [_worded(OF_PLACE, reason["code"], _place_values(dict(reason["values"]), names), weight=reason["points"]) for reason in reasons]


def actors_in(reasons: Iterable[Mapping[str, Any]]) -> set[int]:
    """Return the actors whose names the reasons of a ``Match`` need."""
    return {int(actor) for reason in reasons if reason["code"] == "shared_actors" for actor in reason["values"]["actors"].split(",")}


def _worded(messages: Mapping[str, str | Promise], code: str, values: dict[str, Any], *, weight: float) -> ReasonWords:
    return ReasonWords(str(messages[code] % values), is_for=weight >= 0)


def _match_values(reason: Mapping[str, Any], names: Names) -> dict[str, Any]:
    values = dict(reason["values"])
    for name in values.keys() & {"type", "report", "incident"}:
        values[name] = EventType(values[name]).label
    for name in values.keys() & {"distance_km", "uncertainty_km"}:
        values[name] = f"{values[name]:g}"
    if "date" in values:
        values["date"] = date_format(datetime.date.fromisoformat(values["date"]))
    if "actors" in values:
        values["actors"] = pgettext("list separator", ", ").join(names.actor(int(actor)) for actor in values["actors"].split(","))
    if "outcome" in values:
        values["people"] = of_whom(values["outcome"], values["group"])
        values["figure"] = figure_words(Qualifier.RANGE, values.get("low"), values.get("high"))
    return values


def _place_values(values: dict[str, Any], names: Names) -> dict[str, Any]:
    if "country" in values:
        values["country"] = names.country(values["country"])
    if "place_id" in values:
        values["place"] = names.place(values["place_id"]) or values.get("label", "")
    if "similarity" in values:
        values["similarity"] = f"{values['similarity']:.0%}"
    for name in values.keys() & {"kind", "said"}:
        values[name] = PlaceKind(values[name]).label
    return values
