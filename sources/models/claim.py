"""Claims: assertions of a report, each pinned to the characters that make it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
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
from sources.models.claim_rules import CONSTRAINTS, HELD_TRUE, TRIGGERS
from sources.models.run import ExtractionRun


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
        db_comment="The run that first proposed it; null if a person did",
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
        constraints = CONSTRAINTS
        indexes = [
            models.Index(fields=["article", "span_start"], name="claim_in_text_order"),
            models.Index(fields=["place"], name="claim_by_place", condition=Q(kind=ClaimKind.PLACE)),
        ]
        triggers = TRIGGERS
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return self.quote
