"""The codes of the gazetteer."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.utils.translation import gettext_lazy as _

WGS84 = 4326
WEB_MERCATOR = 3857


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


class NameKind(models.TextChoices):
    """How a name is used."""

    PREFERRED = "preferred", _("preferred")
    VARIANT = "variant", _("variant")
    HISTORIC = "historic", _("historic")
    ALIAS = "alias", _("local alias")
