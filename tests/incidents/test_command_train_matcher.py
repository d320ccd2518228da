from __future__ import annotations

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from incidents.matching import shipped_weights
from incidents.models import Judgement, Match
from incidents.services.matcher_store import POINTER, active_weights, matchers
from tests.factories import NOW, make_claim, make_incident, make_place

pytestmark = pytest.mark.django_db


def judge(article, incident, judgement, by, *, minutes):
    Match.objects.create(
        article=article, incident=incident, score=0.5, judgement=judgement, by=by, at=NOW + datetime.timedelta(minutes=minutes)
    )


@pytest.fixture
def judged(report, researcher):
    """Forty reports, each of one raid; people go by the kind of event alone, which the shipped weights hardly do."""
    place = make_place()
    raid = make_incident(researcher, event_type="raid", place=place)
    protest = make_incident(researcher, event_type="protest", place=place)
    for number in range(40):
        kind = ("raid", "protest")[number % 2]
        article = report(f"Told as number {number} on that day.")
        make_claim(article, "Told", "event", event_type=kind)
        for incident in (raid, protest):
            judge(article, incident, Judgement.POSITIVE if incident.event_type == kind else Judgement.NEGATIVE, researcher, minutes=number)
    unsure = report("Told by nobody.")
    judge(unsure, raid, Judgement.UNSURE, researcher, minutes=99)


def train(*arguments):
    output = StringIO()
    call_command("train_matcher", *arguments, stdout=output)
    return output.getvalue()


def test_too_few_judgements_are_refused(judged):
    with pytest.raises(CommandError, match="have judged 80 proposed incidents"):
        train()


def test_one_sided_judgements_are_refused(judged):
    Match.objects.filter(judgement=Judgement.POSITIVE).update(judgement=Judgement.NEGATIVE)

    with pytest.raises(CommandError, match="0 say the same incident"):
        train("--min-judgements", "50")


def test_without_commit_the_card_is_shown_and_nothing_stored(judged):
    shown = train("--min-judgements", "50")

    assert "| training | 30 | 30 | 30 |" in shown
    assert "Nothing was stored" in shown
    assert not matchers().exists()


def test_with_commit_weights_are_stored_and_used_only_if_they_are_better(judged):
    shown = train("--min-judgements", "50", "--commit")

    is_used = (matchers() / POINTER).exists()
    assert ("They are in use" in shown) is is_used
    assert (active_weights() != shipped_weights()) is is_used
    assert len(list(matchers().glob("*/card.md"))) == 1


def test_damaged_weights_are_left_aside(judged):
    matchers().mkdir(parents=True)
    (matchers() / POINTER).write_text('{"model": "lost", "sha256": ""}', encoding="utf-8")

    assert active_weights() == shipped_weights()
