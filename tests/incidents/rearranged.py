"""Two incidents with their reports, for tests that merge, split and move."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from incidents.models import Estimate, Evidence, Incident, Match, Publication
from incidents.services.curation import accept_proposed, edit_incident, open_incident
from incidents.services.reviewing import decide_review
from incidents.services.submitting import submit_incident
from tests.factories import NOW, make_claim, make_place
from tests.incidents.submissions import make_report

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from sources.models import Article, Publisher

LATER, LATEST = NOW + datetime.timedelta(hours=1), NOW + datetime.timedelta(hours=2)


def make_reported(publisher: Publisher, number: int, *, by: User, place: Any = None) -> tuple[Article, Incident]:
    """Open an incident from a report of ``number`` people killed, its claims accepted."""
    report = make_report(publisher, f"Shells fell on Tell Nur. {number} people were killed and {number} were hurt.")
    make_claim(report, f"{number} people were killed", value_min=number, value_max=number)
    make_claim(report, f"{number} were hurt", outcome="injured", value_min=number, value_max=number)
    incident = open_incident(report, by=by, now=NOW)
    accept_proposed(report, by=by, now=NOW)
    values = {
        "title_en": f"Shelling with {number} killed",
        "start_date": NOW.date(),
        "end_date": NOW.date(),
        "date_precision": "day",
        "place": place or make_place(f"Tell Nur {number}"),
        "geo_precision": "village_town",
    }
    return report, edit_incident(incident.pk, values, revision=incident.revision, by=by, now=NOW)


def publish_it(incident: Incident, *, by: User, reviewer: User, now: datetime.datetime = NOW) -> Publication:
    incident.refresh_from_db()
    review = submit_incident(incident.pk, revision=incident.revision, by=by, now=now)
    publication = decide_review(review.pk, "approved", revision=review.revision, by=reviewer, now=now, reason="checked")
    incident.refresh_from_db()
    return publication


def revisions(*incidents: Incident) -> dict[int, int]:
    return {incident.pk: Incident.objects.get(pk=incident.pk).revision for incident in incidents}


def killed(incident: Incident) -> tuple[int | None, int | None, int | None] | None:
    return incident.estimates.filter(outcome="killed", group="all").values_list("low", "best", "high").first()


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return every row that says which report and claim is about which incident, and what follows."""
    silent = {"revision", "updated_at"}
    incidents = [{name: value for name, value in row.items() if name not in silent} for row in Incident.objects.order_by("pk").values()]
    estimates = Estimate.objects.order_by("incident", "outcome", "group", "nationality")
    return {
        "incidents": incidents,
        "matches": list(Match.objects.order_by("pk").values()),
        "evidence": list(Evidence.objects.order_by("pk").values()),
        "estimates": [{name: value for name, value in row.items() if name != "id"} for row in estimates.values()],
    }
