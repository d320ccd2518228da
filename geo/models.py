"""Where: places with their names in every script, and areas with their outlines."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex
from django.utils.translation import gettext_lazy as _

WGS84 = 4326


class PlaceKind(models.TextChoices):
    """What a place is, from the largest to the smallest."""

    COUNTRY = "country", _("country")
    ADM1 = "adm1", _("governorate")
    ADM2 = "adm2", _("district")
    ADM3 = "adm3", _("sub-district")
    ADM4 = "adm4", _("community")
    REGION = "region", _("region")
    CITY = "city", _("city")
    TOWN = "town", _("town")
    VILLAGE = "village", _("village")
    CAMP = "camp", _("camp")
    CROSSING = "crossing", _("crossing")
    NEIGHBOURHOOD = "neighbourhood", _("neighborhood")
    LANDMARK = "landmark", _("landmark")


class GeoPrecision(models.TextChoices):
    """How well a position is known; maps to UCDP where_prec, ACLED geo_precision and Airwars accuracy."""

    EXACT = "exact", _("exact location")
    WITHIN_100M = "within_100m", _("within 100 m")
    STREET = "street", _("street")
    NEIGHBOURHOOD = "neighbourhood", _("neighborhood")
    VILLAGE_TOWN = "village_town", _("village or town")
    NEAR_PLACE = "near_place", _("near a place, up to 25 km")
    ADM3 = "adm3", _("sub-district")
    ADM2 = "adm2", _("district")
    ADM1 = "adm1", _("governorate")
    LINEAR_OR_FUZZY = "linear_or_fuzzy", _("along a line or in a loose area")
    COUNTRY = "country", _("country only")
    INTERNATIONAL_WATERS = "international_waters", _("international waters")


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

    objects = PlaceQuerySet.as_manager()

    class Meta:
        db_table_comment = "Gazetteer: points with kind, country and parent"
        constraints = [
            models.UniqueConstraint(fields=["gazetteer", "gazetteer_id"], name="place_gazetteer_id"),
            models.CheckConstraint(condition=models.Q(country__regex=r"^[A-Z]{3}$"), name="place_country_is_iso3"),
            models.CheckConstraint(condition=models.Q(kind__in=PlaceKind.values), name="place_kind_known"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="place_not_its_own_parent"),
        ]
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return self.label("en") or f"{self.gazetteer}:{self.gazetteer_id}"

    def label(self, language: str) -> str:
        """Return the preferred name in ``language``, else any preferred name, else any name; empty if it has none."""
        names = sorted(self.names.all(), key=lambda name: (name.kind != NameKind.PREFERRED, name.language != language, name.pk))
        same = [name for name in names if name.language == language]
        return (same or names)[0].name if names else ""


class NameKind(models.TextChoices):
    """How a name is used."""

    PREFERRED = "preferred", _("preferred")
    VARIANT = "variant", _("variant")
    HISTORIC = "historic", _("historic")
    ALIAS = "alias", _("local alias")


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
        verbose_name = _("place name")
        verbose_name_plural = _("place names")

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """The outline of an administrative unit."""

    level = models.PositiveSmallIntegerField(db_comment="0 country, 1 governorate, 2 district, 3 sub-district, 4 community")
    pcode = models.CharField(max_length=32, db_comment="OCHA P-code; of a country its ISO 3166-1 alpha-3; else the code of its file")
    country = models.CharField(max_length=3, db_comment="ISO 3166-1 alpha-3")
    name_ar = models.CharField(max_length=200, blank=True, db_comment="Arabic name")
    name_en = models.CharField(max_length=200, blank=True, db_comment="English name")
    outline = models.MultiPolygonField(srid=WGS84, db_comment="Outline, WGS 84")
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="areas", db_comment="The place of this outline"
    )

    class Meta:
        db_table_comment = "Outlines of administrative units, by level"
        constraints = [
            models.UniqueConstraint(fields=["level", "pcode"], name="area_level_pcode"),
            models.CheckConstraint(condition=models.Q(level__lte=4), name="area_level_range"),
            models.CheckConstraint(condition=models.Q(country__regex=r"^[A-Z]{3}$"), name="area_country_is_iso3"),
        ]
        verbose_name = _("area")
        verbose_name_plural = _("areas")

    def __str__(self) -> str:
        return self.name_en or self.name_ar or self.pcode


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


class Dataset(models.Model):
    """A file of places or outlines that was imported: whom to credit, and how far the import came."""

    name = models.CharField(max_length=100, db_comment="Name to credit")
    file = models.CharField(max_length=200, db_comment="Name of the file, without folders")
    licence = models.CharField(max_length=100, db_comment="License under which it was published")
    url = models.URLField(blank=True, db_comment="Where it was published, empty if unknown")
    version = models.CharField(max_length=40, blank=True, db_comment="Version or date of the data, empty if unknown")
    rows = models.PositiveIntegerField(default=0, db_comment="Rows taken from it")
    lines_read = models.PositiveIntegerField(default=0, db_comment="Lines dealt with; the next run goes on there until it is done")
    digest = models.CharField(max_length=64, db_comment="SHA-256 of the file, hexadecimal: only the same file goes on where it stopped")
    imported_at = models.DateTimeField(null=True, blank=True, db_comment="When the import ended; null while it is unfinished")

    class Meta:
        db_table_comment = "Imported files of places and outlines, for attribution"
        constraints = [models.UniqueConstraint(fields=["name", "file"], name="dataset_name_file")]
        verbose_name = _("dataset")
        verbose_name_plural = _("datasets")

    def __str__(self) -> str:
        return f"{self.name} ({self.file})"
