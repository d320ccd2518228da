"""What the database holds of claims: codes that are known, columns that fit the kind, quotations that are the text."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from geo.models import GeoPrecision, PlaceKind
from sources.models.choices import (
    ActorRole,
    AttributionMode,
    ClaimKind,
    ClaimStatus,
    DatePrecision,
    DateRole,
    Direction,
    EventType,
    Group,
    Modality,
    Outcome,
    PlaceOpenReason,
    PlaceRelation,
    Polarity,
    Qualifier,
    Scope,
    StatementKind,
)

DECIDED = (ClaimStatus.ACCEPTED, ClaimStatus.EDITED, ClaimStatus.REJECTED)
HELD_TRUE = (ClaimStatus.ACCEPTED, ClaimStatus.EDITED)

# Offsets count code points from 0, substr() from 1.
QUOTE_IS_SLICE = """
    SELECT article.text INTO report FROM sources_article AS article WHERE article.id = NEW.article_id;
    IF substr(report, NEW.span_start + 1, NEW.span_end - NEW.span_start) IS DISTINCT FROM NEW.quote THEN
        RAISE EXCEPTION 'claim quote is not the slice of its article' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.attribution_name <> '' AND
       substr(report, NEW.attribution_start + 1, NEW.attribution_end - NEW.attribution_start) IS DISTINCT FROM NEW.attribution_name THEN
        RAISE EXCEPTION 'attribution is not the slice of its article' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""


def _only_for(*kinds: ClaimKind, required: Q, empty: Q) -> Q:
    """Columns that belong to ``kinds``: ``required`` holds on those, ``empty`` on all others."""
    return (Q(kind__in=kinds) & required) | (~Q(kind__in=kinds) & empty)


_CODES = {
    "kind": ClaimKind,
    "attribution_mode": AttributionMode,
    "polarity": Polarity,
    "modality": Modality,
    "scope": Scope,
    "status": ClaimStatus,
    "outcome": Outcome,
    "group": Group,
    "qualifier": Qualifier,
    "event_type": EventType,
    "relation": PlaceRelation,
    "direction": Direction,
    "place_class": PlaceKind,
    "geo_precision": GeoPrecision,
    "place_open_reason": PlaceOpenReason,
    "date_precision": DatePrecision,
    "date_role": DateRole,
    "actor_role": ActorRole,
    "statement_kind": StatementKind,
}


def _codes_known() -> Q:
    """Every coded column holds a code of its list; which may be empty is said by the columns of the claim's kind."""
    known = Q()
    for name, codes in _CODES.items():
        known &= Q(**{f"{name}__in": ["", *codes.values]})
    return known


CONSTRAINTS: list[models.BaseConstraint] = [
    models.CheckConstraint(condition=_codes_known(), name="claim_codes_known"),
    models.CheckConstraint(condition=Q(span_start__lt=F("span_end")), name="claim_span_ordered"),
    models.CheckConstraint(
        condition=Q(value_min__isnull=True) | Q(value_max__isnull=True) | Q(value_min__lte=F("value_max")),
        name="claim_values_ordered",
    ),
    models.CheckConstraint(
        condition=Q(date_from__isnull=True) | Q(date_to__isnull=True) | Q(date_from__lte=F("date_to")), name="claim_dates_ordered"
    ),
    models.CheckConstraint(condition=Q(confidence__gte=0, confidence__lte=1), name="claim_confidence_range"),
    models.CheckConstraint(
        condition=Q(attribution_name="", attribution_start__isnull=True, attribution_end__isnull=True)
        | (~Q(attribution_name="") & Q(attribution_start__isnull=False, attribution_end__isnull=False)),
        name="claim_attribution_and_span",
    ),
    models.CheckConstraint(
        condition=_only_for(
            ClaimKind.CASUALTIES,
            required=~Q(outcome="") & ~Q(group="") & ~Q(qualifier="") & Q(value_min__isnull=False),
            empty=Q(
                outcome="",
                group="",
                nationality="",
                value_min__isnull=True,
                value_max__isnull=True,
                qualifier="",
                subset_of__isnull=True,
            ),
        ),
        name="claim_casualties_columns",
    ),
    models.CheckConstraint(
        condition=_only_for(ClaimKind.EVENT, required=~Q(event_type=""), empty=Q(event_type="")), name="claim_event_columns"
    ),
    models.CheckConstraint(
        condition=_only_for(ClaimKind.PLACE, ClaimKind.ACTOR, required=~Q(mention=""), empty=Q(mention="")),
        name="claim_mention_column",
    ),
    models.CheckConstraint(
        condition=_only_for(
            ClaimKind.PLACE,
            required=~Q(relation=""),
            empty=Q(
                relation="",
                direction="",
                distance_km__isnull=True,
                place_class="",
                place__isnull=True,
                geo_precision="",
                place_open_reason="",
                place_candidates=[],
            ),
        ),
        name="claim_place_columns",
    ),
    models.CheckConstraint(
        condition=_only_for(
            ClaimKind.DATE,
            required=~Q(date_precision="") & ~Q(date_role="") & Q(date_to__isnull=False),
            empty=Q(date_from__isnull=True, date_to__isnull=True, date_precision="", date_role="", is_inferred=False),
        ),
        name="claim_date_columns",
    ),
    models.CheckConstraint(
        condition=_only_for(ClaimKind.ACTOR, required=~Q(actor_role=""), empty=Q(actor__isnull=True, actor_role="")),
        name="claim_actor_columns",
    ),
    models.CheckConstraint(
        condition=_only_for(ClaimKind.STATEMENT, required=~Q(statement_kind=""), empty=Q(statement_kind="")),
        name="claim_statement_columns",
    ),
    models.CheckConstraint(condition=Q(nationality="") | Q(nationality__regex=r"^[A-Z]{3}$"), name="claim_nationality_is_iso3"),
    models.CheckConstraint(
        condition=(Q(status__in=DECIDED) & Q(decided_by__isnull=False, decided_at__isnull=False))
        | (Q(status=ClaimStatus.PROPOSED) & Q(decided_by__isnull=True, decided_at__isnull=True))
        | Q(status=ClaimStatus.SUPERSEDED),
        name="claim_status_and_stamps",
    ),
    models.CheckConstraint(
        condition=(Q(status=ClaimStatus.EDITED) & Q(machine_values__isnull=False))
        | Q(status=ClaimStatus.SUPERSEDED)
        | (Q(status__in=[ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED, ClaimStatus.REJECTED]) & Q(machine_values__isnull=True)),
        name="claim_edit_keeps_machine_values",
    ),
    models.CheckConstraint(condition=~Q(subset_of=F("id")), name="claim_not_its_own_subset"),
]

TRIGGERS = [
    pgtrigger.Trigger(
        name="claim_quote_is_slice",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert
        | pgtrigger.UpdateOf(  # type: ignore[no-untyped-call]  # the library types it not
            "article_id", "span_start", "span_end", "quote", "attribution_name", "attribution_start", "attribution_end"
        ),
        declare=[("report", "text")],
        func=QUOTE_IS_SLICE,
    )
]
