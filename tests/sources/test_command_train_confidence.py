from __future__ import annotations

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sources.services.model_store import active_name, confidence_models
from tests.sources.decisions import history

ROOT = Path(__file__).resolve().parent.parent.parent
WITHOUT_LIBRARIES = """
import sys
import django
from django.core.management import CommandError, call_command
sys.modules["sklearn"] = None
django.setup()
try:
    call_command("train_confidence")
except CommandError as error:
    print(error)
"""


def train(*arguments):
    output = StringIO()
    call_command("train_confidence", *arguments, stdout=output)
    return output.getvalue()


@pytest.mark.django_db
def test_without_commit_the_card_is_shown_and_nothing_stored(report, researcher):
    history(report, researcher, careful=0.5, hasty=0.6)

    shown = train("--min-claims", "50")

    assert "| the rules' own confidence | 0.000 |" in shown
    assert "Nothing was stored" in shown
    assert not confidence_models().exists()


@pytest.mark.django_db
def test_with_commit_the_model_is_used(report, researcher):
    history(report, researcher, careful=0.5, hasty=0.6)

    shown = train("--min-claims", "50", "--commit")

    assert "in use from the next report on" in shown
    assert (confidence_models() / active_name() / "card.md").is_file()


@pytest.mark.django_db
def test_with_commit_a_model_that_did_not_beat_the_rules_is_not_used(report, researcher):
    history(report, researcher, careful=0.9, hasty=0.1)

    assert "It is NOT in use" in train("--min-claims", "50", "--commit")
    assert active_name() == ""


@pytest.mark.django_db
def test_an_installation_without_decisions_is_told_so():
    with pytest.raises(CommandError, match="decided on 0 claims of the machine; learning begins at 200"):
        train()


@pytest.mark.django_db
def test_a_folder_that_cannot_be_written_to_is_named(report, researcher, settings, tmp_path):
    history(report, researcher)
    (tmp_path / "file").touch()
    settings.MODELS_ROOT = tmp_path / "file"

    with pytest.raises(CommandError, match="MODELS_ROOT must name a folder"):
        train("--min-claims", "50", "--commit")


def test_without_the_libraries_it_says_what_to_install():
    done = subprocess.run([sys.executable, "-c", WITHOUT_LIBRARIES], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "Learning needs sklearn, which is not installed" in done.stdout
    assert "pip install 'scikit-learn~=1.9' 'skops~=0.16'" in done.stdout
