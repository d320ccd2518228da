"""What a claim says and who says it, in words."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from incidents.presentation.dates import date_words
from incidents.presentation.figures import casualty_words
from incidents.presentation.names import Names, language, publisher_name
from incidents.presentation.places import place_words
from sources.models import (
    ActorRole,
    AttributionMode,
    Claim,
    ClaimKind,
    DateRole,
    EventType,
    Modality,
    Polarity,
    Scope,
    StatementKind,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def value_words(claim: Claim, names: Names) -> str:
    """Return what ``claim`` asserts, without who says it."""
    if claim.kind == ClaimKind.CASUALTIES:
        country = names.country(claim.nationality) if claim.nationality else ""
        return casualty_words(claim.outcome, claim.group, claim.qualifier, claim.value_min, claim.value_max, country)
    if claim.kind == ClaimKind.PLACE:
        name = claim.place.label(language()) if claim.place else claim.mention
        return place_words(name, claim.relation, claim.direction, claim.distance_km)
    if claim.kind == ClaimKind.DATE:
        return date_words(claim.date_from, claim.date_to, claim.date_precision)
    if claim.kind == ClaimKind.ACTOR:
        return actor_words(claim.actor.label(language()) if claim.actor else claim.mention, claim.actor_role)
    return str(claim.get_event_type_display() if claim.kind == ClaimKind.EVENT else claim.get_statement_kind_display())


def claim_words(claim: Mapping[str, Any]) -> str:
    """Return the same for a claim of a public document, as ``incidents.services.documents`` writes it."""
    kind = claim["kind"]
    if kind == ClaimKind.CASUALTIES:
        return casualty_words(
            claim["outcome"], claim["group"], claim["qualifier"], claim["value_min"], claim["value_max"], claim["nationality"]
        )
    if kind == ClaimKind.PLACE:
        return place_words(_name(claim, "place"), claim["relation"], claim["direction"], claim["distance_km"])
    if kind == ClaimKind.DATE:
        return date_words(_day(claim["date_from"]), _day(claim["date_to"]), claim["date_precision"])
    if kind == ClaimKind.ACTOR:
        return actor_words(_name(claim, "actor"), claim["actor_role"])
    return str(EventType(claim["event_type"]).label if kind == ClaimKind.EVENT else StatementKind(claim["statement_kind"]).label)


def actor_words(name: str, role: str) -> str:
    """Return an actor with the part it is said to have had."""
    return _("%(actor)s: %(role)s") % {"actor": name, "role": ActorRole(role).label}


def machine_words(claim: Claim, names: Names) -> str:
    """Return what the extractor had proposed before a person edited the claim; empty if nobody did."""
    if claim.machine_values is None:
        return ""
    values = dict(claim.machine_values)
    before = Claim(
        kind=claim.kind,
        mention=claim.mention,
        distance_km=claim.distance_km,
        place=names.places.get(values.pop("place", None)),
        actor=names.actors.get(values.pop("actor", None)),
    )
    for name in values.keys() - {"attributed_to"}:
        setattr(before, name, Claim._meta.get_field(name).to_python(values[name]))  # type: ignore[union-attr]  # noqa: SLF001 - Django's public model API
    return value_words(before, names)


def source_name(claim: Claim) -> str:
    """Return who says it: the known actor, else the name as written, else the publisher."""
    if claim.attributed_to is not None:
        return claim.attributed_to.label(language())
    return claim.attribution_name or publisher_name(claim.article.publisher)


def attribution_words(claim: Claim) -> str:
    """Return how the text ties the claim to who says it, with who relayed it."""
    tie = str(AttributionMode(claim.attribution_mode).label)
    return _("%(tie)s, by way of %(relay)s") % {"tie": tie, "relay": claim.attribution_via} if claim.attribution_via else tie


def notes(claim: Claim) -> list[str]:
    """Return what else must be known to read the claim rightly: denied, hypothetical, a total, an inferred date."""
    remarks = []
    if claim.polarity == Polarity.NEGATED:
        remarks.append(_("a denial"))
    if claim.modality != Modality.ACTUAL:
        remarks.append(str(Modality(claim.modality).label))
    if claim.scope != Scope.INCIDENT:
        remarks.append(str(Scope(claim.scope).label))
    if claim.kind == ClaimKind.DATE:
        remarks.append(str(DateRole(claim.date_role).label))
    if claim.is_inferred:
        remarks.append(_("taken from when it was said"))
    return remarks


def _name(claim: Mapping[str, Any], what: str) -> str:
    """Return the resolved name, in the active language or the other, else the one written."""
    names = claim[what]["name"] if claim.get(what) else {}
    return names.get(language()) or names.get("ar") or names.get("en") or str(claim["mention"])


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
