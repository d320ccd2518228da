"""Which hosts pages may ask, besides their own."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.outside import origin_of_style

ROOT = Path(__file__).resolve().parent.parent
POLICY = """
from django.conf import settings
directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
print({name: [source for source in sources if "example" in str(source)] for name, sources in directives.items()})
"""


def test_without_a_style_from_outside_no_host_is_asked():
    assert origin_of_style("") == []


@pytest.mark.parametrize(
    ("style", "origin"),
    [
        ("https://maps.example.org/styles/gray.json?key=1", "https://maps.example.org"),
        ("http://localhost:8080/style.json", "http://localhost:8080"),
    ],
)
def test_exactly_the_origin_of_the_style_is_asked(style, origin):
    assert origin_of_style(style) == [origin]


@pytest.mark.parametrize(
    "style", ["style.json", "//maps.example.org/style.json", "javascript:alert(1)", "https://", "https://me@maps.example.org/"]
)
def test_what_is_no_address_is_refused(style):
    with pytest.raises(ImproperlyConfigured, match="MAP_STYLE_URL"):
        origin_of_style(style)


def test_the_policy_names_that_origin_where_styles_tiles_and_pictures_are_asked_for():
    environment = {**os.environ, "MAP_STYLE_URL": "https://maps.example.org/style.json", "DJANGO_SETTINGS_MODULE": "config.settings"}

    shown = subprocess.run([sys.executable, "-c", POLICY], cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout

    widened = {name for name, sources in ast.literal_eval(shown).items() if sources == ["https://maps.example.org"]}
    assert widened == {"connect-src", "img-src"}
