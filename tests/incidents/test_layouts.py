"""Rows of other datasets are read whole, each claim with the words that make it, and written again as they were."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.layouts import ACLED, LAYOUTS, UCDP, RowError, WrongTableError, read_table
from tests.incidents.tables import ACLED_ROW, UCDP_ROW, make_table


def claims(row) -> dict[str, list[tuple[str, dict]]]:
    found: dict[str, list] = {}
    for said in row.said:
        found.setdefault(said.kind, []).append((row.text[said.start : said.end], dict(said.values)))
    return found


class TestUcdp:
    def test_describes_the_event(self):
        row = UCDP.read(UCDP_ROW)

        assert (row.key, row.place, row.position, row.country) == ("901", "Tell Nur village", (36.5, 36.0), "Syria")
        assert (row.start.isoformat(), row.end.isoformat(), row.date_precision) == ("2016-01-02", "2016-01-04", "range_2_6d")
        assert (row.geo_precision, row.parties) == ("near_place", ("Government of Nowhere", "Hill rebels"))

    def test_deaths_are_the_best_estimate_within_its_range(self):
        quotes = claims(UCDP.read(UCDP_ROW))["casualties"]

        assert [(quote, values["group"], values["value_min"], values["value_max"]) for quote, values in quotes] == [
            ("5 (best estimate)", "all", 5, 5),
            ("between 3 and 9", "all", 3, 9),
            ("2 civilians", "civilians", 2, 2),
        ]

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            pytest.param({"low": "0.0", "best": "0.0", "high": "4.0"}, [(0, 4, "at_most")], id="none to four"),
            pytest.param({"low": "0", "best": "0", "high": "0"}, [], id="0 claims nothing"),
            pytest.param({"low": "4", "best": "4", "high": "4"}, [(4, 4, "exact")], id="one number"),
            pytest.param({"low": "8", "best": "7", "high": "7"}, [(7, 7, "exact"), (7, 8, "range")], id="low above high"),
        ],
    )
    def test_estimates(self, changes, expected):
        quotes = claims(UCDP.read({**UCDP_ROW, "deaths_civilians": "", **changes})).get("casualties", [])

        assert [(values["value_min"], values["value_max"], values["qualifier"]) for _, values in quotes] == expected

    def test_older_names_of_the_estimates_are_read(self):
        row = {name: value for name, value in UCDP_ROW.items() if name not in {"low", "best", "high"}}

        assert claims(UCDP.read({**row, "low_est": "3", "best_est": "5", "high_est": "9"}))["casualties"][0][1]["value_min"] == 5

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"date_end": "2016-01-01"}, "date_end: lies before date_start"),
            ({"date_start": "soon"}, "date_start: “soon” is no day"),
            ({"latitude": "136"}, "latitude: 136 lies beyond 90 degrees"),
            ({"where_prec": "9"}, "where_prec: there is no code 9"),
            ({"best": "many"}, "best: “many” is no number"),
            ({"best": "1.5"}, "best: 1.5 is no number of people"),
            ({"id": " "}, "id: every event has one"),
        ],
    )
    def test_bad_cell_is_named(self, changes, words):
        with pytest.raises(RowError, match=words):
            UCDP.read({**UCDP_ROW, **changes})


class TestAcled:
    def test_describes_the_event(self):
        row = ACLED.read(ACLED_ROW)

        assert (row.key, row.event_type, row.sub_event_type, row.place) == ("NWH17", "airstrike", "", "Tell Nur")
        assert (row.start.isoformat(), row.date_precision, row.geo_precision) == ("2022-02-03", "day", "village_town")
        assert [quote for quote, _ in claims(row)["actor"]] == ["Military Forces of Nowhere", "Hill rebels"]

    def test_fatalities_are_those_reported(self):
        assert claims(ACLED.read(ACLED_ROW))["casualties"][0][0] == "4 reported fatalities"

    def test_none_reported_is_no_claim_that_nobody_died(self):
        assert "casualties" not in claims(ACLED.read({**ACLED_ROW, "fatalities": "0"}))

    def test_sub_event_that_is_not_the_usual_one_is_kept(self):
        row = ACLED.read({**ACLED_ROW, "sub_event_type": "Grenade"})

        assert (row.event_type, row.sub_event_type) == ("other", "Grenade")

    def test_day_in_words_is_read(self):
        assert ACLED.read({**ACLED_ROW, "event_date": "03 February 2022"}).start.isoformat() == "2022-02-03"

    def test_unknown_sub_event_is_named(self):
        with pytest.raises(RowError, match="sub_event_type"):
            ACLED.read({**ACLED_ROW, "sub_event_type": "Quarrel"})


@given(st.text(max_size=40))
def test_every_claim_is_the_slice_of_its_text(words):
    for layout, row, column in ((UCDP, UCDP_ROW, "where_coordinates"), (ACLED, ACLED_ROW, "location")):
        event = layout.read({**row, column: words})
        for said in event.said:
            assert event.text[said.start : said.end]
            if "mention" in said.values:
                assert event.text[said.start : said.end] == said.values["mention"]


class TestTable:
    @pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize("bom", ["", "\ufeff"])
    def test_is_written_again_as_it_was(self, layout, newline, bom, tmp_path):
        text = bom + make_table(layout, [{}, {"country": 'Now"here, the north'}], newline=newline)
        path = tmp_path / "events.csv"
        path.write_bytes(text.encode())

        assert "".join(read_table(path, layout).written()) == text

    def test_tag_row_is_no_event(self, tmp_path):
        lines = make_table(UCDP, [{}]).split("\n")
        path = tmp_path / "events.csv"
        path.write_text("\n".join([lines[0], "#date" + "," * lines[0].count(","), *lines[1:]]), encoding="utf-8")

        table = read_table(path, UCDP)

        assert (len(table.rows), table.tags[0]) == (1, "#date")
        assert "".join(table.written()) == path.read_text(encoding="utf-8")

    def test_gzip_is_read(self, tmp_path):
        path = tmp_path / "events.csv.gz"
        path.write_bytes(gzip.compress(make_table(UCDP, [{}]).encode()))

        assert len(read_table(path, UCDP).rows) == 1

    @pytest.mark.parametrize(
        ("raw", "words"),
        [(b"", "is empty"), (b"\xff\xfe", "UTF-8"), (b"\x1f\x8bbroken", "UTF-8"), (b"id,low\n1,2\n", "has no column country, date_end")],
    )
    def test_another_file_is_refused(self, raw, words, tmp_path):
        path = tmp_path / "events.csv"
        path.write_bytes(raw)

        with pytest.raises(WrongTableError, match=words):
            read_table(path, UCDP)
