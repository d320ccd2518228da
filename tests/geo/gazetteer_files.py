"""Small files in the layouts of the gazetteers, with made-up places."""

from __future__ import annotations

WOF_HEADER = (
    "wof_id\tgeonameid\tcountry\tplacetype\tname\tname_ar\tname_en\tvariants\tlat\tlon"
    "\tregion_id\tcounty_id\tpopulation\tis_current\tsrc_geom"
)
PCODE_HEADER = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date"


def geonames_line(geoname_id: int = 900_001, name: str = "Tell Nur", **said: object) -> str:
    """Return one line of a country dump: a village unless told otherwise."""
    fields = {"others": "", "latitude": 36.2, "longitude": 36.7, "feature": "P", "code": "PPL", "country": "SY", "population": 0, **said}
    start = [geoname_id, name, name, fields["others"], fields["latitude"], fields["longitude"], fields["feature"], fields["code"]]
    return "\t".join(map(str, [*start, fields["country"], "", "", "", "", "", fields["population"], "", "", "Asia/Damascus", "2022-01-01"]))


def alternate_line(geoname_id: int, name: str, language: str = "ar", *, preferred: str = "", historic: str = "") -> str:
    """Return one line of alternateNamesV2."""
    return "\t".join(["7", str(geoname_id), language, name, preferred, "", "", historic, "", ""])


def wof_line(wof_id: int, name: str = "Tell Nur", *, geoname_id: str = "", **said: str) -> str:
    """Return one line of a Who's On First table: a locality unless told otherwise."""
    fields = {"placetype": "locality", "ar": "", "en": "", "variants": "", "lat": "36.2", "lon": "36.7", "population": "0", **said}
    names = [name, fields["ar"], fields["en"], fields["variants"]]
    return "\t".join(
        [str(wof_id), geoname_id, "SY", fields["placetype"], *names, fields["lat"], fields["lon"], "", "", fields["population"], "-1", "x"]
    )


def square(west: float, south: float, side: float = 1.0) -> dict[str, object]:
    """Return a GeoJSON polygon."""
    east, north = west + side, south + side
    return {"type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]]}


def feature(geometry: dict[str, object], **properties: object) -> dict[str, object]:
    """Return a GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}
