"""The workbench as it is read: the text with its claims, the claims by question, the incidents that it may be about."""

from __future__ import annotations

import html
import re

import pytest
from django.urls import reverse

from incidents.models import Match
from incidents.presentation.highlight import segments
from incidents.services.curation import accept_proposed, open_incident
from sources.models import ArticleState
from tests.factories import NOW, make_claim, make_incident, make_place
from tests.incidents.curating import TEXT, bench, make_read

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, researcher):
    client.force_login(researcher)
    return client


@pytest.fixture
def article(report):
    return make_read(report(TEXT))


def shown_text(page: str) -> str:
    """Return the report's text as a browser would read it out."""
    (inner,) = re.findall(r'<div class="report-text"[^>]*>(.*?)</div>', page, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", inner))


def rows(client, article, query: str = "") -> dict:
    shown = client.get(reverse("report-workbench", args=[article.pk]) + query).context["bench"]
    return {question.kind: [answer.first for answer in question.answers] for question in shown.questions}


def test_text_is_shown_to_the_letter(desk, report):
    article = make_read(report(f"{TEXT}\n\n<b>Two & two</b> make “four”."))

    assert shown_text(bench(desk, article)) == article.text


def test_every_claim_is_highlighted_and_linked_both_ways(desk, article):
    page = bench(desk, article)

    for claim in article.claims.all():
        assert f'id="span-{claim.pk}"' in page
        assert f'href="#claim-{claim.pk}"' in page
        assert f'id="claim-{claim.pk}"' in page
        assert f'href="#span-{claim.pk}"' in page


def test_spans_may_nest_and_overlap(report):
    article = report("abcdefgh")
    outer, inner, late = make_claim(article, "abcdef"), make_claim(article, "cd"), make_claim(article, "efgh")

    found = [(segment.text, segment.claims, segment.starting) for segment in segments(article.text, article.claims.all())]

    assert found == [
        ("ab", (outer,), (outer,)),
        ("cd", (inner, outer), (inner,)),
        ("ef", (late, outer), (late,)),
        ("gh", (late,), ()),
    ]


def test_arabic_report_runs_right_to_left_in_an_english_page(desk, report):
    article = report("قتل تسعة أشخاص في القصف.")
    article.language = "ar"
    article.save()

    assert '<div class="report-text" id="report-text" lang="ar" dir="rtl">' in bench(desk, article)


def test_figure_is_shown_with_who_says_it_and_what_it_is_part_of(desk, article):
    dead, children = rows(desk, article)["casualties"]

    assert (dead.value, dead.source, dead.tie) == ("at least 9 killed", "the Valley Observatory", "named in the sentence")
    assert (children.value, children.part_of) == ("2 children killed", "at least 9 killed")


def test_publishers_own_voice_is_named(desk, article):
    (event,) = rows(desk, article)["event"]

    assert event.source == "North Wire"


def test_background_is_kept_apart(desk, article):
    answer = desk.get(reverse("report-workbench", args=[article.pk]))

    assert [row.value for row in answer.context["bench"].background] == ["90 killed"]
    assert "90 killed" not in [row.value for row in rows(desk, article)["casualties"]]


def test_claims_that_say_the_same_are_folded_but_figures_never(desk, report):
    article = report("Shells fell. Shelling went on. Four killed, four dead.")
    for quote, kind in (("Shells fell", "event"), ("Shelling", "event"), ("Four killed", "casualties"), ("four dead", "casualties")):
        make_claim(article, quote, kind)
    article.state, article.finished_at = ArticleState.READY, NOW
    article.save()

    found = rows(desk, article)

    assert (len(found["event"]), len(found["casualties"])) == (1, 2)
    assert "1 more says the same" in bench(desk, article)


def test_open_place_offers_its_candidates_with_reasons(desk, report):
    near, far = make_place("Tell Nur"), make_place("Tell Noor", latitude=33.0)
    reasons = [{"code": "same_country", "points": 0.22, "values": [["country", "SYR"]]}]
    article = report(TEXT)
    claim = make_claim(
        article,
        "Tell Nur",
        "place",
        place_open_reason="close_call",
        place_candidates=[
            {"place_id": place.pk, "label": "", "score": 0.5, "reasons": reasons if place == near else []} for place in (near, far)
        ],
    )
    article.state, article.finished_at = ArticleState.READY, NOW
    article.save()

    (row,) = rows(desk, article)["place"]

    assert row.claim == claim
    assert [choice.name for choice in row.choices] == ["Tell Nur", "Tell Noor"]
    assert [reason.text for reason in row.choices[0].reasons] == ["other places of the report are in SYR too"]


def test_report_still_being_read_renews_itself(desk, report):
    report("An earlier one.")
    page = bench(desk, report(TEXT))

    assert 'hx-trigger="every 2s"' in page
    assert "1 report is ahead of it" in page


def test_report_that_is_read_no_longer_renews_itself(desk, article):
    assert "hx-trigger" not in bench(desk, article)


def test_failed_report_says_why_and_what_can_be_done(desk, article):
    article.state, article.last_error = ArticleState.FAILED, "the worker died each time"
    article.save()

    page = bench(desk, article)

    assert "the worker died each time" in page
    assert "add its claims by hand" in page


def test_proposal_gives_its_reasons_in_words(desk, article, researcher):
    reasons = [
        {"code": "distance_km", "values": {"distance_km": 4.0, "uncertainty_km": 27.0}, "weight": 2.0},
        {"code": "figures_differ", "values": {"outcome": "killed", "group": "all", "report_low": 9, "incident_low": 40}, "weight": -1.0},
    ]
    Match.objects.create(article=article, incident=make_incident(researcher), score=0.93, reasons=reasons)

    page = bench(desk, article)

    assert "4 km apart, where both places together are uncertain by 27 km" in page
    assert re.search(r'class="against">.*?the figures differ: killed, 9 here, 40 there', page, re.DOTALL)


def test_report_without_proposals_looks_new(desk, article):
    assert "Looks new." in bench(desk, article)


def test_row_alone_is_rendered_for_htmx(desk, article):
    claim = article.claims.first()

    page = desk.get(reverse("report-workbench", args=[article.pk]), headers={"HX-Target": f"li#claim-{claim.pk}"}).content.decode()

    assert re.findall(r'<li class="claim [a-z]+" id="claim-(\d+)"', page) == [str(claim.pk)]


def test_queries_do_not_grow_with_the_claims(desk, article, researcher, django_assert_num_queries):
    def name_place(quote: str) -> None:
        place = make_place(quote, parent=make_place(f"District of {quote}", kind="adm2"))
        values = {"place": place, "geo_precision": "village_town"}
        make_claim(article, quote, "place", place_candidates=[{"place_id": place.pk, "label": "", "score": 1.0, "reasons": []}], **values)

    name_place("Shells")
    open_incident(article, by=researcher, now=NOW)
    accept_proposed(article, by=researcher, now=NOW)
    # session, user, permissions of user and group; report; claims, names of their places; matches; candidates, their names, those of
    # what they lie in; near-copies; of the incident: places claimed, estimates, accepted claims with the names of their places, reports,
    # accepted claims, submission; choices of place with both names
    with django_assert_num_queries(22):
        bench(desk, article)
    for quote in ("on Friday", "The army"):
        name_place(quote)
    with django_assert_num_queries(22):
        bench(desk, article)
