"""The shapes of what is published, for the OpenAPI description: the documents themselves are made when an incident is published."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from geo.models import GeoPrecision, PlaceKind
from incidents.api.codes import CodeField, FixedField
from incidents.models import Grading, ParticipationStatus, PublicationKind
from sources.models import (
    ActorKind,
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
    PlaceRelation,
    Polarity,
    Qualifier,
    Reliability,
    Scope,
    StatementKind,
)

Shape = serializers.Serializer[Any]


class InBothLanguagesSerializer(Shape):
    """A text in Arabic and English; either may be empty."""

    ar = serializers.CharField(allow_blank=True)
    en = serializers.CharField(allow_blank=True)


class PlaceSerializer(Shape):
    """A place of the gazetteer."""

    id = serializers.IntegerField()
    name = InBothLanguagesSerializer()
    kind = CodeField(PlaceKind)
    country = serializers.CharField(help_text="ISO 3166-1 alpha-3.")
    pcode = serializers.CharField(allow_blank=True, help_text="OCHA P-code, empty if none.")


class PositionSerializer(PlaceSerializer):
    """A place with its position, and how well that is known."""

    longitude = serializers.FloatField(help_text="Degrees, WGS 84.")
    latitude = serializers.FloatField(help_text="Degrees, WGS 84.")
    geo_precision = CodeField(GeoPrecision)
    uncertainty_km = serializers.FloatField(help_text="Radius of the circle in which it took place.")
    ucdp_where_prec = serializers.IntegerField(allow_null=True, help_text="1 to 7, as UCDP GED has it.")
    acled_geo_precision = serializers.IntegerField(allow_null=True, help_text="1 to 3, as ACLED has it.")


class RivalPlaceSerializer(PositionSerializer):
    """Another place that a claim gives for the incident."""

    relation = CodeField(PlaceRelation)
    direction = CodeField(Direction, allow_blank=True)
    claim = serializers.IntegerField(help_text="Id of the claim.")


class ActorSerializer(Shape):
    """A party that acts or speaks."""

    id = serializers.IntegerField()
    name = InBothLanguagesSerializer()
    kind = CodeField(ActorKind)


class ParticipationSerializer(Shape):
    """The part an actor is said to have had."""

    actor = ActorSerializer()
    role = CodeField(ActorRole)
    status = CodeField(ParticipationStatus)


class EventSerializer(Shape):
    """What was done."""

    type = CodeField(EventType)
    acled_event_type = serializers.CharField(help_text="As ACLED spells it.")
    acled_sub_event_type = serializers.CharField(help_text="As ACLED spells it.")


class DateSerializer(Shape):
    """When it was, in local time of the place."""

    start = serializers.DateField(allow_null=True)
    end = serializers.DateField(allow_null=True, help_text="Last day, inclusive.")
    precision = CodeField(DatePrecision, allow_blank=True)
    ucdp_date_prec = serializers.IntegerField(allow_null=True)
    acled_time_precision = serializers.IntegerField(allow_null=True)


class OverrideSerializer(Shape):
    """A person's figures in place of the computed ones."""

    why = serializers.CharField()
    computed = serializers.ListField(
        child=serializers.IntegerField(allow_null=True), min_length=3, max_length=3, help_text="Low, best and high as they were computed."
    )


class EstimateSerializer(Shape):
    """How many people, from all accepted claims; figures are never added up."""

    outcome = CodeField(Outcome)
    group = CodeField(Group)
    nationality = serializers.CharField(allow_blank=True, help_text="ISO 3166-1 alpha-3 that restricts the group, else empty.")
    low = serializers.IntegerField(allow_null=True)
    best = serializers.IntegerField(allow_null=True, help_text="Null where no origin names a number, or the rule finds none.")
    high = serializers.IntegerField(allow_null=True)
    is_open = serializers.BooleanField(default=False, help_text="Whether there may be more: the highest number is a minimum.")
    rule = serializers.CharField(help_text="Name of the rule that made it.")
    derivation = serializers.DictField(
        help_text="How it was computed: each origin with its figures, the steps of the rule, the numbers as they stood on each day."
    )
    override = OverrideSerializer(allow_null=True)


class AttributionSerializer(Shape):
    """Who is said to stand behind a claim."""

    name = serializers.CharField(allow_blank=True, help_text="As written in the report; empty for the publisher's own voice.")
    mode = CodeField(AttributionMode)
    via = serializers.CharField(allow_blank=True, help_text="Who relayed it, as written; empty if nobody.")
    actor = ActorSerializer(allow_null=True)


class ClaimSerializer(Shape):
    """One assertion of a report, with the words that make it. Which further values it has follows from its kind."""

    id = serializers.IntegerField()
    kind = CodeField(ClaimKind)
    report = serializers.IntegerField(help_text="Id of the report.")
    quote = serializers.CharField(help_text="The words, exactly.")
    span = serializers.ListField(
        child=serializers.IntegerField(min_value=0),
        min_length=2,
        max_length=2,
        help_text="First code point of the quotation in the report's text, and the one after its last.",
    )
    attribution = AttributionSerializer()
    polarity = CodeField(Polarity)
    modality = CodeField(Modality)
    scope = CodeField(Scope)
    status = CodeField(ClaimStatus)
    outcome = CodeField(Outcome, required=False, help_text="Casualties.")
    group = CodeField(Group, required=False, help_text="Casualties.")
    nationality = serializers.CharField(required=False, allow_blank=True, help_text="Casualties: ISO 3166-1 alpha-3, else empty.")
    value_min = serializers.IntegerField(required=False, allow_null=True, help_text="Casualties.")
    value_max = serializers.IntegerField(required=False, allow_null=True, help_text="Casualties; null where the words leave it open.")
    qualifier = CodeField(Qualifier, required=False, help_text="Casualties.")
    subset_of = serializers.IntegerField(required=False, allow_null=True, help_text="Casualties: id of the claim of which it is a part.")
    event_type = CodeField(EventType, required=False, help_text="Event.")
    mention = serializers.CharField(required=False, help_text="Place, actor: the name as written.")
    relation = CodeField(PlaceRelation, required=False, help_text="Place.")
    direction = CodeField(Direction, required=False, allow_blank=True, help_text="Place.")
    distance_km = serializers.FloatField(required=False, allow_null=True, help_text="Place: distance from it, null if not said.")
    geo_precision = CodeField(GeoPrecision, required=False, allow_blank=True, help_text="Place.")
    place = PlaceSerializer(required=False, help_text="Place: the one in the gazetteer, where it is known.")
    date_from = serializers.DateField(required=False, allow_null=True, help_text="Date.")
    date_to = serializers.DateField(required=False, allow_null=True, help_text="Date: last day, inclusive.")
    date_precision = CodeField(DatePrecision, required=False, help_text="Date.")
    date_role = CodeField(DateRole, required=False, help_text="Date.")
    actor = ActorSerializer(required=False, help_text="Actor: the known one.")
    actor_role = CodeField(ActorRole, required=False, help_text="Actor.")
    statement_kind = CodeField(StatementKind, required=False, help_text="Statement.")


class PublisherSerializer(Shape):
    """An outlet."""

    slug = serializers.CharField()
    name = InBothLanguagesSerializer()
    reliability = CodeField(Reliability)


class PublishedReportSerializer(Shape):
    """A report that claims are quoted from; its text is not published, its hashes are."""

    id = serializers.IntegerField()
    publisher = PublisherSerializer()
    title = serializers.CharField(allow_blank=True)
    url = serializers.CharField(allow_blank=True)
    published_date = serializers.DateField(allow_null=True)
    language = serializers.CharField(allow_blank=True, help_text="BCP 47 code.")
    text_sha256 = serializers.CharField(help_text="SHA-256 of the text, in which spans count.")
    source_sha256 = serializers.CharField(help_text="SHA-256 of the archived bytes.")


class RelatedSerializer(Shape):
    """Public incidents that this one was merged from, split into or split from."""

    merged_from = serializers.ListField(child=serializers.CharField())
    split_into = serializers.ListField(child=serializers.CharField())
    split_from = serializers.ListField(child=serializers.CharField())


class IncidentSerializer(Shape):
    """An incident as it was published."""

    code = serializers.CharField(help_text="Public code, never given twice.")
    version = serializers.IntegerField()
    status = CodeField(PublicationKind)
    published_at = serializers.DateTimeField()
    title = InBothLanguagesSerializer()
    summary = serializers.CharField(allow_blank=True)
    event = EventSerializer()
    date = DateSerializer()
    place = PositionSerializer(allow_null=True)
    rival_places = RivalPlaceSerializer(many=True)
    grading = CodeField(Grading)
    participations = ParticipationSerializer(many=True)
    estimates = EstimateSerializer(many=True)
    claims = ClaimSerializer(many=True)
    reports = PublishedReportSerializer(many=True)
    related = RelatedSerializer(required=False)


class TombstoneSerializer(Shape):
    """What stands in place of an incident that is not public any more."""

    code = serializers.CharField(help_text="Public code, never given twice.")
    version = serializers.IntegerField()
    status = CodeField(PublicationKind)
    published_at = serializers.DateTimeField()
    merged_into = serializers.CharField(allow_null=True, help_text="The incident that it turned out to be; null if it was retracted.")
    why = serializers.CharField(allow_blank=True)


class ChangeSerializer(Shape):
    """One publication: which incident it was about, and what became of that."""

    seq = serializers.IntegerField(help_text="Number in the ledger, from 1, without gaps.")
    kind = CodeField(PublicationKind, help_text="published: for the first time; merged and retracted: not public any more.")
    code = serializers.CharField()
    version = serializers.IntegerField(help_text="Version of the incident, from 1.")
    published_at = serializers.DateTimeField()
    url = serializers.URLField(help_text="Where the document of this version is.")
    merged_into = serializers.CharField(allow_null=True, help_text="The incident that it turned out to be, where it was merged.")
    sha256 = serializers.CharField(
        help_text="SHA-256 over the canonical JSON (RFC 8785) of document, previous_sha256 and seq: it chains all changes to here."
    )


class ChangePageSerializer(Shape):
    """A page of changes, oldest first."""

    next = serializers.URLField(allow_null=True, help_text="The next page; null where no more has happened yet.")
    results = ChangeSerializer(many=True)


class IncidentPropertiesSerializer(Shape):
    """An incident in a list, flat."""

    code = serializers.CharField()
    url = serializers.CharField(help_text="Where all of it is.")
    version = serializers.IntegerField()
    title_ar = serializers.CharField(allow_blank=True)
    title_en = serializers.CharField(allow_blank=True)
    event_type = CodeField(EventType)
    start_date = serializers.DateField(allow_null=True)
    end_date = serializers.DateField(allow_null=True, help_text="Last day, inclusive.")
    country = serializers.CharField(help_text="ISO 3166-1 alpha-3; ZZZ where not known.")
    geo_precision = CodeField(GeoPrecision, allow_blank=True)
    uncertainty_km = serializers.FloatField(allow_null=True)
    grading = CodeField(Grading)
    killed_low = serializers.IntegerField(allow_null=True, help_text="Lowest estimate of all killed; null if there is no figure.")
    killed_best = serializers.IntegerField(allow_null=True)
    killed_high = serializers.IntegerField(allow_null=True)
    published_at = serializers.DateTimeField()


class IncidentRowSerializer(IncidentPropertiesSerializer):
    """An incident in a list, flat, with its position."""

    longitude = serializers.FloatField(allow_null=True, help_text="Degrees, WGS 84.")
    latitude = serializers.FloatField(allow_null=True, help_text="Degrees, WGS 84.")


class IncidentPageSerializer(Shape):
    """A page of incidents."""

    next = serializers.URLField(allow_null=True, help_text="The next page; null on the last.")
    results = IncidentRowSerializer(many=True)


class PointSerializer(Shape):
    """A GeoJSON point."""

    type = FixedField("Point")
    coordinates = serializers.ListField(child=serializers.FloatField(), min_length=2, max_length=2, help_text="Longitude, latitude.")


class IncidentFeatureSerializer(Shape):
    """An incident as a GeoJSON feature; its properties are the whole document."""

    type = FixedField("Feature")
    id = serializers.CharField()
    geometry = PointSerializer(allow_null=True)
    properties = IncidentSerializer()


class TombstoneFeatureSerializer(IncidentFeatureSerializer):
    """A tombstone as a GeoJSON feature, without geometry."""

    properties = TombstoneSerializer()  # type: ignore[assignment]  # replaces the inherited one


class IncidentRowFeatureSerializer(IncidentFeatureSerializer):
    """An incident of a list as a GeoJSON feature."""

    properties = IncidentPropertiesSerializer()  # type: ignore[assignment]  # replaces the inherited one


class IncidentFeatureCollectionSerializer(Shape):
    """A page of incidents as GeoJSON."""

    type = FixedField("FeatureCollection")
    features = IncidentRowFeatureSerializer(many=True)
    next = serializers.URLField(allow_null=True, help_text="The next page; null on the last.")
