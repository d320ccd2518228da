"""A suggested grade in words, with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from incidents.models import Grading
from incidents.presentation.estimates import origin_name, origin_of_key
from sources.models import Group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise

    from incidents.grading import Factor, Suggestion
    from incidents.presentation.names import Names

#: By code of ``incidents.grading.FactorCode``.
FACTORS: dict[str, str | Promise] = {
    "no_harm": _("No accepted claim says that people were harmed."),
    "only_combatants": _("All who were harmed are said to have taken part in the fighting: %(values)s."),
    "responsibility_accepted": _("Responsibility is accepted by %(values)s."),
    "rival_perpetrators": _("Origins accuse different parties: %(values)s."),
    "credible_origins": _("Independent origins: %(values)s."),
    "single_origin": _("Only one credible origin: %(values)s."),
    "no_credible_origin": _("No credible origin; graded E: %(values)s."),
}


@dataclass(frozen=True, slots=True)
class GradingWords:
    """A suggested grade: its code, its name, and why."""

    code: str
    label: str
    factors: list[str]


def grading_words(suggestion: Suggestion, labels: Mapping[str, str], names: Names) -> GradingWords:
    """Return ``suggestion`` in words; ``labels`` has the name of each origin and party as it was kept."""
    factors = [_factor(factor, labels, names) for factor in suggestion.factors]
    return GradingWords(suggestion.grade, str(Grading(suggestion.grade).label), factors)


def actors_named(suggestion: Suggestion) -> set[int]:
    """Return the actors whose names the factors need."""
    keys = [origin_of_key(value) for factor in suggestion.factors for value in factor["values"] if ":" in value]
    return {ids[0] for kind, ids in keys if kind in {"actor", "unnamed"}}


def _factor(factor: Factor, labels: Mapping[str, str], names: Names) -> str:
    groups = dict(Group.choices)
    values = [str(groups[value]) if value in groups else origin_name(value, labels.get(value, value), names) for value in factor["values"]]
    return str(FACTORS[factor["code"]] % {"values": pgettext("list separator", ", ").join(values)})
