"""What researchers do with a report: attach it, open an incident, describe it, submit it."""

from __future__ import annotations

import pytest

from incidents.models import Evidence, IncidentState, Judgement
from incidents.services.curation import accept_proposed, attach_report, edit_incident, judge_match, open_incident, renew_after_decision
from incidents.services.evidence import accepted_claims
from incidents.services.submitting import submit_incident
from sources.errors import InputError, StaleError
from sources.models import Publisher
from sources.services.deciding import decide_claim
from tests.factories import NOW, make_actor, make_claim, make_incident, make_place

TEXT = "Shells fell on Tell Nur on Friday. Four people were killed, the army said. In 2015 ninety people were killed there."

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(db):
    return make_place()


@pytest.fixture
def article(report, place):
    """A report with one claim of each kind, as the extractor would leave it."""
    article = report(TEXT)
    make_claim(article, "Shells fell", "event")
    make_claim(article, "Tell Nur", "place", place=place, geo_precision="village_town")
    make_claim(article, "on Friday", "date")
    make_claim(
        article,
        "Four people were killed",
        attribution_name="the army",
        attribution_start=TEXT.index("the army"),
        attribution_end=TEXT.index("the army") + 8,
    )
    make_claim(article, "the army", "actor", actor=make_actor("the army"))
    make_claim(article, "ninety people were killed", scope="background", value_min=90, value_max=90)
    return article


def attach(article, incident, by):
    return attach_report(article, incident, by=by, now=NOW)


def killed(incident):
    row = incident.estimates.get(outcome="killed", group="all")
    return row.low, row.best, row.high


def test_new_incident_is_described_by_the_reports_claims(article, place, researcher):
    incident = open_incident(article, by=researcher, now=NOW)

    assert (incident.event_type, incident.place, incident.start_date, incident.country) == ("shelling", place, NOW.date(), "SYR")
    assert incident.code.startswith("SYR")
    assert "Tell Nur" in incident.title_en


def test_background_is_no_evidence(article, researcher):
    incident = open_incident(article, by=researcher, now=NOW)

    assert not incident.evidence.filter(claim__scope="background").exists()


def test_only_accepted_claims_count(article, researcher):
    incident = open_incident(article, by=researcher, now=NOW)
    assert not incident.estimates.exists()

    accept_proposed(article, by=researcher, now=NOW)

    assert killed(incident) == (4, 4, 4)


def test_rejecting_a_claim_takes_its_figure_out(article, researcher):
    incident = open_incident(article, by=researcher, now=NOW)
    accept_proposed(article, by=researcher, now=NOW)
    claim = article.claims.get(quote="Four people were killed")

    decide_claim(claim.pk, accept=False, version=claim.version, by=researcher, now=NOW)
    renew_after_decision(article, by=researcher, now=NOW)

    assert not incident.estimates.exists()


def test_a_report_has_one_primary_incident(article, researcher):
    first, second = make_incident(researcher), make_incident(researcher)
    accept_proposed(article, by=researcher, now=NOW)
    attach(article, first, researcher)
    attach(article, second, researcher)

    assert article.matches.get(is_primary=True).incident == second
    assert not accepted_claims(first).exists()
    assert killed(second) == (4, 4, 4)


def test_attaching_back_restores_the_evidence(article, researcher):
    first, second = make_incident(researcher), make_incident(researcher)
    accept_proposed(article, by=researcher, now=NOW)
    for incident in (first, second, first):
        attach(article, incident, researcher)

    assert killed(first) == (4, 4, 4)
    assert Evidence.objects.filter(incident=second, judgement=Judgement.POSITIVE).count() == 0


def test_attaching_never_edits_a_claim(article, researcher):
    before = list(article.claims.order_by("pk").values())

    attach(article, make_incident(researcher), researcher)

    assert list(article.claims.order_by("pk").values()) == before


def test_judged_different_is_remembered(article, researcher):
    incident = make_incident(researcher)
    attach(article, incident, researcher)

    match = judge_match(article, incident, Judgement.NEGATIVE, by=researcher, now=NOW)

    assert (match.judgement, match.is_primary) == (Judgement.NEGATIVE, False)
    assert not accepted_claims(incident).exists()


def test_nothing_is_attached_to_an_incident_in_review(article, researcher):
    incident = make_incident(researcher, state=IncidentState.IN_REVIEW)

    with pytest.raises(InputError) as caught:
        attach(article, incident, researcher)

    assert caught.value.status == 409
    assert not article.matches.exists()


def test_stale_form_does_not_overwrite_a_newer_edit(researcher):
    incident = make_incident(researcher)
    edit_incident(incident.pk, {"title_en": "Newer"}, revision=1, by=researcher, now=NOW)

    with pytest.raises(StaleError):
        edit_incident(incident.pk, {"title_en": "Older"}, revision=1, by=researcher, now=NOW)

    incident.refresh_from_db()
    assert incident.title_en == "Newer"


def test_state_cannot_be_set_by_form(researcher):
    incident = make_incident(researcher)

    with pytest.raises(InputError):
        edit_incident(incident.pk, {"state": "published"}, revision=1, by=researcher, now=NOW)


def test_submission_names_what_is_missing(researcher):
    incident = make_incident(researcher, title_en="")

    with pytest.raises(InputError) as caught:
        submit_incident(incident.pk, revision=1, by=researcher, now=NOW)

    assert "a title, a place, at least one accepted claim" in str(caught.value.message)


def test_submission_holds_the_document_as_it_would_be_published(article, researcher):
    incident = open_incident(article, by=researcher, now=NOW)
    accept_proposed(article, by=researcher, now=NOW)

    review = submit_incident(incident.pk, revision=incident.revision, by=researcher, now=NOW)

    incident.refresh_from_db()
    assert incident.state == IncidentState.IN_REVIEW
    assert review.revision == incident.revision
    assert [row["best"] for row in review.document["estimates"]] == [4]
    assert {claim["quote"] for claim in review.document["claims"]} == {
        "Shells fell",
        "Tell Nur",
        "on Friday",
        "Four people were killed",
        "the army",
    }


def test_reports_own_words_and_hashes_are_in_the_document(article, researcher):
    incident = open_incident(article, by=researcher, now=NOW)
    accept_proposed(article, by=researcher, now=NOW)
    document = submit_incident(incident.pk, revision=incident.revision, by=researcher, now=NOW).document

    (source,) = document["reports"]
    assert source["source_sha256"] == article.source_sha256
    for claim in document["claims"]:
        start, end = claim["span"]
        assert article.text[start:end] == claim["quote"]


def test_unnamed_sources_of_two_outlets_are_two_origins(report, researcher):
    incident = make_incident(researcher)
    unnamed = make_actor("local sources", kind="unnamed")
    other = Publisher.objects.create(slug="south-wire", name_en="South Wire")
    for number, publisher in enumerate([None, other]):
        outlet = {"publisher": publisher} if publisher else {}
        article = report(f"Report {number}. Four people were killed, local sources said.", **outlet)
        make_claim(article, "Four people were killed", attributed_to=unnamed)
        attach(article, incident, researcher)
        accept_proposed(article, by=researcher, now=NOW)

    origins = incident.estimates.get().derivation["origins"]
    assert {origin["label"] for origin in origins} == {"local sources (North Wire)", "local sources (South Wire)"}


def test_spellings_of_one_unknown_source_are_one_origin(report, researcher):
    incident = make_incident(researcher)
    for text, name in (
        ("Four people were killed, the Tell Nur Office said.", "the Tell Nur Office"),
        ("Tell Nur office: four people were killed", "Tell Nur office"),
    ):
        article = report(text)
        start = text.index(name)
        quote = "Four people were killed" if text.startswith("Four") else "four people were killed"
        make_claim(article, quote, attribution_name=name, attribution_start=start, attribution_end=start + len(name))
        attach(article, incident, researcher)
        accept_proposed(article, by=researcher, now=NOW)

    assert incident.estimates.get().derivation["origin_count"] == 1
