"""Values of public documents in words, in the language of the page; records are worded by ``incidents.presentation``."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from incidents.admin.records import claim_record, estimate_record
from incidents.models import ParticipationStatus
from incidents.presentation.claims import claim_words, notes
from incidents.presentation.dates import date_words
from incidents.presentation.figures import of_whom, range_words
from incidents.presentation.names import language
from incidents.presentation.places import precision_words
from sources.models import ActorRole, DatePrecision, Group, Outcome

if TYPE_CHECKING:
    from django.db.models import TextChoices

    from incidents.presentation.names import Names

    Document = dict[str, Any]


def label(choices: type[TextChoices], code: str) -> str:
    """Return the words for ``code``; the code itself where an older document has one that is no longer in the list."""
    return str(choices(code).label) if code in choices.values else code


def name(names: dict[str, str]) -> str:
    """Return the name in the page's language, else the other one."""
    first, second = ("ar", "en") if language() == "ar" else ("en", "ar")
    return names[first] or names[second]


def isolate(text: str) -> str:
    """Return ``text`` with the marks that keep its direction from what stands around it."""
    return f"\u2068{text}\u2069"


def date(document: Document) -> str:
    """Return the day or days of an incident with how well they are known, empty without a date."""
    if document["end"] is None:
        return ""
    first, last = (datetime.date.fromisoformat(document[key]) for key in ("start", "end"))
    return f"{date_words(first, last, document['precision'])} ({label(DatePrecision, document['precision'])})"


def place(document: Document | None) -> str:
    """Return a place with its precision and the radius of doubt, empty without a place."""
    if document is None:
        return ""
    return f"{isolate(name(document['name']))} ({precision_words(document['geo_precision'])})"


def participation(document: Document) -> str:
    """Return who is said to have had which part."""
    role, status = label(ActorRole, document["role"]), label(ParticipationStatus, document["status"])
    return f"{role}: {isolate(name(document['actor']['name']))} ({status})"


def estimates(document: Document) -> list[Document]:
    """Return the estimates, the dead before the injured and everyone before a part of them."""
    outcomes, groups = list(Outcome.values), list(Group.values)
    return sorted(document["estimates"], key=lambda row: (outcomes.index(row["outcome"]), groups.index(row["group"]), row["nationality"]))


def people(document: Document, names: Names) -> str:
    """Return of whom an estimate speaks."""
    return of_whom(document["outcome"], document["group"], names.country(document["nationality"]) if document["nationality"] else "")


def estimate(document: Document | None) -> str:
    """Return lowest, best and highest of an estimate, and why a person set it by hand, if one did."""
    if document is None:
        return ""
    record = estimate_record(document)
    if record.low is None:
        return gettext("no figure")
    words = range_words(record.low, record.high, is_open=record.is_open)
    if record.best is not None and record.low != record.high:
        words = pgettext("estimate", "%(range)s, best %(best)s") % {"range": words, "best": record.best}
    return gettext("%(figures)s, set by hand: %(why)s") % {"figures": words, "why": record.override_why} if record.override_why else words


def report(document: Document) -> str:
    """Return publisher, title and day of a report."""
    title = isolate(document["title"]) if document["title"] else gettext("untitled")
    return f"{isolate(name(document['publisher']['name']))}: {title} ({day(document)})"


def day(report: Document) -> str:
    """Return the day on which a report was published."""
    value = report["published_date"]
    return date_format(datetime.date.fromisoformat(value)) if value else gettext("no date")


def claim(document: Document) -> str:
    """Return what a claim says and how it is meant, without who says it."""
    return " · ".join([claim_words(document), *notes(claim_record(document))])
