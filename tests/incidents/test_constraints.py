"""Every constraint of the incidents' tables refuses what it is there to refuse, and history is written by the database."""

from __future__ import annotations

import datetime

import pghistory
import pgtrigger
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from incidents.models import (
    Estimate,
    Evidence,
    ImportedRow,
    ImportedTable,
    Incident,
    IncidentArea,
    IncidentName,
    MapCell,
    Match,
    Participation,
    Publication,
    PublishedIncident,
    Rearrangement,
    ReviewComment,
)
from tests.constraints import assert_broken, names_of, update
from tests.factories import NOW, make_actor, make_claim, make_incident, make_place, make_publication, make_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(report, researcher, reviewer):
    """One valid row of each kind, all of one incident."""
    article = report("Shells fell on Tell Nur. Four people were killed.")
    claim = make_claim(article, "Four people were killed")
    incident, other = make_incident(researcher, place=make_place()), make_incident(researcher)
    publication = make_publication(incident, reviewer)
    table = ImportedTable.objects.create(
        layout="ucdp", file_name="events.csv", sha256="a" * 64, columns=["id"], newline="\n", imported_by=researcher, imported_at=NOW
    )
    return {
        "article": article,
        "claim": claim,
        "incident": incident,
        "other": other,
        "match": Match.objects.create(article=article, incident=incident, score=0.9),
        "evidence": Evidence.objects.create(claim=claim, incident=incident, by=researcher, at=NOW),
        "estimate": Estimate.objects.create(incident=incident, outcome="killed", group="all", low=4, best=4, high=5, rule="test"),
        "participation": Participation.objects.create(incident=incident, actor=make_actor("the army"), role="party"),
        "review": make_review(incident, researcher),
        "name": IncidentName.objects.create(
            incident=incident, key="til nur", joined="tilnur", name="Tell Nur", is_main=True, is_area=False
        ),
        "area": IncidentArea.objects.create(incident=incident, place=incident.place, level=1),
        "rearrangement": Rearrangement.objects.create(
            kind="merged",
            source=other,
            target=incident,
            target_code=incident.code,
            why="same raid",
            by=researcher,
            at=NOW,
            before={},
            after={},
        ),
        "table": table,
        "row": ImportedRow.objects.create(table=table, line=2, key="901", cells=["901"], article=article, incident=incident),
        "publication": publication,
        "published": PublishedIncident.objects.create(
            incident=incident,
            publication=publication,
            code=incident.code,
            version=1,
            event_type="shelling",
            country="SYR",
            grading="fair",
            document={},
            published_at=NOW,
        ),
    }


def breakers(rows, researcher, reviewer):
    incident, other, claim, article = rows["incident"], rows["other"], rows["claim"], rows["article"]
    day = datetime.timedelta(days=1)
    decided = {"decided_at": NOW, "reason": "checked"}
    next_entry = {"seq": 2, "version": 2, "sha256": "b" * 64, "previous_sha256": "a" * 64}
    return {
        "incident_code": update(incident, code="Atmeh"),
        "incident_country_is_iso3": update(incident, country="Sy"),
        "incident_dates_ordered": update(incident, end_date=NOW.date() - day),
        "incident_point_and_precision": update(incident, geo_precision=""),
        "incident_estimate_rule_known": update(incident, estimate_rule="sum"),
        "incident_merged_and_into": update(incident, state="merged"),
        "incident_not_merged_into_itself": update(incident, state="merged", merged_into=incident),
        "incident_state_known": update(incident, state="lost"),
        "participation_once": lambda: Participation.objects.create(
            incident=incident, actor=rows["participation"].actor, role=rows["participation"].role
        ),
        "match_once": lambda: Match.objects.create(article=article, incident=incident, score=0.1),
        "match_one_primary": lambda: [
            Match.objects.update_or_create(
                article=article,
                incident=one,
                defaults={"score": 1, "is_primary": True, "judgement": "positive", "by": researcher, "at": NOW},
            )
            for one in (incident, other)
        ],
        "match_primary_is_positive": update(rows["match"], is_primary=True),
        "match_judgement_known": update(rows["match"], judgement="maybe", by=researcher, at=NOW),
        "match_judgement_and_stamps": update(rows["match"], judgement="negative"),
        "match_score_range": update(rows["match"], score=1.2),
        "evidence_once": lambda: Evidence.objects.create(claim=claim, incident=incident, by=researcher, at=NOW),
        "evidence_judgement_known": update(rows["evidence"], judgement="maybe"),
        "evidence_judgement_and_stamps": update(rows["evidence"], at=None),
        "evidence_score_range": update(rows["evidence"], score=-0.1),
        "incident_name_once": lambda: IncidentName.objects.create(
            incident=incident, key=rows["name"].key, joined="x", name="x", is_main=False, is_area=False
        ),
        "incident_area_once": lambda: IncidentArea.objects.create(incident=incident, place=incident.place, level=2),
        "estimate_once": lambda: Estimate.objects.create(incident=incident, outcome="killed", group="all", rule="test"),
        "estimate_ordered": update(rows["estimate"], low=9),
        "estimate_override_whole_with_reason": update(rows["estimate"], override_low=3),
        "imported_table_layout_known": update(rows["table"], layout="mine"),
        "imported_row_once": lambda: ImportedRow.objects.create(table=rows["table"], line=2, key="x", cells=[], article=article),
        "review_one_pending": lambda: make_review(incident, researcher),
        "review_kind_known": update(rows["review"], kind="hope"),
        "review_decision_known": update(rows["review"], decision="maybe", decided_by=reviewer, **decided),
        "review_decision_with_stamps_and_reason": update(rows["review"], decision="approved", decided_by=reviewer, decided_at=NOW),
        "review_not_of_own_work": update(rows["review"], decision="approved", decided_by=researcher, **decided),
        "review_comment_not_empty": lambda: ReviewComment.objects.create(review=rows["review"], text="", by=reviewer, at=NOW),
        "review_comment_on_one_thing": lambda: ReviewComment.objects.create(
            review=rows["review"], claim=claim, field="title_en", text="Why?", by=reviewer, at=NOW
        ),
        "rearrangement_kind_known": update(rows["rearrangement"], kind="mixed"),
        "rearrangement_has_reason": update(rows["rearrangement"], why=""),
        "rearrangement_of_two_incidents": update(rows["rearrangement"], target=other),
        "rearrangement_undone_with_stamps_and_reason": update(rows["rearrangement"], undone_by=researcher, undone_at=NOW),
        "publication_version_once": lambda: make_publication(incident, reviewer, **{**next_entry, "version": 1}),
        "publication_kind_known": lambda: make_publication(incident, reviewer, **next_entry, kind="leaked"),
        "publication_version_from_one": lambda: make_publication(incident, reviewer, **{**next_entry, "version": 0}),
        "publication_sha256": lambda: make_publication(incident, reviewer, **{**next_entry, "sha256": "short"}),
        "publication_chained": lambda: make_publication(incident, reviewer, **{**next_entry, "previous_sha256": ""}),
        "published_killed_ordered": update(rows["published"], killed_low=5, killed_high=4),
        "map_cell_not_negative": lambda: MapCell.objects.create(level=4, cell=1, incidents=-1, sum_x=0, sum_y=0),
    }


def test_each_constraint_is_broken_here(rows, researcher, reviewer):
    assert set(breakers(rows, researcher, reviewer)) == names_of("incidents")


@pytest.mark.parametrize("constraint", sorted(names_of("incidents")))
def test_constraint(constraint, rows, researcher, reviewer):
    assert_broken(constraint, breakers(rows, researcher, reviewer)[constraint])


def test_ledger_refuses_an_update(rows):
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Publication.objects.update(document={"forged": True})


def test_ledger_refuses_a_delete(rows):
    rows["published"].delete()

    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        rows["publication"].delete()


def test_ledger_refuses_to_be_emptied(rows):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        pgtrigger.enable("incidents.Publication:publication_not_truncated")

        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute("TRUNCATE incidents_incident CASCADE")


@pytest.mark.parametrize("wrong", [{"seq": 3}, {"previous_sha256": "c" * 64}])
def test_ledger_refuses_an_entry_that_does_not_follow_the_one_before(wrong, rows, reviewer):
    following = {"seq": 2, "version": 2, "sha256": "b" * 64, "previous_sha256": rows["publication"].sha256}
    with pytest.raises(IntegrityError, match="does not follow"), transaction.atomic():
        make_publication(rows["incident"], reviewer, **{**following, **wrong})

    make_publication(rows["incident"], reviewer, **following)


@pytest.mark.parametrize("name", ["incident", "evidence", "review"])
def test_history_of_a_bulk_update_says_who_and_why(name, rows, researcher):
    changes = {"incident": {"title_en": "Shelling"}, "evidence": {"why": "same street"}, "review": {"note": "please hurry"}}[name]

    with pghistory.context(user=researcher.pk, reason="better words"):
        type(rows[name]).objects.filter(pk=rows[name].pk).update(**changes)

    event = rows[name].events.latest("pgh_id")
    assert event.pgh_context.metadata == {"user": researcher.pk, "reason": "better words"}
    assert {key: getattr(event, key) for key in changes} == changes


def test_codes_are_never_given_twice(researcher):
    first = make_incident(researcher)
    code = first.code
    Incident.objects.filter(pk=first.pk).delete()

    assert make_incident(researcher).code != code
