"""An estimate as people read it: its three numbers, who says what, and how it was computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from incidents.presentation.figures import figure_words, of_whom
from sources.models import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import Promise

    from incidents.models import Estimate
    from incidents.presentation.names import Names


@dataclass(frozen=True, slots=True)
class Rival:
    """What one origin says; ``remark`` is why it does not count, empty if it does."""

    name: str
    figure: str
    reports: int
    claims: list[int]
    remark: str


@dataclass(frozen=True, slots=True)
class EstimateWords:
    """One estimate, its rival figures and the steps that led to it; the numbers are None where no origin gives one.

    ``estimate_id`` is None for one of a published document. ``computed`` are the rule's numbers; ``is_outdated`` says that they are not
    those that the person overrode.
    """

    estimate_id: int | None
    heading: str
    low: int | None
    best: int | None
    high: int | None
    is_open: bool
    rivals: list[Rival]
    steps: list[str]
    override_why: str
    computed: list[int | None]
    is_outdated: bool


#: By code of ``incidents.estimates.StepCode``.
STEPS: dict[str, str | Promise] = {
    "one_origin_once": gettext_lazy("Accepted claims: %(claims)s. Reports: %(articles)s. Origins: %(origins)s; each origin counts once."),
    "later_figure_replaces": gettext_lazy("A later figure replaced the earlier one of the same origin: %(origins)s."),
    "words_widen": gettext_lazy("Words such as “dozens” widen the range, and are never the best estimate: %(origins)s."),
    "parts_raise_whole": gettext_lazy("There are at least %(at_least)s in all, as the parts that the same origin counts say: %(origins)s."),
    "whole_caps_part": gettext_lazy("There are at most %(at_most)s of them, as many as the same origin counts in all: %(origins)s."),
    "not_counted": gettext_lazy("Listed but not counted, as no number is given: %(origins)s."),
    "open_end_counts_with_minimum": gettext_lazy("Where the highest number is left open, the lowest one counts: %(origins)s."),
    "low_is_lowest_minimum": gettext_lazy("Lowest estimate %(low)s: the lowest number that any origin allows (%(origins)s)."),
    "high_is_highest_maximum": gettext_lazy("Highest estimate %(high)s: the highest number that any origin gives (%(origins)s)."),
    "high_is_open": gettext_lazy("There may be more than %(high)s: the highest number is a minimum (%(origins)s)."),
    "only_most_reliable": gettext_lazy("Only the most reliable origins count, graded %(reliability)s: %(origins)s."),
    "unreliable_left_out": gettext_lazy("Left out of the highest and best estimate, as only outlets graded E quote them: %(origins)s."),
    "best_is_lowest": gettext_lazy("Best estimate %(best)s: the lowest number that any origin names (%(origins)s)."),
    "majority_names": gettext_lazy(
        "Best estimate %(best)s: named by more than half of the %(of)s origins that name a number (%(origins)s)."
    ),
    "no_majority": gettext_lazy("No best estimate: no number is named by more than half of the %(of)s origins that name one."),
    "no_best": gettext_lazy("No best estimate: no origin names a number."),
    "best_has_most_origins": gettext_lazy("Best estimate %(best)s: the number that most origins name (%(origins)s)."),
    "best_tie_takes_lowest": gettext_lazy("Best estimate %(best)s: as many origins name %(tied)s, so the lowest of these is taken."),
    "best_lies_in_most_ranges": gettext_lazy(
        "Best estimate %(best)s: as many origins name %(tied)s, and this lies within the range that is given besides."
    ),
    "no_figure": gettext_lazy("No origin gives a number, so nothing is estimated."),
}

#: By code of ``incidents.estimates.WhyNot``.
WHY_NOT: dict[str, str | Promise] = {
    "vague": gettext_lazy("widens the range only: says how many roughly"),
    "unspecified": gettext_lazy("not counted: gives no number"),
    "denied": gettext_lazy("not counted: denies a figure without giving another"),
    "superseded": gettext_lazy("not counted: replaced by its own later figure"),
}


def estimate_words(estimate: Estimate, names: Names) -> EstimateWords:
    """Return ``estimate`` in words; where a person overrode it, the numbers are theirs."""
    derivation = estimate.derivation
    origins = {entry["origin"]: origin_name(entry["origin"], entry["label"], names) for entry in derivation["origins"]}
    is_overridden = estimate.override_by_id is not None
    country = names.country(estimate.nationality) if estimate.nationality else ""
    return EstimateWords(
        estimate_id=estimate.pk,
        heading=of_whom(estimate.outcome, estimate.group, country),
        low=estimate.override_low if is_overridden else estimate.low,
        best=estimate.override_best if is_overridden else estimate.best,
        high=estimate.override_high if is_overridden else estimate.high,
        is_open=estimate.is_open and not is_overridden,
        rivals=[_rival(entry, origins) for entry in derivation["origins"]],
        steps=derivation_words(derivation, names=origins),
        override_why=estimate.override_why,
        computed=estimate.computed,
        is_outdated=estimate.is_override_outdated,
    )


def derivation_words(derivation: Mapping[str, Any], *, names: Mapping[str, str]) -> list[str]:
    """Return the steps of a derivation in words and in their order; ``names`` has what to call each origin's key."""
    return [_step(step, names) for step in derivation["steps"]]


def why_not_words(code: str) -> str:
    """Return why an origin or a claim does not count."""
    return str(WHY_NOT[code])


def actors_in(estimates: Iterable[Estimate]) -> set[int]:
    """Return the actors whose names the derivations need."""
    return {ids[0] for kind, ids in _origins(estimates) if kind in {"actor", "unnamed"}}


def publishers_in(estimates: Iterable[Estimate]) -> set[int]:
    """Return the publishers whose names the derivations need."""
    return {ids[-1] for kind, ids in _origins(estimates) if kind in {"publisher", "unnamed"}}


def _origins(estimates: Iterable[Estimate]) -> list[tuple[str, list[int]]]:
    return [origin_of_key(entry["origin"]) for estimate in estimates for entry in estimate.derivation.get("origins", [])]


def origin_of_key(key: str) -> tuple[str, list[int]]:
    """Split an origin's key (``incidents.services.evidence.origin_of``) into what it is and the ids that name it."""
    kind, *ids = key.split(":")
    return kind, [] if kind == "name" else [int(number) for number in ids]


def origin_name(key: str, label: str, names: Names) -> str:
    """Return what to call the origin of ``key`` in the active language; ``label`` is its name as it was kept."""
    kind, ids = origin_of_key(key)
    if kind == "unnamed":
        return f"{names.actor(ids[0])} ({names.publisher(ids[1])})"
    known = {"actor": names.actor, "publisher": names.publisher}
    return (known[kind](ids[0]) if kind in known else "") or label


def _rival(entry: Mapping[str, Any], origins: Mapping[str, str]) -> Rival:
    figure = figure_words(Qualifier.RANGE, entry["low"], entry["high"])
    remark = why_not_words(entry["why_not"]) if entry["why_not"] else ""
    return Rival(origins[entry["origin"]], figure, len(entry["articles"]), entry["claims"], remark)


def _step(step: Mapping[str, Any], origins: Mapping[str, str]) -> str:
    separator = pgettext("list separator", ", ")
    values = dict(step["values"])
    if isinstance(values.get("origins"), list):
        values["origins"] = separator.join(origins.get(key, key) for key in values["origins"])
    if "tied" in values:
        values["tied"] = separator.join(str(number) for number in values["tied"])
    words = str(STEPS[step["code"]] % values)
    if step["code"] == "no_figure" and "at_least" in values:
        words += " " + _("The words imply at least %(number)s.") % {"number": values["at_least"]}
    return words
