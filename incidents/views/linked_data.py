"""A public document as JSON-LD, in the words of schema.org: an Event, the reports on it, and the claims that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.views.readings import Reading


def linked_data(reading: Reading, *, url: str) -> dict[str, Any]:
    """Return the graph; ``url`` is the absolute address of the version that is shown."""
    document = reading.document
    event = {
        "@type": "Event",
        "@id": f"{url}#event",
        "url": url,
        "identifier": document["code"],
        "name": [{"@value": title, "@language": language} for language, title in document["title"].items() if title],
        "description": document["summary"],
        "startDate": document["date"]["start"],
        "endDate": document["date"]["end"],
        "location": _place(document["place"]),
        "subjectOf": [_report(report, url=url) for report in document["reports"]],
    }
    claims = [_claim(claim, reading, url=url) for claim in document["claims"] if claim["kind"] == "casualties"]
    return {"@context": "https://schema.org", "@graph": [_without_gaps(event), *claims]}


def _place(place: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "@type": "Place",
        "name": [{"@value": name, "@language": language} for language, name in place["name"].items() if name],
        "geo": {"@type": "GeoCoordinates", "latitude": place["latitude"], "longitude": place["longitude"]},
    }


def _report(report: Mapping[str, Any], *, url: str) -> dict[str, Any]:
    names = report["publisher"]["name"]
    article = {
        "@type": "NewsArticle",
        "@id": f"{url}#report-{report['id']}",
        "headline": report["title"],
        "url": report["url"],
        "datePublished": report["published_date"],
        "inLanguage": report["language"],
        "publisher": {"@type": "Organization", "name": names["en"] or names["ar"]},
    }
    return _without_gaps(article)


def _claim(claim: Mapping[str, Any], reading: Reading, *, url: str) -> dict[str, Any]:
    report = reading.reports[claim["report"]]
    kind = "Person" if (claim["attribution"]["actor"] or {}).get("kind") == "person" else "Organization"
    return {
        "@type": "Claim",
        "@id": f"{url}#claim-{claim['id']}",
        "about": {"@id": f"{url}#event"},
        "text": claim["quote"],
        "inLanguage": report["language"],
        "author": {"@type": kind, "name": reading.speaker(claim)},
        "appearance": {"@id": f"{url}#report-{report['id']}"},
    }


def _without_gaps(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
