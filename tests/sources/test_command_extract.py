from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.sources.evaluation_cases import TEXT

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments):
    output, errors = StringIO(), StringIO()
    call_command("extract", *map(str, arguments), stdout=output, stderr=errors)
    return output.getvalue(), errors.getvalue()


def claims(*arguments):
    return json.loads(run(*arguments, "--json")[0])["claims"]


def test_prints_the_keys_of_the_gold_with_confidence_and_rule(report):
    (figure,) = [claim for claim in claims(report) if claim["type"] == "casualties"]

    assert (figure["status"], figure["min"], figure["max"], figure["qualifier"]) == ("killed", 9, 9, "exact")
    assert TEXT[figure["start"] : figure["end"]] == figure["quote"]
    assert 0 < figure["confidence"] <= 1
    assert figure["rule"]


def test_the_day_of_publication_fixes_a_weekday(report):
    (date,) = [claim for claim in claims(report, "--published", "2031-03-03") if claim["type"] == "date"]

    assert date["value"] == "2031-03-02"


def test_offsets_count_in_the_text_as_it_is(tmp_path):
    text = "First.\r\n\r\n" + TEXT
    path = tmp_path / "windows.txt"
    path.write_bytes(text.encode())

    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in claims(path))


def test_without_json_a_line_for_each_claim(report):
    output, _ = run(report)

    assert any("casualties" in line and "«nine people»" in line for line in output.splitlines())


def test_a_language_that_is_not_read_is_said(tmp_path):
    path = tmp_path / "turkish.txt"
    path.write_text("Dün akşam şehirde düzenlenen törende konuşan vali, çalışmaların süreceğini söyledi.", encoding="utf-8")

    output, errors = run(path, "--json")

    assert json.loads(output) == {"lang": None, "published": None, "claims": []}
    assert "neither Arabic nor English" in errors


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"gone\.txt cannot be read: No such file"):
        run(tmp_path / "gone.txt")


def test_other_encodings_are_refused(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("قتل".encode("windows-1256"))

    with pytest.raises(CommandError, match=r"Byte 1 of .* is not UTF-8"):
        run(path)


def test_a_day_that_is_none_is_refused(report):
    with pytest.raises(CommandError, match="is not a day"):
        run(report, "--published", "yesterday")


def test_runs_from_standard_input_with_no_database_to_reach():
    environment = {**os.environ, "DATABASE_URL": "postgis://nobody@127.0.0.1:1/nowhere", "REDIS_URL": "redis://127.0.0.1:1/0"}

    done = subprocess.run(
        [sys.executable, "manage.py", "extract", "-", "--lang", "en", "--json"],
        cwd=ROOT, env=environment, input=TEXT.encode(), capture_output=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr.decode()
    assert [claim["quote"] for claim in json.loads(done.stdout)["claims"] if claim["type"] == "casualties"] == ["nine people"]
