"""The walk of one report, all eight steps, through the pages, the API, the command line and a real worker."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from geo.models import Place
from geo.services import load_builtin_gazetteer
from incidents.models import ApiKey, Incident, Publication, Review
from incidents.pipeline import renew_proposals
from sources.models import Article, Claim
from sources.services.actors import load_builtin_actors
from tests.factories import make_incident
from tests.worker import running_worker, wait_until

RAID = Path(__file__).parent / "data" / "raid.txt"
# A real report that is not ours to keep; it lies beside the repository where it may be read.
ATMEH = Path(__file__).resolve().parent.parent.parent / "shared" / "articles" / "atmeh.txt"
SHELLING = "قُتل تسعة مدنيين في قصف صاروخي على مدينة الباب في ريف حلب يوم الأربعاء، بحسب الدفاع المدني السوري."

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def worker(db, tmp_path):
    with running_worker(tmp_path / "worker.log") as process:
        yield process


@pytest.fixture
def known_world(db):
    load_builtin_gazetteer()
    load_builtin_actors()


@pytest.fixture
def curator(client, researcher) -> Client:
    client.force_login(researcher)
    return client


def hand_in_by_page(curator, publisher, text: str, published: str = "2022-02-03") -> Article:
    response = curator.post(
        "/curate/reports/new/", {"text": text.replace("\n", "\r\n"), "publisher": publisher.slug, "published": published}
    )
    assert response.status_code == 302, response.content.decode()
    return Article.objects.get(pk=int(re.findall(r"\d+", response.headers["Location"])[0]))


def wait_for_reading(article: Article) -> Article:
    wait_until(lambda: Article.objects.get(pk=article.pk).state != "received", "the worker to read the report")
    return Article.objects.get(pk=article.pk)


def hand_in_by_api(user, publisher) -> dict:
    _key, secret = ApiKey.objects.create_key(name="tests", user=user, scopes=["ingest"])
    body = {"text": RAID.read_text(), "publisher": publisher.slug, "published_date": "2022-02-03"}
    response = Client().post(
        "/api/v1/articles/", json.dumps(body), content_type="application/json", headers={"Authorization": f"Api-Key {secret}"}
    )
    assert response.status_code in {200, 201}, response.content.decode()
    return response.json()


def hand_in_by_command(publisher) -> str:
    said = StringIO()
    call_command("ingest", str(RAID), "--publisher", publisher.slug, "--published", "2022-02-03", stdout=said)
    return said.getvalue()


def submit_as_it_is(curator, article: Article) -> Incident:
    """Take a read report to review as a researcher does who finds the machine right."""
    curator.post(f"/curate/reports/{article.pk}/open-incident/")
    curator.post(f"/curate/reports/{article.pk}/accept-all/")
    incident = Incident.objects.get(matches__article=article, matches__is_primary=True)
    response = curator.post(f"/curate/incidents/{incident.code}/submit/", {"revision": incident.revision, "note": "as reported"})
    assert response.status_code == 302, response.content.decode()
    return incident


def approve(reviewer, incident: Incident) -> Publication:
    staff = Client()
    staff.force_login(reviewer)
    review = Review.objects.get(incident=incident, decision="pending")
    assert incident.code in staff.get("/admin/incidents/review/").content.decode()
    sent = {"decision": "approved", "revision": review.revision, "reason": "The quotations hold."}
    staff.post(f"/admin/incidents/review/{review.pk}/decide/", sent)
    return Publication.objects.get(incident=incident)


def make_barisha(researcher) -> Incident:
    """Open the raid of 2019, sixteen kilometers away, of the same kind."""
    place = Place.objects.filter(names__name="Barisha").earliest("pk")
    day = {"start_date": "2019-10-27", "end_date": "2019-10-27"}
    return make_incident(researcher, place=place, title_en="Raid at Barisha", event_type="air_landing", **day)


def figures(document: dict, outcome: str, group: str, nationality: str = "") -> tuple[int, int]:
    rows = {(row["outcome"], row["group"], row["nationality"]): row for row in document["estimates"]}
    row = rows[outcome, group, nationality]
    return row["low"], row["high"]


def test_walk(curator, researcher, reviewer, publisher, worker, known_world):
    # 1. In, by three doors: the same bytes are one report.
    article = hand_in_by_page(curator, publisher, RAID.read_text())
    assert hand_in_by_api(researcher, publisher)["id"] == article.pk
    assert hand_in_by_command(publisher).startswith(f"report {article.pk}:")
    assert Article.objects.count() == 1
    assert article.captures.count() == 3

    # 2. Read by the worker: every claim is a slice of the text, and the earlier raid is kept apart.
    article = wait_for_reading(article)
    assert article.state == "ready", article.last_error
    assert all(article.text[claim.span_start : claim.span_end] == claim.quote for claim in article.claims.all())
    tolls = {
        (c.quote, c.group, c.value_min, c.value_max, c.attribution_name) for c in article.claims.filter(kind="casualties", scope="incident")
    }
    assert ("تسعة أشخاص على الأقل", "all", 9, None, "المرصد السوري لحقوق الإنسان") in tolls
    assert ("7 أطفال", "children", 7, 7, "وسائل إعلام محلية") in tolls
    assert article.claims.filter(scope="background").exists()

    # 3. Resolved: Atmeh however it is spelled, and the Deir Ballut of Aleppo.
    places = {claim.mention: claim.place for claim in article.claims.filter(kind="place", scope="incident")}
    assert (str(places["أطمة"]), str(places["دير بلوط"].parent)) == ("Atmeh", "Aleppo")

    # 4. Matched: next to a shelling of the day before and a raid of 2019 it looks new.
    shelling = submit_as_it_is(curator, wait_for_reading(hand_in_by_page(curator, publisher, SHELLING, "2022-02-02")))
    approve(reviewer, shelling)
    make_barisha(researcher)
    assert renew_proposals() == 1
    assert not article.matches.exists()

    # 5. and 6. Curated and estimated: rival figures stay rival, the denial stays scoped.
    incident = submit_as_it_is(curator, article)
    assert str(incident.place) == "Atmeh"
    page = curator.get(f"/curate/reports/{article.pk}/").content.decode()
    assert 'dir="rtl"' in page

    # 7. Reviewed by somebody else.
    document = approve(reviewer, incident).document
    assert figures(document, "killed", "all") == (9, 10)
    assert figures(document, "killed", "children") == (2, 7)
    assert figures(document, "casualties", "all", "USA") == (0, 0)

    # 8. Published: the API and the page show it to anybody, with quotations and sources.
    anybody = Client()
    assert anybody.get(f"/api/v1/incidents/{incident.code}/").json()["estimates"] == document["estimates"]
    features = anybody.get("/api/v1/incidents/?format=geojson").json()["features"]
    assert {feature["id"] for feature in features} == {incident.code, shelling.code}
    page = anybody.get(f"/incidents/{incident.code}/").content.decode()
    assert "تسعة أشخاص على الأقل" in page


@pytest.mark.skipif(not ATMEH.exists(), reason="the real report is not at hand")
def test_walk_of_a_real_report(curator, reviewer, publisher, worker, known_world):
    article = wait_for_reading(hand_in_by_page(curator, publisher, ATMEH.read_text()))

    document = approve(reviewer, submit_as_it_is(curator, article)).document

    assert figures(document, "killed", "all") == (9, 10)
    assert figures(document, "killed", "children") == (2, 7)
    assert figures(document, "killed", "women") == (1, 1)
    assert figures(document, "casualties", "all", "USA") == (0, 0)
    assert document["date"]["start"] <= "2022-02-03" <= document["date"]["end"]
    assert document["place"]["name"]["en"] == "Atmeh"
    assert "Deir Ballut" in [place["name"]["en"] for place in document["rival_places"]]


def test_next_report_of_the_raid_is_matched_to_it(curator, researcher, reviewer, publisher, worker, known_world):
    barisha = make_barisha(researcher)
    first = wait_for_reading(hand_in_by_page(curator, publisher, RAID.read_text()))
    incident = submit_as_it_is(curator, first)
    approve(reviewer, incident)
    other = submit_as_it_is(curator, wait_for_reading(hand_in_by_page(curator, publisher, SHELLING, "2022-02-02")))

    text = "Local residents said ten people were killed in a helicopter raid by coalition forces near Atmeh, Syria, early on Thursday."
    second = wait_for_reading(hand_in_by_page(curator, publisher, text))

    proposed = list(second.matches.order_by("-score"))
    assert proposed[0].incident == incident
    assert {other, barisha}.isdisjoint(match.incident for match in proposed)
    assert {"same_day", "same_place"} <= {reason["code"] for reason in proposed[0].reasons}


def test_killed_worker_loses_no_report(curator, publisher, known_world, tmp_path):
    with running_worker(tmp_path / "first.log") as doomed:
        doomed.kill()
        article = hand_in_by_page(curator, publisher, RAID.read_text())
        doomed.wait()
    assert Article.objects.get(pk=article.pk).state == "received"

    with running_worker(tmp_path / "second.log"):
        assert wait_for_reading(article).state == "ready"

    assert Claim.objects.filter(article=article).exists()
