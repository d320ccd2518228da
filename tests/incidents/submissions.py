"""A submission as a researcher makes it, through the services, for tests of what reviewers see and do."""

from __future__ import annotations

import datetime

from geo.models import Place
from incidents.models import Decision, Review
from incidents.services.curation import accept_proposed, attach_report, edit_incident, open_incident
from incidents.services.reviewing import decide_review
from incidents.services.submitting import submit_incident
from sources.models import Actor, Article, DatePrecision, Publisher
from sources.services.archive import HandedIn, archive_report
from tests.factories import NOW, make_actor, make_claim, make_place

TEXT = (
    "Shells fell on Tell Nur on Friday evening, neighbors said. Four people were killed, the Valley Observatory reported,"
    " and two of them were children. <b>Nobody</b> has said who fired."
)
EDITED, SUBMITTED, DECIDED = (NOW + datetime.timedelta(minutes=minutes) for minutes in (1, 2, 3))
LATER = NOW + datetime.timedelta(days=1)
EDITED_LATER, SUBMITTED_LATER = (LATER + datetime.timedelta(minutes=minutes) for minutes in (1, 2))


def make_report(publisher: Publisher, text: str = TEXT, *, language: str = "en", **said) -> Article:
    handed_in = HandedIn(raw=text.encode(), publisher=publisher, published=NOW.date(), **{"title": "Shells on Tell Nur", **said})
    article = archive_report(handed_in, by=None, agent="tests", now=NOW).article
    Article.objects.filter(pk=article.pk).update(language=language)
    article.refresh_from_db()
    return article


def attribution(article: Article, source: str) -> dict[str, object]:
    start = article.text.index(source)
    return {"attribution_name": source, "attribution_start": start, "attribution_end": start + len(source), "attribution_mode": "explicit"}


def make_submission(publisher: Publisher, by, *, note: str = "") -> Review:
    """Submit an incident with four claims of one report: what, where, how many, and how many children of these."""
    article = make_report(publisher, f"{TEXT}\nBy {by}")
    observatory = Actor.objects.filter(name_en="Valley Observatory").first() or make_actor("Valley Observatory")
    make_claim(article, "Shells fell", "event")
    make_claim(
        article,
        "Tell Nur",
        "place",
        place=Place.objects.filter(gazetteer_id="Tell Nur").first() or make_place(),
        geo_precision="village_town",
    )
    said = attribution(article, "Valley Observatory")
    whole = make_claim(article, "Four people were killed", attributed_to=observatory, **said)
    make_claim(
        article, "two of them were children", group="children", value_min=2, value_max=2, subset_of=whole, attributed_to=observatory, **said
    )
    incident = open_incident(article, by=by, now=NOW)
    accept_proposed(article, by=by, now=NOW)
    values = {
        "title_en": "Shelling of Tell Nur",
        "title_ar": "قصف تل نور",
        "start_date": NOW.date(),
        "end_date": NOW.date(),
        "date_precision": DatePrecision.DAY,
    }
    incident = edit_incident(incident.pk, values, revision=incident.revision, by=by, now=EDITED)
    return submit_incident(incident.pk, revision=incident.revision, by=by, now=SUBMITTED, note=note)


def make_correction(review: Review, publisher: Publisher, *, by, reviewer) -> Review:
    """Publish ``review``, then submit a later, higher toll of another report and another grading."""
    decide_review(review.pk, Decision.APPROVED, revision=review.revision, by=reviewer, now=DECIDED, reason="Quoted and dated.")
    article = make_report(publisher, "Nine people were killed in Tell Nur, residents said a day later.", title="Toll rises")
    make_claim(article, "Nine people were killed", value_min=9, value_max=9, **attribution(article, "residents"))
    attach_report(article, review.incident, by=by, now=LATER)
    accept_proposed(article, by=by, now=LATER)
    review.incident.refresh_from_db()
    incident = edit_incident(
        review.incident_id, {"grading": "contested"}, revision=review.incident.revision, by=by, now=EDITED_LATER, reason="the toll rose"
    )
    return submit_incident(incident.pk, revision=incident.revision, by=by, now=SUBMITTED_LATER)
