"""Claims: assertions of a report, each pinned to the characters that make it."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from geo.models import GeoPrecision, Place, PlaceKind
from sources.models.actor import Actor
from sources.models.article import Article
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
from sources.models.run import ExtractionRun

DECIDED = (ClaimStatus.ACCEPTED, ClaimStatus.EDITED, ClaimStatus.REJECTED)
HELD_TRUE = (ClaimStatus.ACCEPTED, ClaimStatus.EDITED)

QUOTE_IS_SLICE = """
    IF substr((SELECT text FROM sources_article WHERE id = NEW.article_id), NEW.span_start + 1, NEW.span_end - NEW.span_start)
       IS DISTINCT FROM NEW.quote THEN
        RAISE EXCEPTION 'claim quote is not the slice of its article' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_quote_is_slice';
    END IF;
    IF NEW.attribution_name <> '' AND
       substr((SELECT text FROM sources_article WHERE id = NEW.article_id), NEW.attribution_start + 1, NEW.attribution_end - NEW.attribution_start)
       IS DISTINCT FROM NEW.attribution_name THEN
        RAISE EXCEPTION 'attribution is not the slice of its article' USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_attribution_is_slice';
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


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Reads of claims."""

    def current(self) -> ClaimQuerySet:
        """Return the claims that no later run has replaced, in the order of the text."""
        return self.exclude(status=ClaimStatus.SUPERSEDED).order_by("span_start", "span_end", "pk")

    def held_true(self) -> ClaimQuerySet:
        """Return the claims that a person accepted, edited or not."""
        return self.filter(status__in=HELD_TRUE)


class Claim(models.Model):
    """One assertion of a report; the columns after ``rule`` are set according to its kind.

    A claim is a fact about a text, whatever incident it is later held to speak of: it has no key to one.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="claims", db_comment="The report that makes it")
    run = models.ForeignKey(
        ExtractionRun,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
        db_comment="The run that proposed it; null if a person did",
    )
    kind = models.CharField(max_length=16, choices=ClaimKind, db_comment="A code of ClaimKind")
    span_start = models.PositiveIntegerField(db_comment="First code point of the quotation in the article's text")
    span_end = models.PositiveIntegerField(db_comment="Code point after the quotation's last")
    quote = models.TextField(db_comment="The quotation: exactly that slice of the text")
    rule = models.CharField(max_length=64, db_comment="Rule that made it, or person")

    attributed_to = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="said",
        db_comment="Who is said to stand behind it; null for the publisher",
    )
    attribution_name = models.CharField(max_length=300, blank=True, db_comment="The source as written in the text, empty if none")
    attribution_start = models.PositiveIntegerField(null=True, blank=True, db_comment="First code point of the source's name")
    attribution_end = models.PositiveIntegerField(null=True, blank=True, db_comment="Code point after the source's name")
    attribution_mode = models.CharField(
        max_length=16, choices=AttributionMode, default=AttributionMode.NONE, db_comment="A code of AttributionMode"
    )
    attribution_via = models.CharField(max_length=300, blank=True, db_comment="Who relayed it, as written, empty if nobody")
    polarity = models.CharField(max_length=16, choices=Polarity, default=Polarity.AFFIRMED, db_comment="A code of Polarity")
    modality = models.CharField(max_length=16, choices=Modality, default=Modality.ACTUAL, db_comment="A code of Modality")
    scope = models.CharField(max_length=16, choices=Scope, default=Scope.INCIDENT, db_comment="A code of Scope")
    confidence = models.FloatField(default=1.0, db_comment="0 to 1, how sure the extractor was; 1 for a person's claim")
    confidence_factors = models.JSONField(default=dict, blank=True, db_comment="What made the confidence: factor by name")

    outcome = models.CharField(max_length=16, blank=True, choices=Outcome, db_comment="casualties: a code of Outcome")
    group = models.CharField(max_length=24, blank=True, choices=Group, db_comment="casualties: a code of Group")
    nationality = models.CharField(
        max_length=3, blank=True, db_comment="casualties: ISO 3166-1 alpha-3 that restricts the group, else empty"
    )
    value_min = models.PositiveIntegerField(null=True, blank=True, db_comment="casualties: lowest number of people that the words allow")
    value_max = models.PositiveIntegerField(
        null=True, blank=True, db_comment="casualties: highest number; null where the words leave it open"
    )
    qualifier = models.CharField(max_length=16, blank=True, choices=Qualifier, db_comment="casualties: a code of Qualifier")
    subset_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="subsets",
        db_comment="casualties: the figure of which this is a part",
    )

    event_type = models.CharField(max_length=24, blank=True, choices=EventType, db_comment="event: a code of EventType")

    mention = models.CharField(max_length=300, blank=True, db_comment="place, actor: the name as written")
    relation = models.CharField(max_length=16, blank=True, choices=PlaceRelation, db_comment="place: a code of PlaceRelation")
    direction = models.CharField(
        max_length=8, blank=True, choices=Direction, db_comment="place: a code of Direction, empty if none is said"
    )
    distance_km = models.FloatField(null=True, blank=True, db_comment="place: kilometers from the place, null if not said")
    place_class = models.CharField(
        max_length=16, blank=True, choices=PlaceKind, db_comment="place: kind that a class word gives, empty if none"
    )
    place = models.ForeignKey(
        Place,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
        db_comment="place: resolved place; null while it is open",
    )
    geo_precision = models.CharField(max_length=24, blank=True, choices=GeoPrecision, db_comment="place: a code of GeoPrecision")
    place_open_reason = models.CharField(
        max_length=24,
        blank=True,
        choices=PlaceOpenReason,
        db_comment="place: why the machine left it open, a code of PlaceOpenReason; empty if it did not",
    )
    place_candidates = models.JSONField(default=list, blank=True, db_comment="place: ranked candidates with score and reasons")

    date_from = models.DateField(null=True, blank=True, db_comment="date: first day")
    date_to = models.DateField(null=True, blank=True, db_comment="date: last day, inclusive")
    date_precision = models.CharField(max_length=16, blank=True, choices=DatePrecision, db_comment="date: a code of DatePrecision")
    date_role = models.CharField(max_length=16, blank=True, choices=DateRole, db_comment="date: a code of DateRole")
    is_inferred = models.BooleanField(default=False, db_comment="date: whether a statement's date stands in for the event's")

    actor = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
        db_comment="actor: resolved actor; null while it is open",
    )
    actor_role = models.CharField(max_length=24, blank=True, choices=ActorRole, db_comment="actor: a code of ActorRole")

    statement_kind = models.CharField(max_length=24, blank=True, choices=StatementKind, db_comment="statement: a code of StatementKind")

    status = models.CharField(max_length=16, choices=ClaimStatus, default=ClaimStatus.PROPOSED, db_comment="A code of ClaimStatus")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_comment="Who decided on it"
    )
    decided_at = models.DateTimeField(null=True, blank=True, db_comment="When that was decided")
    decision_reason = models.TextField(blank=True, db_comment="Why, where a reason was given or is demanded")
    machine_values = models.JSONField(null=True, blank=True, db_comment="edited: the values that the extractor had proposed; else null")
    version = models.PositiveIntegerField(default=1, db_comment="Counts the decisions on it, so that a stale form is noticed")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        db_table_comment = "Assertions of reports, each with the words that make it"
        constraints = [
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
        indexes = [
            models.Index(fields=["article", "span_start"], name="claim_in_text_order"),
            models.Index(fields=["place"], name="claim_by_place", condition=Q(kind=ClaimKind.PLACE)),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="claim_quote_is_slice",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf(
                    "article_id", "span_start", "span_end", "quote", "attribution_name", "attribution_start", "attribution_end"
                ),
                func=QUOTE_IS_SLICE,
            )
        ]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return self.quote
