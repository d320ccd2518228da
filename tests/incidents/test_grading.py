"""Airwars' five grades follow from who says what; a person decides."""

from __future__ import annotations

import pytest

from incidents.grading import ReportedHarm, suggest
from incidents.services.grading import suggest_grading
from tests.factories import make_actor, make_claim
from tests.incidents.rearranged import make_reported
from tests.incidents.submissions import attribution


def said_of(*letters: str, groups=("all",), accused=(), accepting=()) -> ReportedHarm:
    return ReportedHarm(
        origins={f"origin:{number}": letter for number, letter in enumerate(letters)},
        groups=set(groups),
        accused={f"origin:{number}": set(parties) for number, parties in enumerate(accused)},
        accepting=set(accepting),
    )


@pytest.mark.parametrize(
    ("said", "grade", "factor"),
    [
        pytest.param(said_of(), "ungraded", "no_harm", id="nobody speaks of harm"),
        pytest.param(said_of("B"), "weak", "single_origin", id="one origin"),
        pytest.param(said_of("B", "E"), "weak", "single_origin", id="one of two is unreliable"),
        pytest.param(said_of("E", "E"), "weak", "no_credible_origin", id="all are unreliable"),
        pytest.param(said_of("B", "F"), "fair", "credible_origins", id="two origins, one not judged"),
        pytest.param(said_of("B", accused=[{"army"}], accepting={"army"}), "confirmed", "responsibility_accepted", id="the party says so"),
        pytest.param(said_of("B", "C", accused=[{"army"}, {"rebels"}]), "contested", "rival_perpetrators", id="two accuse two"),
        pytest.param(said_of("B", "C", accused=[{"army"}, {"army", "allies"}]), "fair", "credible_origins", id="they can agree"),
        pytest.param(
            said_of("B", "C", accused=[{"army"}, {"rebels"}], accepting={"army"}), "confirmed", "responsibility_accepted", id="order"
        ),
        pytest.param(said_of("B", "C", groups=["fighters"]), "discounted", "only_combatants", id="fighters alone"),
        pytest.param(said_of("B", "C", groups=["fighters", "children"]), "fair", "credible_origins", id="fighters and children"),
    ],
)
def test_grade(said, grade, factor):
    suggestion = suggest(said)

    assert (suggestion.grade, suggestion.factors[0]["code"]) == (grade, factor)


@pytest.mark.django_db
class TestOfIncident:
    @pytest.fixture
    def reported(self, publisher, researcher):
        return make_reported(publisher, 9, by=researcher)

    def test_one_report_is_weak(self, reported, publisher):
        suggestion, names = suggest_grading(reported[1])

        assert suggestion.grade == "weak"
        assert names[suggestion.factors[0]["values"][0]] == str(publisher)

    def test_a_second_origin_in_the_same_report_makes_it_fair(self, reported, researcher):
        report, incident = reported
        accepted = {"status": "accepted", "decided_by": researcher, "decided_at": incident.created_at}
        said = attribution(report, "Tell Nur")
        claim = make_claim(report, "9 were hurt", outcome="injured", value_min=8, value_max=8, **accepted, **said)
        incident.evidence.create(claim=claim, judgement="positive", by=researcher, at=incident.created_at)

        assert suggest_grading(incident)[0].grade == "fair"

    def test_a_statement_of_the_accused_party_confirms(self, reported, researcher):
        report, incident = reported
        accepted = {"status": "accepted", "decided_by": researcher, "decided_at": incident.created_at}
        army = make_actor("the army")
        for claim in (
            make_claim(report, "Shells fell", "actor", mention="the army", actor=army, actor_role="alleged_perpetrator", **accepted),
            make_claim(report, "Shells", "statement", statement_kind="confirmation", attributed_to=army, **accepted),
        ):
            incident.evidence.create(claim=claim, judgement="positive", by=researcher, at=incident.created_at)

        assert suggest_grading(incident)[0].grade == "confirmed"
