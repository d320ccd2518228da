"""Reading a public document in one language: who says a claim, and what people, places and reports are called."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from incidents.presentation import Names, date_words, look_up

if TYPE_CHECKING:
    from collections.abc import Mapping


class Reading:
    """A public document, as ``incidents.services.documents`` writes it, read by someone who reads ``language`` ("ar" or "en")."""

    def __init__(self, document: Mapping[str, Any], *, language: str) -> None:
        self.document = document
        self.language = language
        self.other_language = "en" if language == "ar" else "ar"
        self.claims: dict[int, dict[str, Any]] = {claim["id"]: claim for claim in document["claims"]}
        self.reports: dict[int, dict[str, Any]] = {report["id"]: report for report in document["reports"]}

    @property
    def title(self) -> str:
        """Return the title, else the one in the other language, else the code."""
        return self.name(self.document["title"]) or str(self.document["code"])

    @property
    def title_language(self) -> str:
        """Return the language that ``title`` is in."""
        titles = self.document["title"]
        return self.other_language if titles[self.other_language] and not titles[self.language] else self.language

    @property
    def other_title(self) -> str:
        """Return the title in the other language where there are two, else an empty text."""
        titles = self.document["title"]
        return str(titles[self.other_language]) if all(titles.values()) else ""

    @property
    def place(self) -> str:
        """Return the name of the best place, empty if none is known."""
        place = self.document["place"]
        return self.name(place["name"]) if place else ""

    @property
    def date(self) -> str:
        """Return when it happened, as exactly as is known."""
        date = self.document["date"]
        return date_words(day(date["start"]), day(date["end"]), date["precision"])

    @cached_property
    def _countries(self) -> Names:
        return look_up(countries={claim.get("nationality", "") for claim in self.claims.values()})

    def name(self, names: Mapping[str, str]) -> str:
        """Return the name in the reader's language, else the other."""
        return names[self.language] or names[self.other_language]

    def country(self, code: str) -> str:
        """Return the name of the country with that ISO 3166-1 alpha-3 code, empty for an empty code."""
        return self._countries.country(code) if code else ""

    def speaker(self, claim: Mapping[str, Any]) -> str:
        """Return who says ``claim``: the actor, else the source as the report writes it, else the publisher."""
        attribution = claim["attribution"]
        if attribution["actor"]:
            return self.name(attribution["actor"]["name"])
        return str(attribution["name"]) or self.publisher(claim["report"])

    def publisher(self, report_id: int) -> str:
        """Return who published a report."""
        return self.name(self.reports[report_id]["publisher"]["name"])


def day(text: str | None) -> datetime.date | None:
    """Return the day of an ISO 8601 date."""
    return datetime.date.fromisoformat(text) if text else None
