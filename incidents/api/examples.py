"""Examples of the OpenAPI description; tests hold them against what is really answered."""

from __future__ import annotations

from django.utils.translation import override
from drf_spectacular.utils import OpenApiExample

from incidents.api.formats import GeoJsonRenderer
from incidents.api.problems import MEDIA_TYPE, TITLES, TYPE_PREFIX

_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
_PUBLISHED_AT = "2026-03-01T09:30:00Z"

_REPORT = {
    "id": 812,
    "url": "https://waqia.example/api/v1/articles/812/",
    "state": "received",
    "publisher": "north-wire",
    "published_date": "2022-02-03",
    "title": "إنزال جوي قرب أطمة",
    "language": "",
    "source_sha256": _SHA256,
    "text_sha256": _SHA256,
    "created_at": _PUBLISHED_AT,
    "finished_at": None,
}

HAND_IN = [
    OpenApiExample(
        "An Arabic report",
        request_only=True,
        value={
            "text": "قال الدفاع المدني إن ثلاثة أشخاص قتلوا في قصف على أطراف البلدة.",
            "publisher": "north-wire",
            "published_date": "2022-02-03",
            "url": "https://north-wire.example/2022/02/03/17",
            "title": "إنزال جوي قرب أطمة",
        },
    ),
    OpenApiExample("Waiting to be read", response_only=True, status_codes=["200", "201"], value=_REPORT),
]
REPORT = [
    OpenApiExample(
        "Read",
        response_only=True,
        status_codes=["200"],
        value={**_REPORT, "state": "ready", "language": "ar", "finished_at": _PUBLISHED_AT},
    )
]

_PROPERTIES = {
    "code": "SYR1042",
    "url": "https://waqia.example/api/v1/incidents/SYR1042/",
    "version": 3,
    "title_ar": "الإنزال قرب أطمة",
    "title_en": "Raid near Atmeh",
    "event_type": "air_landing",
    "start_date": "2022-02-03",
    "end_date": "2022-02-03",
    "country": "SYR",
    "geo_precision": "village_town",
    "uncertainty_km": 2.0,
    "grading": "contested",
    "killed_low": 9,
    "killed_best": 9,
    "killed_high": 13,
    "published_at": _PUBLISHED_AT,
}
_POINT = {"type": "Point", "coordinates": [36.68839, 36.3095]}
_NEXT = "https://waqia.example/api/v1/incidents/?cursor=MjAyMi0wMi0wM18xMDQy"

PAGE = [
    OpenApiExample(
        "A page",
        response_only=True,
        status_codes=["200"],
        media_type="application/json",
        value={"next": _NEXT, "results": [{**_PROPERTIES, "longitude": 36.68839, "latitude": 36.3095}]},
    ),
    OpenApiExample(
        "A page as GeoJSON",
        response_only=True,
        status_codes=["200"],
        media_type=GeoJsonRenderer.media_type,
        value={
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "id": "SYR1042", "geometry": _POINT, "properties": _PROPERTIES}],
            "next": _NEXT,
        },
    ),
]

_NAME = {"ar": "أطمة", "en": "Atmeh"}
_PLACE = {"id": 17, "name": _NAME, "kind": "town", "country": "SYR", "pcode": ""}
_OBSERVATORY = {"id": 4, "name": {"ar": "المرصد السوري لحقوق الإنسان", "en": "Syrian Observatory for Human Rights"}, "kind": "monitor"}
_DOCUMENT = {
    "code": "SYR1042",
    "version": 3,
    "status": "corrected",
    "published_at": _PUBLISHED_AT,
    "title": {"ar": "الإنزال قرب أطمة", "en": "Raid near Atmeh"},
    "summary": "",
    "event": {"type": "air_landing", "acled_event_type": "Battles", "acled_sub_event_type": "Armed clash"},
    "date": {"start": "2022-02-03", "end": "2022-02-03", "precision": "day", "ucdp_date_prec": 1, "acled_time_precision": 1},
    "place": {
        **_PLACE,
        "longitude": 36.68839,
        "latitude": 36.3095,
        "geo_precision": "village_town",
        "uncertainty_km": 2.0,
        "ucdp_where_prec": 1,
        "acled_geo_precision": 1,
    },
    "rival_places": [],
    "grading": "contested",
    "participations": [],
    "estimates": [
        {
            "outcome": "killed",
            "group": "all",
            "nationality": "",
            "low": 9,
            "best": 9,
            "high": 9,
            "is_open": True,
            "rule": "range_across_origins",
            "derivation": {"origin_count": 1, "article_count": 1, "origins": [], "steps": [], "history": []},
            "override": None,
        }
    ],
    "claims": [
        {
            "id": 5021,
            "kind": "casualties",
            "report": 812,
            "quote": "مقتل تسعة أشخاص على الأقل",
            "span": [41, 66],
            "attribution": {"name": "المرصد السوري", "mode": "explicit", "via": "", "actor": _OBSERVATORY},
            "polarity": "affirmed",
            "modality": "actual",
            "scope": "incident",
            "status": "accepted",
            "outcome": "killed",
            "group": "all",
            "nationality": "",
            "value_min": 9,
            "value_max": None,
            "qualifier": "at_least",
            "subset_of": None,
        }
    ],
    "reports": [
        {
            "id": 812,
            "publisher": {"slug": "north-wire", "name": {"ar": "برق الشمال", "en": "North Wire"}, "reliability": "C"},
            "title": "إنزال جوي قرب أطمة",
            "url": "https://north-wire.example/2022/02/03/17",
            "published_date": "2022-02-03",
            "language": "ar",
            "text_sha256": _SHA256,
            "source_sha256": _SHA256,
        }
    ],
}

INCIDENT = [
    OpenApiExample("An incident", response_only=True, status_codes=["200"], media_type="application/json", value=_DOCUMENT),
    OpenApiExample(
        "An incident as GeoJSON",
        response_only=True,
        status_codes=["200"],
        media_type=GeoJsonRenderer.media_type,
        value={"type": "Feature", "id": "SYR1042", "geometry": _POINT, "properties": _DOCUMENT},
    ),
]

_CHANGE = {
    "seq": 2041,
    "kind": "corrected",
    "code": "SYR1042",
    "version": 3,
    "published_at": _PUBLISHED_AT,
    "url": "https://waqia.example/api/v1/incidents/SYR1042/v/3/",
    "merged_into": None,
    "sha256": _SHA256,
}
_MERGED = {
    **_CHANGE,
    "seq": 2042,
    "kind": "merged",
    "code": "SYR1077",
    "version": 2,
    "url": "https://waqia.example/api/v1/incidents/SYR1077/v/2/",
    "merged_into": "SYR1042",
}

CHANGES = [
    OpenApiExample(
        "A correction, and an incident merged into the corrected one",
        response_only=True,
        status_codes=["200"],
        value={"next": "https://waqia.example/api/v1/changes/?since=2042&limit=2", "results": [_CHANGE, _MERGED]},
    )
]

# Status: code, detail, the field that it is about.
_PROBLEMS = {
    400: ("bad_parameter", "Not right: date_from; see errors.", "date_from"),
    401: ("unknown_key", "There is no such key. Check that all of it was copied: 8 letters, a dot, 32 letters.", ""),
    403: ("missing_scope", "This key may not hand in reports. Ask staff for one with the scope “ingest”.", ""),
    404: ("not_found", "Nothing is published at this address. Check it, or start at /api/docs/.", ""),
    406: ("not_acceptable", "None of the formats that the header Accept asks for is given here. Ask for application/json.", ""),
    413: ("too_large", "The body is larger than 3000 kB. Hand in the report's own text, without attachments.", ""),
    410: ("retracted", "This incident was retracted: it turned out to be a drill.", ""),
    415: ("unsupported_media_type", "Send JSON in UTF-8, with the header “Content-Type: application/json”.", ""),
    422: ("future_date", "2032-02-03 has not come yet. Give the day on which the report was published.", "published_date"),
    429: ("throttled", "You have used up your requests for now. Try again in 20 seconds.", ""),
}


def problems(*statuses: int) -> list[OpenApiExample]:
    """Return one example of each error."""
    return [_problem(status, *_PROBLEMS[status]) for status in statuses]


def _problem(status: int, code: str, detail: str, field: str) -> OpenApiExample:
    with override("en"):  # whatever the language of the request that made Python read this module
        title = str(TITLES[status])
    value = {
        "type": f"{TYPE_PREFIX}{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": "/api/v1/",
        "code": code,
        "errors": [{"field": field, "code": code, "detail": detail}] if field else [],
    }
    return OpenApiExample(f"{status} {code}", response_only=True, status_codes=[str(status)], media_type=MEDIA_TYPE, value=value)
