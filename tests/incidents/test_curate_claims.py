"""Deciding on claims in the browser, as plain forms: what happens, what is refused, and that a stale form changes nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse

from incidents.services.curation import open_incident
from sources.models import Claim, ClaimStatus
from sources.services.deciding import decide_claim
from tests.factories import NOW, make_actor, make_claim, make_place
from tests.incidents.curating import TEXT, bench, make_read

pytestmark = pytest.mark.django_db

FIGURE = {
    "outcome": "killed",
    "group": "all",
    "qualifier": "at_least",
    "value_min": "9",
    "value_max": "",
    "nationality": "",
    "polarity": "affirmed",
    "scope": "incident",
    "modality": "actual",
    "attributed_to": "",
    "reason": "",
}
FOUND = {**FIGURE, "kind": "casualties", "quote": "ninety people were killed", "value_min": "90", "value_max": "90", "qualifier": "exact"}


@pytest.fixture
def desk(client, researcher):
    client.force_login(researcher)
    return client


@pytest.fixture
def article(report):
    return make_read(report(TEXT))


@pytest.fixture
def dead(article) -> Claim:
    return article.claims.get(quote="killing at least nine people")


def send(client, name: str, record, **values):
    return client.post(reverse(name, args=[record.pk]), values)


def edit(client, claim, **changes):
    return send(client, "claim-edit", claim, version=claim.version, **{**FIGURE, **changes})


def current(claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_accepting_leads_back_to_the_claim(desk, article, dead, researcher):
    answer = send(desk, "claim-decide", dead, decision="accept", version=1)

    assert answer.url == f"{reverse('report-workbench', args=[article.pk])}#claim-{dead.pk}"
    assert (current(dead).status, current(dead).decided_by) == (ClaimStatus.ACCEPTED, researcher)


def test_rejecting_and_taking_it_back(desk, dead):
    send(desk, "claim-decide", dead, decision="reject", version=1)
    assert current(dead).status == ClaimStatus.REJECTED

    send(desk, "claim-reopen", dead, version=2)

    assert current(dead).status == ClaimStatus.PROPOSED


def test_neither_accept_nor_reject_changes_nothing(desk, dead):
    assert send(desk, "claim-decide", dead, decision="maybe", version=1).status_code == 400
    assert current(dead).status == ClaimStatus.PROPOSED


@pytest.mark.parametrize("version", ["1", "", "none"])
@pytest.mark.parametrize(
    ("name", "values"), [("claim-decide", {"decision": "reject"}), ("claim-reopen", {}), ("claim-edit", {"value_min": "12"})]
)
def test_stale_form_is_told_so_and_changes_nothing(desk, dead, reviewer, name, values, version):
    decide_claim(dead.pk, accept=True, version=1, by=reviewer, now=NOW)

    answer = send(desk, name, dead, version=version, **values)

    assert answer.status_code == 409
    assert "Somebody changed this claim" in answer.content.decode()
    assert (current(dead).status, current(dead).decided_by, current(dead).value_min) == (ClaimStatus.ACCEPTED, reviewer, 9)


def test_edit_form_is_opened_by_a_link_with_the_claims_values(desk, article, dead):
    form = desk.get(f"{reverse('report-workbench', args=[article.pk])}?edit={dead.pk}").context["edit_form"]

    assert (form["value_min"].value(), form["qualifier"].value()) == (9, "at_least")


def test_edited_claim_keeps_what_the_machine_read(desk, article, dead):
    edit(desk, dead, group="civilians")

    assert current(dead).status == ClaimStatus.EDITED
    assert "at least 9 civilians killed" in bench(desk, article)
    assert "the machine read: at least 9 killed" in bench(desk, article)


def test_figure_that_the_quotation_does_not_say_needs_a_reason(desk, dead):
    refused = edit(desk, dead, value_min="12")

    assert refused.status_code == 422
    assert "does not say this number" in " ".join(refused.context["edit_form"].errors["reason"])
    assert refused.context["edit_form"]["value_min"].value() == "12"
    assert current(dead).status == ClaimStatus.PROPOSED

    edit(desk, dead, value_min="12", reason="Three more are named in the caption.")

    assert (current(dead).value_min, current(dead).decision_reason) == (12, "Three more are named in the caption.")


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"value_min": "12", "value_max": "9"}, "value_max"), ({"value_min": ""}, "value_min"), ({"nationality": "us"}, "nationality")],
)
def test_impossible_figure_is_told_at_its_field(desk, dead, changes, field):
    answer = edit(desk, dead, **changes)

    assert answer.status_code == 422
    assert answer.context["edit_form"].errors[field]
    assert current(dead).status == ClaimStatus.PROPOSED


def test_accepting_all_that_wait_counts_them(desk, article):
    answer = desk.post(reverse("claims-accept-all", args=[article.pk]), follow=True)

    assert "7 claims accepted." in answer.content.decode()
    assert set(article.claims.values_list("status", flat=True)) == {ClaimStatus.ACCEPTED}


def test_decision_moves_the_incidents_estimate(desk, article, dead, researcher):
    incident = open_incident(article, by=researcher, now=NOW)
    assert not incident.estimates.exists()

    send(desk, "claim-decide", dead, decision="accept", version=1)

    assert incident.estimates.get(outcome="killed", group="all").low == 9


def test_background_never_counts(desk, article, researcher):
    incident = open_incident(article, by=researcher, now=NOW)

    desk.post(reverse("claims-accept-all", args=[article.pk]))

    assert incident.estimates.get(outcome="killed", group="all").high == 9


def test_place_is_settled_by_one_button(desk, article):
    place = make_place("Tell Nur")
    claim = article.claims.get(kind="place")
    Claim.objects.filter(pk=claim.pk).update(place_candidates=[{"place_id": place.pk, "label": "", "score": 1.0, "reasons": []}])

    send(desk, "claim-edit", claim, version=1, place=place.pk)

    assert (current(claim).place, current(claim).geo_precision, current(claim).relation) == (place, "village_town", "in")


def test_place_may_be_given_by_name_in_any_spelling(desk, article):
    place = make_place("Deir Ballut")
    claim = article.claims.get(kind="place")

    send(desk, "claim-edit", claim, version=1, place="", place_name="deir ballut")

    assert current(claim).place == place


def test_unknown_place_name_is_told(desk, article):
    answer = send(desk, "claim-edit", article.claims.get(kind="place"), version=1, place="", place_name="Nowhere")

    assert "no place called “Nowhere”" in " ".join(answer.context["edit_form"].errors["place_name"])


def test_places_of_one_name_join_the_list_to_choose_from(desk, article):
    for number, latitude in enumerate((33.0, 36.0)):
        make_place("Rabia", latitude=latitude, gazetteer_id=f"rabia-{number}")

    form = send(desk, "claim-edit", article.claims.get(kind="place"), version=1, place="", place_name="Rabia").context["edit_form"]

    assert "Several places" in " ".join(form.errors["place_name"])
    assert form.fields["place"].queryset.count() == 2


def test_actor_and_source_are_set_from_those_known(desk, report):
    army = make_actor("the army")
    claim = make_claim(make_read(report(TEXT)), "The army", "actor")

    send(desk, "claim-edit", claim, version=1, actor=army.pk, actor_role="alleged_perpetrator", attributed_to=army.pk)

    assert (current(claim).actor, current(claim).actor_role, current(claim).attributed_to) == (army, "alleged_perpetrator", army)


def test_single_day_is_first_and_last(desk, article):
    claim = article.claims.get(kind="date")

    send(desk, "claim-edit", claim, version=1, date_from="2022-02-03", date_to="", date_precision="day", date_role="event")

    assert (str(current(claim).date_from), str(current(claim).date_to)) == ("2022-02-03", "2022-02-03")


def test_claim_is_added_from_the_quoted_words(desk, article, researcher):
    answer = send(desk, "claim-add", article, **FOUND, attribution="The army")

    claim = Claim.objects.get(rule="person")
    assert answer.url.endswith(f"#claim-{claim.pk}")
    assert (claim.quote, claim.status, claim.decided_by) == ("ninety people were killed", ClaimStatus.ACCEPTED, researcher)
    assert claim.attribution_name == "The army"


def test_selection_opens_the_form_with_its_words(desk, article):
    query = "?add=casualties&quote=two+of+them+children&start=61"
    form = desk.get(reverse("report-workbench", args=[article.pk]) + query).context["words_form"]

    assert (form["quote"].value(), form["start"].value()) == ("two of them children", "61")


@pytest.mark.parametrize(
    ("said", "form", "field", "message"),
    [
        pytest.param({"quote": "words that are not there"}, "words_form", "quote", "do not stand in the report", id="not there"),
        pytest.param({"quote": "killed", "value_min": "1"}, "value_form", "reason", "does not say this number", id="no number"),
        pytest.param({"quote": "people"}, "words_form", "quote", "more than once", id="twice"),
        pytest.param({"quote": ""}, "words_form", "quote", "Give the words", id="empty"),
        pytest.param({"attribution": "nobody"}, "words_form", "attribution", "does not stand in the report", id="unknown source"),
    ],
)
def test_claim_that_cannot_be_added_says_why_at_its_field(desk, article, said, form, field, message):
    answer = send(desk, "claim-add", article, **{**FOUND, **said})

    assert answer.status_code == 422
    assert message in " ".join(answer.context[form].errors[field])
    assert not Claim.objects.filter(rule="person").exists()


def test_start_tells_which_of_the_same_words_is_meant(desk, article):
    start = article.text.rindex("people")

    send(desk, "claim-add", article, **{**FOUND, "quote": "people", "start": start, "reason": "Ninety stands before."})

    assert Claim.objects.get(rule="person").span_start == start


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("event", {"event_type": "airstrike"}),
        ("place", {"mention": "Tell Nur", "relation": "near"}),
        ("date", {"date_from": "2022-02-04", "date_precision": "day", "date_role": "event"}),
        ("actor", {"mention": "The army", "actor_role": "party"}),
        ("statement", {"statement_kind": "denial"}),
    ],
)
def test_claim_of_every_kind_can_be_added(desk, article, kind, values):
    always = {"kind": kind, "quote": "The army denied it", "scope": "incident", "modality": "actual"}

    send(desk, "claim-add", article, **always, **values)

    assert Claim.objects.get(rule="person").kind == kind
