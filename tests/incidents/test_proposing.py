"""Which incidents are proposed for a report, with the database behind the pure matching."""

from __future__ import annotations

import pytest

from incidents.models import Judgement, Match
from incidents.pipeline import process_article
from incidents.services.curation import attach_report, judge_match, open_incident
from incidents.services.echoes import FEWEST_REPORTS, echoes_of
from incidents.services.indexing import index_incident
from incidents.services.matching import propose_incidents, rank_incidents
from incidents.services.report_sketches import sketch_report
from sources.services.copies import note_copies
from tests.factories import NOW, make_actor, make_incident, make_place

pytestmark = pytest.mark.django_db

TEXT = "Shells fell on the village of Tell Nur on Thursday, killing four people, rescuers said. The wounded were taken to a clinic nearby."


@pytest.fixture
def incident(researcher):
    incident = make_incident(researcher, place=make_place("Tell Nur"))
    index_incident(incident)
    return incident


def read(article):
    process_article(article.pk, now=NOW)
    article.refresh_from_db()
    return article


def test_incident_of_that_place_is_proposed_with_reasons(incident, report):
    article = read(report(TEXT))

    match = article.matches.get()
    assert match.incident == incident
    assert "place_named" in {reason["code"] for reason in match.reasons}


def test_pair_judged_different_is_not_proposed_again(incident, report, researcher):
    article = read(report(TEXT))
    judge_match(article, incident, Judgement.NEGATIVE, by=researcher, now=NOW)

    propose_incidents(article)

    assert list(article.matches.values_list("judgement", flat=True)) == [Judgement.NEGATIVE]


def test_near_copy_leads_to_the_incident_of_the_first_report(report, researcher):
    first = read(report(TEXT))
    incident = open_incident(first, by=researcher, now=NOW)

    again = read(report("Agency: " + TEXT))

    assert again.copy_of == first
    best = rank_incidents(again)[0]
    assert best.incident_id == incident.pk
    assert "near_copy" in {reason.code for reason in best.reasons}


def test_report_is_not_compared_with_what_it_told_itself(report, researcher):
    article = read(report(TEXT))
    incident = open_incident(article, by=researcher, now=NOW)

    reasons = {reason.code for scored in rank_incidents(article) if scored.incident_id == incident.pk for reason in scored.reasons}

    assert "figures_agree" not in reasons


def test_rare_words_lead_to_the_incident_of_a_report_that_has_them(report, researcher):
    for number in range(FEWEST_REPORTS):
        note_copies(report(f"The council met on day {number} and decided on the budget of the town."))
    first = read(report("The family of Qasim Wardani buried him near the river."))
    incident = make_incident(researcher)
    attach_report(first, incident, by=researcher, now=NOW)
    second = report("A neighbor of Qasim Wardani told of the council and the night.")

    echoes = echoes_of(second, sketch_report(second)[0])

    assert {"wardani", "kasim"} <= echoes.shared[incident.pk]
    assert "cuncil" not in echoes.words


def test_parts_of_a_round_up_are_sketched_one_by_one(report):
    text = (
        "Shells fell on the village of Tell Nur on Thursday, killing four people.\n\n"
        "Elsewhere, gunmen attacked a checkpoint in the town of Sarmada and killed two policemen.\n\n"
        "Elsewhere, a bomb exploded in the village of Batabo and wounded three people."
    )
    article = read(report(text))

    whole, *parts = sketch_report(article)

    assert [part.names.early("sarmada") > 0 for part in parts] == [False, True, False]
    assert [figure.low for figure in parts[0].figures] == [4]
    assert {part.published for part in parts} == {whole.published}


def test_parties_are_those_that_act_under_their_uppermost_body(report):
    state = make_actor("Upland", kind="state")
    make_actor("Upland artillery", kind="force", parent=state)
    make_actor("Valley Observatory", kind="monitor")

    whole = sketch_report(report("Upland artillery fired on the hills, the Valley Observatory said."))[0]

    assert whole.actors == whole.lead_actors == {state.pk}


def test_headline_tells_what_a_lost_text_does_not(report):
    make_place("Sarmada")
    article = report("Read more on our site.", title="Two people killed in shelling of the town of Sarmada")

    whole = sketch_report(article)[0]

    assert [figure.low for figure in whole.figures] == [2]
    assert len(whole.spots) == 1


def test_stamp_inside_the_text_goes_before_a_distant_page_date(report):
    article = report("Shells fell on Tell Nur. 7:27 PM · Dec 1, 2021")

    assert sketch_report(article)[0].published.isoformat() == "2021-12-01"


def test_no_match_is_stored_by_ranking(incident, report):
    rank_incidents(report(TEXT))

    assert not Match.objects.exists()
