from __future__ import annotations

import datetime

import pytest

from sources.evaluation.gold import GoldError, load_gold
from tests.sources.evaluation_cases import TEXT, mark, nine_killed, write_gold


def test_reads_every_kind_of_entry(tmp_path):
    place = mark(TEXT, "Tellat", type="place", name="Tellat", main=True, lat=1.5, lon=2.5)
    date = mark(TEXT, "Sunday", type="date", value="2031-03-02", main=True)
    event = mark(TEXT, "killed", type="event", event_type="shooting")
    actor = mark(TEXT, "Police", type="actor", name="Police", role="source")
    write_gold(tmp_path, nine_killed(), place, date, event, actor)

    (document,) = load_gold(tmp_path)

    assert document.published == datetime.date(2031, 3, 3)
    assert document.gold.casualties[0].attribution == "Police"
    assert document.gold.places[0].is_point
    assert document.gold.dates[0].first == document.gold.dates[0].last == datetime.date(2031, 3, 2)
    assert document.gold.events[0].event_type == "shooting"
    assert document.gold.actors[0].role == "source"


def test_documents_come_in_the_order_of_their_files(tmp_path):
    for name in ("b", "a"):
        write_gold(tmp_path, name=name)

    assert [document.name for document in load_gold(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        pytest.param("2031", "2031-01-01", "2031-12-31", id="year"),
        pytest.param("2031-12", "2031-12-01", "2031-12-31", id="december"),
        pytest.param("2032-02", "2032-02-01", "2032-02-29", id="leap-february"),
        pytest.param("2031-03-01/2031-03-04", "2031-03-01", "2031-03-04", id="days"),
    ],
)
def test_partial_dates_are_intervals(tmp_path, value, first, last):
    write_gold(tmp_path, mark(TEXT, "Sunday", type="date", value=value))

    (date,) = load_gold(tmp_path)[0].gold.dates

    assert (str(date.first), str(date.last)) == (first, last)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        pytest.param(nine_killed(quote="ten people"), "gold[0] (casualties): the text has", id="quote"),
        pytest.param(nine_killed(end=999), "gold[0] (casualties): start 17 and end 999 do not lie in the text", id="offsets"),
        pytest.param(nine_killed(status="dead"), '"status" must be one of killed', id="status"),
        pytest.param(nine_killed(qualifier="maybe"), '"qualifier" must be one of exact', id="qualifier"),
        pytest.param(nine_killed(max=3), '"min" and "max" must be a range of people, not 9..3', id="bounds"),
        pytest.param(nine_killed(min="9"), '"min" must be of type int', id="type"),
        pytest.param(nine_killed(covers=["hurt"]), '"covers" must hold codes of killed', id="covers"),
        pytest.param(mark(TEXT, "Sunday", type="date", value="Sunday"), '"value" must be a day', id="date"),
        pytest.param(mark(TEXT, "killed", type="weather"), '"type" must be casualties', id="kind"),
        pytest.param("nine", "gold[0] (None)", id="no-object"),
    ],
)
def test_errors_name_file_and_entry(tmp_path, entry, message):
    write_gold(tmp_path, entry, name="bad")

    with pytest.raises(GoldError) as raised:
        load_gold(tmp_path)

    assert str(raised.value).startswith("bad.json: gold[0]")
    assert message in str(raised.value)


@pytest.mark.parametrize("content", [pytest.param(b"{", id="json"), pytest.param(b'"\xff"', id="utf-8"), pytest.param(b"[]", id="list")])
def test_a_file_that_is_no_document_is_named(tmp_path, content):
    (tmp_path / "odd.json").write_bytes(content)

    with pytest.raises(GoldError, match=r"\Aodd\.json: "):
        load_gold(tmp_path)


def test_a_wrong_language_is_named(tmp_path):
    write_gold(tmp_path, lang="fr")

    with pytest.raises(GoldError, match='"lang" must be one of ar, en'):
        load_gold(tmp_path)


def test_an_empty_folder_says_what_to_do(tmp_path):
    with pytest.raises(GoldError, match="Name one that holds annotated texts"):
        load_gold(tmp_path)
