"""docs/extraction.md names what exists, and the rule that it shows works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from sources.extraction import pipeline, types, verify
from sources.extraction.types import Document
from sources.extraction.wordlists import read_list

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"\./dev manage (.+?)(?:\s+#.*)?$", GUIDE, re.MULTILINE)))
TO_BE_WRITTEN = {"sources/extraction/evacuations.py"}


def test_the_guide_was_read():
    assert len(COMMANDS) > 5


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_is_there_and_takes_these_arguments(line):
    name, *arguments = line.split()
    command = load_command_class(get_commands()[name], name)

    command.create_parser("manage.py", name).parse_args(arguments)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:sources|incidents|config|tests|docs)/[\w/.]+\.\w+)`", GUIDE)) - TO_BE_WRITTEN)
)
def test_a_file_is_there(path):
    assert (ROOT / path).is_file()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(\w+\.toml)`", GUIDE)) - {"pyproject.toml"}))
def test_a_list_is_there(name):
    assert read_list(name)


@pytest.mark.parametrize("section", ["people", "trigger", "numbers", "qualifiers", "attribution", "cues"])
def test_both_languages_have_the_sections_that_are_named(section):
    assert f"[{section}" in GUIDE
    assert section in read_list("ar.toml")
    assert section in read_list("en.toml")


def test_the_names_of_the_code_are_right():
    assert pipeline.find_casualties in pipeline.RULES
    assert pipeline.VERSION
    assert "drone_strike" in read_list("events.toml")["en"]
    assert "Language" in vars(types)


def test_the_rule_that_is_shown_works():
    (block,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    shown: dict[str, object] = {}
    exec(re.sub(r"^   ", "", block, flags=re.MULTILINE), shown)  # noqa: S102 - the guide's own code
    text = "Hundreds were evacuated from the town, the governor said."

    claims = shown["find_evacuations"](pipeline.read(Document(text), "en"))

    assert [claim.quote for claim in claims] == ["evacuated"]
    assert claims == verify.keep_grounded(text, claims, "en")
