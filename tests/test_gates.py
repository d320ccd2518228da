"""Every gate of ./dev check can fail: each is run on a copy of the repository with one thing wrong in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", ".dev", "node_modules", "__pycache__", ".*_cache", ".hypothesis", "tests", "benchmarks"
)
RUN_GATE = """
set -euo pipefail
root=$PWD
python=$root/.venv/bin/python
source config/dev/steps.bash
source config/dev/checks.bash
"gate_$0"
"""

WRONG = [
    pytest.param("style", "geo/names.py", "\nimport os\n", "F401", id="an import that nothing uses"),
    pytest.param("format", "geo/names.py", "\nWRONG = {  'quote':1 }\n", "would be reformatted", id="a line that is not formatted"),
    pytest.param(
        "types",
        "geo/services.py",
        '\n\ndef wrong() -> bool:\n    return Place.objects.filter(naem="x").exists()\n',
        "naem",
        id="a misspelt field",
    ),
    pytest.param(
        "imports", "geo/names.py", "\nfrom incidents.models import Incident\n", "geo.names -> incidents.models", id="an import upwards"
    ),
    pytest.param("imports", "geo/drawer.py", "", "geo.drawer", id="a module that no layer names"),
    pytest.param("templates", "templates/404.html", "{%if wrong%}{%endif%}\n", "404.html", id="a template that is not formatted"),
    pytest.param("templates", "templates/404.html", '<img src="wrong.png">\n', "H013", id="a picture without words"),
    pytest.param("settings", "config/settings.py", "\nSESSION_COOKIE_SECURE = False\n", "security.W012", id="a cookie sent without TLS"),
    pytest.param("migrations", "geo/models/area.py", "\n\nclass Wrong(models.Model):\n    pass\n", "Wrong", id="a model without migration"),
    pytest.param(
        "translations", "templates/404.html", '{% translate "Wrong on purpose" %}\n', "Wrong on purpose", id="a text without translation"
    ),
    pytest.param("schema", "docs/openapi.yaml", "wrong: true\n", "-wrong: true", id="a schema that is not the code's"),
]


@pytest.fixture
def copy(tmp_path):
    """The repository, to be spoiled, with the virtual environment of the original."""
    folder = tmp_path / "copy"
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def run_gate(name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MYPY_CACHE_DIR": str(ROOT / ".mypy_cache")}
    return subprocess.run(["bash", "-c", RUN_GATE, name], cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("gate", "path", "addition", "complaint"), WRONG)
def test_a_gate_refuses(copy, gate, path, addition, complaint):
    with (copy / path).open("a", encoding="utf-8") as file:
        file.write(addition)

    result = run_gate(gate, copy)

    assert result.returncode != 0
    assert complaint in result.stdout + result.stderr


def test_every_gate_is_among_those_tried():
    listing = subprocess.run(
        ["bash", "-c", 'source config/dev/checks.bash; printf "%s\n" "${gates[@]}"'], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert set(listing.stdout.split()) == {parameters.values[0] for parameters in WRONG}
