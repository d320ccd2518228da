"""A published raid with rival figures, rival places and a denial for one nationality, for tests of what the public sees."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from incidents.models import Evidence, Incident, PublicationKind
from incidents.services.documents import public_document
from incidents.services.evidence import renew_derived
from incidents.services.ledger import append_publication
from sources.models import Article, Claim, Publisher
from sources.services.archive import HandedIn, archive_report
from tests.factories import NOW, make_actor, make_claim, make_incident, make_place

ARABIC = "قال مرصد الوادي إن 9 أشخاص على الأقل قتلوا قرب تل نور، بينهم طفلان. وقال متحدث إن أحدًا من الأجانب لم يصب."
ENGLISH = "Ten people were killed west of Wadi Sur, seven of them children, <b>neighbors</b> said."


def publish(incident: Incident, *, by, kind: PublicationKind = PublicationKind.PUBLISHED) -> None:
    renew_derived(incident)
    with transaction.atomic():
        append_publication(incident, kind, public_document(incident), by=by, now=NOW)


def make_report(publisher: Publisher, text: str, *, language: str, **said) -> Article:
    handed_in = HandedIn(raw=text.encode(), publisher=publisher, published=NOW.date(), **said)
    article = archive_report(handed_in, by=None, agent="tests", now=NOW).article
    Article.objects.filter(pk=article.pk).update(language=language)
    article.refresh_from_db()
    return article


def accept(claims: list[Claim], incident: Incident, *, by) -> None:
    for claim in claims:
        claim.status, claim.decided_by, claim.decided_at = "accepted", by, timezone.now()
        claim.save()
        Evidence.objects.create(claim=claim, incident=incident, by=by, at=NOW)


def named(article: Article, name: str) -> dict[str, object]:
    start = article.text.index(name)
    return {"attribution_name": name, "attribution_start": start, "attribution_end": start + len(name), "attribution_mode": "explicit"}


def make_raid(publisher: Publisher, *, by) -> Incident:
    """Return a draft with its evidence: the observatory's 9 or more with 2 children, the neighbors' 10 with 7, a denial."""
    arabic = make_report(publisher, ARABIC, language="ar", title="غارة ليلية", url="https://example.org/raid?a=1&b=2")
    english = make_report(publisher, ENGLISH, language="en", title="Ten <i>killed</i>")
    observatory = {"attributed_to": make_actor("Valley Observatory", name_ar="مرصد الوادي"), **named(arabic, "مرصد الوادي")}
    neighbors = named(english, "neighbors")
    at_least = make_claim(arabic, "9 أشخاص على الأقل قتلوا", value_min=9, value_max=None, qualifier="at_least", **observatory)
    ten = make_claim(english, "Ten people were killed", value_min=10, value_max=10, **neighbors)
    raid = make_incident(
        by, place=make_place(), title_en="Night raid", title_ar="غارة ليلية قرب تل نور", event_type="raid", grading="contested"
    )
    claims = [
        at_least,
        ten,
        make_claim(arabic, "طفلان", group="children", value_min=2, value_max=2, subset_of=at_least, **observatory),
        make_claim(english, "seven of them children", group="children", value_min=7, value_max=7, subset_of=ten, **neighbors),
        make_claim(
            arabic, "أحدًا من الأجانب لم يصب", outcome="injured", nationality="USA", value_min=0, value_max=0, **named(arabic, "متحدث")
        ),
        make_claim(
            english,
            "west of Wadi Sur",
            "place",
            place=make_place("Wadi Sur", latitude=36.05),
            relation="direction_of",
            direction="w",
            geo_precision="near_place",
        ),
    ]
    accept(claims, raid, by=by)
    return raid
