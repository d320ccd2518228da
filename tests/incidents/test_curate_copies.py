"""The workbench says which earlier report a report repeats, and where its figures are others."""

from __future__ import annotations

import pytest

from sources.services.copies import note_copies
from tests.factories import make_claim
from tests.incidents.curating import TEXT, bench, make_read

pytestmark = pytest.mark.django_db


def hand_in_again(report, text, number):
    article = make_read(report(TEXT, title="First news"))
    note_copies(article)
    again = report(text)
    make_claim(again, f"{number} people", value_min=9 if number == "nine" else 12, value_max=None, qualifier="at_least")
    note_copies(again)
    return again


def test_copy_is_told(report, client, researcher):
    client.force_login(researcher)

    page = bench(client, hand_in_again(report, f"Agency: {TEXT}", "nine"))

    assert "First news" in page
    assert "It is a copy" in page


def test_other_figures_are_told(report, client, researcher):
    client.force_login(researcher)

    page = bench(client, hand_in_again(report, TEXT.replace("nine", "twelve"), "twelve"))

    assert "killed, at least 12 here, at least 9 there" in page
