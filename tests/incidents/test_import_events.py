"""A table of another dataset becomes incidents whose only origin is that dataset, and comes out again cell by cell."""

from __future__ import annotations

import pghistory
import pytest
from django.core.management import CommandError, call_command

from incidents.layouts import UCDP
from incidents.models import ImportedRow, ImportedTable, Incident
from incidents.services.evidence import renew_derived
from sources.models import Actor, Article, Claim
from tests.factories import make_actor, make_incident, make_place
from tests.incidents.tables import make_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(tmp_path, researcher, capsys):
    """Import a table of rows with the given changes, and return what was printed."""

    def imported(*changes, name="events.csv", commit=True, **options) -> str:
        path = tmp_path / name
        path.write_text(make_table(UCDP, changes), encoding="utf-8")
        call_command("import_events", str(path), layout="ucdp", by=researcher.username, commit=commit, **options)
        printed = capsys.readouterr()
        return printed.out + printed.err

    return imported


def rows() -> dict[str, list]:
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Incident, Article, Claim, ImportedTable, ImportedRow, Actor)
    }


def test_row_becomes_a_draft_with_its_claims(run, researcher):
    run({})

    incident = Incident.objects.get()
    assert (incident.state, incident.start_date.isoformat(), incident.point.coords) == ("draft", "2016-01-02", (36.5, 36.0))
    estimate = incident.estimates.get(group="all")
    assert (estimate.low, estimate.best, estimate.high) == (3, 5, 9)
    assert [entry["label"] for entry in estimate.derivation["origins"]] == ["UCDP Georeferenced Event Dataset"]
    assert {part.actor.name_en for part in incident.participations.all()} == {"Government of Nowhere", "Hill rebels"}


def test_everything_follows_from_the_claims_as_for_any_incident(run):
    run({})
    incident = Incident.objects.get()
    columns = ("outcome", "group", "low", "best", "high", "is_open", "rule", "derivation")
    before = list(incident.estimates.order_by("outcome", "group").values(*columns))

    renew_derived(incident)

    assert list(incident.estimates.order_by("outcome", "group").values(*columns)) == before


def test_bytes_of_each_row_are_archived(run):
    run({})

    capture = Article.objects.get().captures.get()
    with capture.raw.open() as file:
        assert file.read().decode() == Article.objects.get().text
    assert capture.sha256 == Article.objects.get().source_sha256


def test_known_actor_is_recognized_and_a_new_one_waits_for_a_check(run):
    rebels = make_actor("Hill rebels", is_confirmed=True)
    run({})

    assert Incident.objects.get().participations.filter(actor=rebels).exists()
    assert not Actor.objects.get(name_en="Government of Nowhere").is_confirmed


def test_position_gets_the_known_place_there(run):
    near = make_place("Tell Nur", longitude=36.501, latitude=36.001)
    make_place("Wadi Sur", longitude=36.6, latitude=36.1)

    run({"where_prec": "1"})

    assert Incident.objects.get().place == near
    assert Claim.objects.get(kind="place").place == near


@pytest.mark.parametrize(("longitude", "name"), [(36.501, "Tell Nur"), (38.0, "Nur village")])
def test_incident_is_found_by_the_names_of_its_place_or_as_the_table_calls_it(longitude, name, run):
    make_place("Tell Nur", longitude=longitude, latitude=36.001)

    run({"where_prec": "1", "where_coordinates": "Nur village"})

    assert name in Incident.objects.get().place_names.values_list("name", flat=True)


def test_dry_run_keeps_nothing(run):
    before = rows()

    assert "Nothing was kept" in run({}, commit=False)
    assert rows() == before


def test_twice_changes_nothing(run):
    run({}, {"id": "902"})
    before = rows()

    assert "0 new incidents, 2 known" in run({}, {"id": "902"})
    assert rows() == before


def test_newer_table_keeps_its_cells_and_leaves_the_incident_to_people(run):
    run({})

    assert "1 changed" in run({"best": "6"}, name="newer.csv")
    assert Incident.objects.count() == 1
    assert Incident.objects.get().estimates.get(group="all").best == 5
    assert ImportedRow.objects.filter(incident=Incident.objects.get()).count() == 2


def test_bad_row_is_listed_with_its_line_and_the_others_are_taken(run):
    printed = run({}, {"id": "902", "best": "many"}, {"id": "903"})

    assert "Line 3 skipped: best: “many” is no number." in printed
    assert Incident.objects.count() == 2


def test_second_row_of_one_event_is_listed(run):
    assert "Line 3 skipped: event 901 stands on line 2 already." in run({}, {})


def test_history_says_who_imported(run, researcher):
    run({})

    events = [*Incident.objects.get().events.all(), *pghistory.models.Events.objects.references(Incident.objects.get())]
    assert events
    assert Incident.objects.get().events.get().pgh_context.metadata == {"user": researcher.pk, "act": "imported"}


def test_report_by_an_incident_of_others_is_matched_against_it(run, report, researcher):
    place = make_place("Tell Nur")
    other = make_incident(researcher, place=place, start_date="2016-01-02", end_date="2016-01-02", title_en="Fighting near Tell Nur")

    assert "1 reports lie by incidents" in run({"where_prec": "1"})
    assert Article.objects.get().matches.filter(incident=other, judgement="unjudged").exists()


def test_export_is_equal_to_what_was_imported(run, tmp_path, capsys):
    run({}, {"id": "902", "country": 'Now"here, the north'})

    call_command("export_events", "events.csv")

    assert capsys.readouterr().out == (tmp_path / "events.csv").read_text(encoding="utf-8")


def test_export_lists_the_tables_there_are(run, capsys):
    run({})

    call_command("export_events")

    assert "ucdp" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [({"by": "nobody"}, "no user “nobody”"), ({"file": "missing.csv"}, "missing.csv"), ({"file": __file__}, "no table in the layout")],
)
def test_wrong_arguments_are_told(arguments, words, tmp_path, researcher):
    path = tmp_path / "events.csv"
    path.write_text(make_table(UCDP, [{}]), encoding="utf-8")
    options = {"file": str(path), "by": researcher.username, **arguments}

    with pytest.raises(CommandError, match=words):
        call_command("import_events", options.pop("file"), layout="ucdp", **options)


def test_unknown_table_is_told():
    with pytest.raises(CommandError, match="No table"):
        call_command("export_events", "nothing.csv")
