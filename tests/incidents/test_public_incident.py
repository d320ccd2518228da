"""The public page of an incident: every figure beside who says it, every claim with its words."""

from __future__ import annotations

import json
import re

import pytest
from django.utils import translation

from incidents.models import Estimate, Incident, PublicationKind
from sources.models import Article, Claim
from tests.factories import make_incident
from tests.incidents.public_raid import ARABIC, make_raid, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def raid(publisher, researcher, reviewer) -> Incident:
    incident = make_raid(publisher, by=researcher)
    publish(incident, by=reviewer)
    return incident


@pytest.fixture
def page(client, raid) -> str:
    return client.get(f"/incidents/{raid.code}/").content.decode()


def toll_of(response, outcome: str = "killed") -> dict[str, object]:
    (toll,) = (toll for toll in response.context["tolls"] if toll.code == outcome)
    return {group.code: group for group in toll.groups}


def test_rival_figures_stand_side_by_side_with_who_says_each(client, raid):
    everyone = toll_of(client.get(f"/incidents/{raid.code}/"))["all"]

    assert (everyone.low, everyone.best, everyone.high) == (9, 9, 10)
    assert {(origin.speaker, origin.figure) for origin in everyone.origins} == {("Valley Observatory", "at least 9"), ("neighbors", "10")}


def test_children_are_a_part_and_their_figures_are_not_merged(client, raid):
    children = toll_of(client.get(f"/incidents/{raid.code}/"))["children"]

    assert (children.low, children.high) == (2, 7)
    assert sorted(origin.figure for origin in children.origins) == ["2", "7"]


def test_a_figure_of_one_nationality_is_apart_and_never_the_toll(client, raid):
    response = client.get(f"/incidents/{raid.code}/")

    assert [toll.code for toll in response.context["tolls"]] == ["killed"]
    assert [(statement.words, statement.speaker) for statement in response.context["scoped"]] == [("injured (USA): 0", "متحدث")]


def test_the_toll_of_each_day_can_be_read(client, raid, reviewer):
    claim = Claim.objects.filter(value_min=10).first()
    Article.objects.filter(pk=claim.article_id).update(published_date="2022-02-09")
    publish(raid, by=reviewer, kind=PublicationKind.CORRECTED)

    response = client.get(f"/incidents/{raid.code}/")

    standings = [(standing.day.isoformat(), standing.low, standing.high) for standing in toll_of(response)["all"].history]
    assert standings == [("2022-02-04", 9, 9), ("2022-02-09", 9, 10)]
    assert "The estimate as it stood" in response.content.decode()


def test_the_derivation_can_be_read(page):
    assert "How this was computed" in page
    assert "Lowest estimate 9: the lowest number that any origin allows (Valley Observatory)." in page


def test_an_override_shows_its_reason_and_what_the_rule_gives(client, raid, reviewer):
    Estimate.objects.filter(incident=raid, outcome="killed", group="all").update(
        override_low=9,
        override_best=10,
        override_high=12,
        override_why="Names of 12 are known.",
        override_by=reviewer,
        override_at=raid.created_at,
        override_basis=[9, 9, 10],
    )
    publish(raid, by=reviewer, kind=PublicationKind.CORRECTED)

    response = client.get(f"/incidents/{raid.code}/")

    assert toll_of(response)["all"].high == 12
    assert "Names of 12 are known." in response.content.decode()
    assert "9 · 9 · 10" in response.content.decode()


def test_each_quotation_is_in_its_own_language_with_the_hash_of_its_source(client, page, raid):
    report = next(report for report in raid.published.document["reports"] if report["language"] == "ar")

    assert '<blockquote class="quotation" lang="ar" dir="auto">9 أشخاص على الأقل قتلوا</blockquote>' in page
    assert report["source_sha256"] in page
    assert ARABIC not in page


def test_reports_link_to_where_they_were_published(page):
    assert 'href="https://example.org/raid?a=1&amp;b=2"' in page


def test_an_address_that_is_no_web_page_is_not_a_link(client, raid, reviewer):
    Article.objects.update(canonical_url="", url="javascript:alert(1)")
    publish(raid, by=reviewer, kind=PublicationKind.CORRECTED)

    assert "javascript:" not in re.sub(
        r'<script type="application/ld\+json">.*?</script>', "", client.get(f"/incidents/{raid.code}/").content.decode()
    )


def test_markup_in_a_report_shows_as_text(page):
    assert "Ten &lt;i&gt;killed&lt;/i&gt;" in page
    assert "<i>killed</i>" not in page


def test_both_places_are_shown_with_who_gives_the_rival(client, raid):
    response = client.get(f"/incidents/{raid.code}/")

    assert [(place.name, place.speaker) for place in response.context["places"]] == [("Tell Nur", ""), ("Wadi Sur", "North Wire")]
    assert [(spot["kind"], spot["uncertainty_km"]) for spot in response.context["map"]["spots"]] == [("best", 2.0), ("rival", 25.0)]


def test_reports_and_independent_origins_are_counted(page):
    assert "Reports: 2, independent origins of figures: 3" in page


def test_what_is_not_public_answers_as_what_does_not_exist(client, researcher):
    draft = make_incident(researcher)

    hidden, missing = (client.get(f"/incidents/{code}/") for code in (draft.code, "SYR0"))

    assert hidden.status_code == missing.status_code == 404
    assert _without_what_differs(hidden, draft.code) == _without_what_differs(missing, "SYR0")


def _without_what_differs(response, code: str) -> str:
    page = response.content.decode().replace(code, "")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_an_earlier_version_stays_as_it_was_and_points_to_the_newest(client, raid, reviewer):
    Incident.objects.filter(pk=raid.pk).update(title_en="Raid at night")
    raid.refresh_from_db()
    publish(raid, by=reviewer, kind=PublicationKind.CORRECTED)

    first = client.get(f"/incidents/{raid.code}/v/1/").content.decode()
    second = client.get(f"/incidents/{raid.code}/v/2/").content.decode()

    assert "Night raid" in first
    assert "This is version 1" in first
    assert "Raid at night" in second
    assert "This is version" not in second


def test_a_version_that_never_was_is_not_found(client, raid):
    assert client.get(f"/incidents/{raid.code}/v/2/").status_code == 404


def test_edits_since_are_not_shown(client, raid):
    Incident.objects.filter(pk=raid.pk).update(title_en="Not yet reviewed")

    assert "Not yet reviewed" not in client.get(f"/incidents/{raid.code}/").content.decode()


def test_linked_data_says_what_happened_and_who_claims_what(page):
    graph = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL).group(1))["@graph"]
    event, *claims = graph

    assert (event["@type"], event["startDate"], event["location"]["geo"]["latitude"]) == ("Event", "2022-02-04", 36.0)
    assert [claim["author"]["name"] for claim in claims if claim["text"] == "Ten people were killed"] == ["neighbors"]
    assert "<" not in re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL).group(1)


def test_an_incident_without_place_date_or_figure_says_so(client, researcher, reviewer):
    bare = make_incident(researcher, start_date=None, end_date=None, date_precision="")
    publish(bare, by=reviewer)

    page = client.get(f"/incidents/{bare.code}/").content.decode()

    assert "no date" in page
    assert "place not known" in page
    assert "No report gives a figure" in page
    assert "data-map" not in page


def test_in_arabic_names_are_arabic_and_the_plot_runs_from_right_to_left(client, raid):
    with translation.override(None):
        response = client.get(f"/incidents/{raid.code}/", headers={"accept-language": "ar"})

    everyone = toll_of(response)["all"]
    assert "مرصد الوادي" in {origin.speaker for origin in everyone.origins}
    assert response.context["tolls"][0].scale.mirrored


def test_a_figure_in_the_publishers_own_voice_is_said_by_the_publisher(client, publisher, researcher, reviewer):
    raid = make_raid(publisher, by=researcher)
    Claim.objects.filter(nationality="USA").update(
        attribution_name="", attribution_start=None, attribution_end=None, attribution_mode="none"
    )
    publish(raid, by=reviewer)

    (denial,) = client.get(f"/incidents/{raid.code}/").context["scoped"]

    assert (denial.speaker, denial.is_own_voice) == ("North Wire", True)


def test_link_checkers_may_ask_for_the_head_alone(client, raid):
    assert client.head(f"/incidents/{raid.code}/").status_code == 200
