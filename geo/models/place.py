"""Places with their names in every script and their ids in every gazetteer."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from geo.models.choices import WGS84, NameKind, PlaceKind
from geo.models.map_layer import MapLayer, notes_changes_of

#: From which zoom on a map names a place: the first condition that holds. Districts are named by their towns.
MAP_ZOOMS = Case(
    When(kind=PlaceKind.COUNTRY, then=Value(2)),
    When(kind=PlaceKind.ADM1, then=Value(5)),
    When(kind__in=[PlaceKind.ADM2, PlaceKind.ADM3], then=Value(None)),
    When(kind__in=[PlaceKind.CITY, PlaceKind.TOWN], population__gte=1_000_000, then=Value(3)),
    When(kind__in=[PlaceKind.CITY, PlaceKind.TOWN], population__gte=250_000, then=Value(5)),
    When(kind__in=[PlaceKind.CITY, PlaceKind.TOWN], population__gte=50_000, then=Value(6)),
    When(kind__in=[PlaceKind.CITY, PlaceKind.REGION], then=Value(7)),
    When(kind=PlaceKind.TOWN, then=Value(8)),
    When(kind__in=[PlaceKind.VILLAGE, PlaceKind.CAMP, PlaceKind.CROSSING, PlaceKind.ADM4], then=Value(9)),
    When(kind=PlaceKind.NEIGHBOURHOOD, then=Value(12)),
    default=Value(13),
)


class PlaceQuerySet(models.QuerySet["Place"]):
    """Reads of places."""

    def with_names(self) -> PlaceQuerySet:
        """Fetch the names and the whole parent chain in two queries."""
        return self.select_related("parent__parent__parent").prefetch_related("names")


class Place(models.Model):
    """A point in the gazetteer, with what kind of place it is and what it lies in."""

    gazetteer = models.CharField(max_length=16, db_comment="Gazetteer of the id: waqia, geonames, wof or pcode")
    gazetteer_id = models.CharField(max_length=64, db_comment="Id in that gazetteer")
    kind = models.CharField(max_length=16, choices=PlaceKind, db_comment="What the place is; a code of PlaceKind")
    point = models.PointField(srid=WGS84, db_comment="A point that stands for the place, WGS 84")
    country = models.CharField(max_length=3, db_comment="ISO 3166-1 alpha-3 of the country that it lies in")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", db_comment="The next larger place"
    )
    pcode = models.CharField(max_length=32, blank=True, db_comment="OCHA P-code, empty if none")
    population = models.PositiveIntegerField(null=True, blank=True, db_comment="People, as the gazetteer says; null if unknown")
    map_zoom = models.GeneratedField(
        expression=MAP_ZOOMS,
        output_field=models.PositiveSmallIntegerField(null=True),
        db_persist=True,
        db_comment="From which zoom on a map names it; null: never",
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        db_table_comment = "Gazetteer: points with kind, country and parent"
        constraints = [
            models.UniqueConstraint(fields=["gazetteer", "gazetteer_id"], name="place_gazetteer_id"),
            models.CheckConstraint(condition=models.Q(country__regex=r"^[A-Z]{3}$"), name="place_country_is_iso3"),
            models.CheckConstraint(condition=models.Q(kind__in=PlaceKind.values), name="place_kind_known"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="place_not_its_own_parent"),
        ]
        indexes = [
            models.Index(fields=["map_zoom"], name="place_by_map_zoom"),
            models.Index(models.F("population").desc(nulls_last=True), "id", name="place_by_population"),
        ]
        triggers = [notes_changes_of(MapLayer.PLACES)]
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return self.label("en") or f"{self.gazetteer}:{self.gazetteer_id}"

    def label(self, language: str) -> str:
        """Return the preferred name in ``language``, else any preferred name, else any name; empty if it has none."""
        names = sorted(self.names.all(), key=lambda name: (name.kind != NameKind.PREFERRED, name.language != language, name.pk))
        same = [name for name in names if name.language == language]
        return (same or names)[0].name if names else ""


class PlaceName(models.Model):
    """One name of a place, with the folded keys by which it is found."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names", db_comment="The place so called")
    name = models.CharField(max_length=200, db_comment="As written")
    language = models.CharField(max_length=8, db_comment="BCP 47 code, und if unknown")
    script = models.CharField(max_length=4, db_comment="ISO 15924 code: Arab or Latn")
    kind = models.CharField(max_length=16, choices=NameKind, default=NameKind.VARIANT, db_comment="A code of NameKind")
    key = models.CharField(max_length=200, db_comment="Folded, articles kept: geo.names.NameKeys.key")
    key_bare = models.CharField(max_length=200, db_comment="Folded, without articles and class words: NameKeys.key_bare")
    key_joined = models.CharField(max_length=200, db_comment="Folded, also without spaces: NameKeys.key_joined")

    class Meta:
        db_table_comment = "Names of places, folded for search"
        constraints = [
            models.UniqueConstraint(fields=["place", "name", "language"], name="place_name_once"),
            models.CheckConstraint(condition=~models.Q(key=""), name="place_name_key_not_empty"),
            models.CheckConstraint(condition=models.Q(kind__in=NameKind.values), name="place_name_kind_known"),
        ]
        indexes = [
            models.Index(fields=["key_joined"], name="place_name_joined"),
            GinIndex(fields=["key_joined"], opclasses=["gin_trgm_ops"], name="place_name_trigrams"),
        ]
        triggers = [notes_changes_of(MapLayer.PLACES)]
        verbose_name = _("place name")
        verbose_name_plural = _("place names")

    def __str__(self) -> str:
        return self.name


class PlaceIdentifier(models.Model):
    """A further id of a place, in a gazetteer other than the one it is kept under, or there under an older number."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="identifiers", db_comment="The place")
    gazetteer = models.CharField(max_length=16, db_comment="Gazetteer of the id: geonames, wof or pcode")
    gazetteer_id = models.CharField(max_length=64, db_comment="Id in that gazetteer")

    class Meta:
        db_table_comment = "Ids of one place in several gazetteers, so that no file brings it a second time"
        constraints = [models.UniqueConstraint(fields=["gazetteer", "gazetteer_id"], name="place_identifier_once")]
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")

    def __str__(self) -> str:
        return f"{self.gazetteer}:{self.gazetteer_id}"
