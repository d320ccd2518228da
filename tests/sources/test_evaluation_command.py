from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sources.evaluation.articles import article_cases
from sources.evaluation.gold import load_gold
from sources.evaluation.report import as_json
from sources.evaluation.scores import evaluate
from sources.extraction.types import Extraction
from tests.sources.evaluation_cases import TEXT, claim, nine_killed, write_gold


def run(folder, *options):
    output = StringIO()
    call_command("evaluate_extraction", str(folder), *options, stdout=output)
    return output.getvalue()


def answer(folder, *claims):
    """Score an extractor that gives *claims* for every text that has words in it."""
    cases = article_cases(load_gold(folder))
    return as_json(
        evaluate(cases, extract=lambda document: Extraction("en", list(claims) if document.text == TEXT else [])), with_mistakes=True
    )


def nine(quote="nine people", **fields):
    told = {"kind": "casualties", "outcome": "killed", "group": "all", "value_min": 9, "value_max": 9, "qualifier": "exact"}
    return claim(TEXT, quote, **{**told, **fields})


def test_json_has_the_promised_shape(tmp_path):
    write_gold(tmp_path, nine_killed())

    result = json.loads(run(tmp_path, "--json"))

    assert {"casualties", "attribution", "group", "qualifier", "background", "false_zeros", "ungrounded", "speed"} <= set(result)
    assert set(result["casualties"]) == {"ar", "en", "all"}
    assert set(result["casualties"]["en"]) == {"n", "p", "r", "f1"}
    assert set(result["attribution"]["all"]) == {"n", "accuracy"}
    assert result["casualties"]["ar"] == {"n": 0, "p": None, "r": None, "f1": None}
    assert "errors" not in result


def test_the_extractor_itself_is_what_is_scored(tmp_path):
    write_gold(tmp_path, nine_killed())
    write_gold(tmp_path, nine_killed(min=8, max=8, value=8), name="002")

    result = json.loads(run(tmp_path, "--json"))

    assert result["casualties"]["en"] == {"n": 2, "p": 0.5, "r": 0.5, "f1": 0.5}
    assert result["documents"]["all"] == {"n": 2}
    assert result["speed"]["all"]["documents_per_second"] > 0


def test_errors_show_the_words_in_question(tmp_path):
    write_gold(tmp_path, nine_killed(status="injured"))

    (missed, *_) = [error for error in json.loads(run(tmp_path, "--json", "--errors"))["errors"] if error["measure"] == "casualties"]

    assert (missed["document"], missed["problem"], missed["expected"]) == ("001", "missed", "injured 9..9 exact all")
    assert "that [nine people] were" in missed["context"]


def test_the_table_names_measures_and_cases(tmp_path):
    write_gold(tmp_path, nine_killed())

    table = run(tmp_path, "--errors")

    assert "1 texts (0 ar, 1 en)" in table
    assert ["casualties", "en", "1", "1.000", "1.000", "1.000"] in [line.split() for line in table.splitlines()]
    assert "documents a second" in table


def test_a_claim_that_is_not_in_the_text_is_ungrounded(tmp_path):
    write_gold(tmp_path, nine_killed())

    grounded, invented = answer(tmp_path, nine()), answer(tmp_path, nine("Police said"))

    assert (grounded["ungrounded"]["en"]["count"], invented["ungrounded"]["en"]["count"]) == (0, 1)


def test_a_figure_in_a_text_without_conflict_is_a_false_alarm(tmp_path):
    write_gold(tmp_path)

    assert answer(tmp_path)["false_alarms"]["all"] == {"n": 1, "count": 0, "per_100": 0.0}
    assert answer(tmp_path, nine())["false_alarms"]["all"] == {"n": 1, "count": 1, "per_100": 100.0}


def test_an_extractor_that_breaks_down_finds_nothing_and_is_named(tmp_path):
    write_gold(tmp_path, nine_killed())

    def break_down(document):
        if document.text == TEXT:
            raise IndexError("too far")
        return Extraction("en")

    result = as_json(evaluate(article_cases(load_gold(tmp_path)), extract=break_down), with_mistakes=True)

    assert result["casualties"]["en"]["r"] == 0.0
    assert result["crashes"]["en"]["count"] == 1
    assert result["errors"][-1]["given"] == "IndexError('too far')"


def test_wrong_gold_stops_with_its_name(tmp_path):
    write_gold(tmp_path, nine_killed(status="dead"), name="bad")

    with pytest.raises(CommandError, match=r"bad\.json: gold\[0\]"):
        run(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="is not a folder"):
        run(tmp_path / "gone")
