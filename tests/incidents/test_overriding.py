"""A person's figure stands beside the computed one, with a reason, and says when new evidence would change it."""

from __future__ import annotations

import pytest

from incidents.models import EstimateRule
from incidents.services.documents import public_document
from incidents.services.overriding import choose_rule, override_estimate, withdraw_override
from incidents.services.rearranging import merge_incidents
from sources.errors import InputError, StaleError
from tests.incidents.rearranged import LATER, killed, make_reported, revisions

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident(publisher, researcher):
    return make_reported(publisher, 9, by=researcher)[1]


@pytest.fixture
def estimate(incident):
    return incident.estimates.get(outcome="killed")


def override(estimate, by, figures=(9, 11, 12), **changes):
    options = {"revision": revisions(estimate.incident)[estimate.incident_id], "why": "Names of 12 are known.", "by": by, "now": LATER}
    return override_estimate(estimate.pk, figures, **{**options, **changes})


def test_both_figures_are_kept_and_published(estimate, incident, researcher):
    override(estimate, researcher)

    (row,) = [row for row in public_document(incident)["estimates"] if row["outcome"] == "killed"]
    assert (row["low"], row["best"], row["high"]) == (9, 11, 12)
    assert row["override"] == {"why": "Names of 12 are known.", "computed": [9, 9, 9]}


def test_new_evidence_that_changes_the_computed_figure_flags_it(estimate, incident, publisher, researcher):
    assert not override(estimate, researcher).is_override_outdated
    _, other = make_reported(publisher, 4, by=researcher)

    merge_incidents(other, incident, revisions=revisions(other, incident), why="same", by=researcher, now=LATER)

    estimate.refresh_from_db()
    assert (estimate.override_best, estimate.computed, estimate.is_override_outdated) == (11, [4, 4, 9], True)


def test_withdrawn_lets_the_rule_stand_again(estimate, incident, researcher):
    override(estimate, researcher)

    withdraw_override(estimate.pk, revision=revisions(incident)[incident.pk], by=researcher, now=LATER)

    estimate.refresh_from_db()
    assert (estimate.override_by, estimate.override_basis, killed(incident)) == (None, None, (9, 9, 9))


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"why": " "}, "no_reason"), ({"figures": (9, 8, 12)}, "not_ordered"), ({"revision": 0}, "stale_incident")],
)
def test_refused_changes_nothing(changes, code, estimate, researcher):
    with pytest.raises(InputError) as caught:
        override(estimate, researcher, **changes)

    estimate.refresh_from_db()
    assert (caught.value.code, estimate.override_by) == (code, None)


def test_another_rule_computes_afresh(incident, publisher, researcher):
    _, other = make_reported(publisher, 4, by=researcher)
    merge_incidents(other, incident, revisions=revisions(other, incident), why="same", by=researcher, now=LATER)

    choose_rule(incident.pk, EstimateRule.SOURCE_HIERARCHY, revision=revisions(incident)[incident.pk], by=researcher, now=LATER)

    assert incident.estimates.get(outcome="killed").rule == "source_hierarchy"


def test_rule_on_a_stale_form_is_refused(incident, researcher):
    with pytest.raises(StaleError):
        choose_rule(incident.pk, EstimateRule.UCDP, revision=0, by=researcher, now=LATER)
