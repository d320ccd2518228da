from __future__ import annotations

import gzip
import json

import pytest

from sources.evaluation.gold import GoldError
from sources.evaluation.linking import is_linking_folder, load_posts
from sources.evaluation.posts import STATES_FIGURE, post_cases
from sources.evaluation.report import as_json
from sources.evaluation.scores import evaluate
from sources.extraction.pipeline import extract

INCIDENT = {"incident": "x-1", "date": "2031-03-02", "date_end": None, "civ_killed": [3, 4], "mil_killed": [None, None]}
POST = {
    "text_id": "p",
    "lang": "ar",
    "published": "2031-03-02",
    "text": "مقتل ثلاثة مدنيين بقصف على بلدة تلات اليوم الأحد",
    "incidents": ["x-1"],
}


def write(folder, *, post=POST, incident=INCIDENT):
    (folder / "incidents.json").write_text(json.dumps([incident]), encoding="utf-8")
    with gzip.open(folder / "texts.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(post) + "\n")
    return folder


def scored(folder):
    return as_json(evaluate(post_cases(load_posts(folder)), extract=extract))


def test_a_toll_that_meets_the_range_and_the_day_are_right(tmp_path):
    assert is_linking_folder(write(tmp_path))

    result = scored(tmp_path)

    for name in ("killed", "killed_one_figure", "date", "date_stated"):
        assert result[name]["ar"] == {"n": 1, "accuracy": 1.0}


@pytest.mark.parametrize(
    ("held", "accuracy"),
    [
        pytest.param({"civ_killed": [1, 2]}, 0.0, id="another-toll"),
        pytest.param({"civ_killed": [1, 1], "mil_killed": [2, 2]}, 1.0, id="everybody"),
        pytest.param({"civ_killed": [None, None], "mil_killed": [3, 3]}, 1.0, id="combatants"),
    ],
)
def test_a_toll_is_of_civilians_or_of_everybody(tmp_path, held, accuracy):
    write(tmp_path, incident={**INCIDENT, **held})

    assert scored(tmp_path)["killed"]["all"] == {"n": 1, "accuracy": accuracy}


@pytest.mark.parametrize("range_held", [[None, None], [0, 0]])
def test_incidents_without_deaths_are_not_asked_for(tmp_path, range_held):
    write(tmp_path, incident={**INCIDENT, "civ_killed": range_held})

    assert "killed" not in scored(tmp_path)


def test_an_overlooked_figure_counts_as_wrong(tmp_path):
    write(tmp_path, post={**POST, "text": POST["text"]})

    result = as_json(evaluate(post_cases(load_posts(tmp_path)), extract=lambda document: extract(type(document)(text="."))))

    assert result["killed"]["ar"] == {"n": 1, "accuracy": 0.0}


@pytest.mark.parametrize("text", ["مقتل 5 مدنيين", "سقوط ثلاثة قتلى", "five people were killed", "killing 12 others"])
def test_a_word_for_death_beside_a_number_states_a_figure(text):
    assert STATES_FIGURE.search(text)


@pytest.mark.parametrize("text", ["قتل رجل", "killed in 2031", "قتل في 12-3-2031", "ثلاث مدارس"])
def test_other_words_and_years_do_not(text):
    assert not STATES_FIGURE.search(text)


def test_a_post_without_a_day_of_its_own_has_that_of_publication(tmp_path):
    write(tmp_path, post={**POST, "text": "مقتل ثلاثة مدنيين بقصف على بلدة تلات"})

    result = scored(tmp_path)

    assert result["date"]["all"] == {"n": 1, "accuracy": 1.0}
    assert "date_stated" not in result


def test_another_day_is_wrong(tmp_path):
    write(tmp_path, incident={**INCIDENT, "date": "2031-03-01"})

    assert scored(tmp_path)["date"]["all"] == {"n": 1, "accuracy": 0.0}


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param({"post": {**POST, "incidents": ["gone"]}}, "texts.jsonl.gz: line 1", id="unknown-incident"),
        pytest.param({"post": {"text": "x"}}, "texts.jsonl.gz: line 1", id="post"),
        pytest.param({"incident": {"incident": "x-1"}}, r"incidents.json: \[0\]", id="incident"),
    ],
)
def test_errors_name_file_and_line(tmp_path, broken, message):
    write(tmp_path, **broken)

    with pytest.raises(GoldError, match=message):
        load_posts(tmp_path)
