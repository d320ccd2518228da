"""Facts about the repository itself."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 400
LONGER_FOR_A_REASON: dict[str, str] = {}


def tracked(*patterns: str) -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize(
    "path", [path for path in tracked("*.py") if "migrations" not in path.parts], ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_module_is_one_reading(path):
    name = str(path.relative_to(ROOT))

    assert len(path.read_text().splitlines()) <= MOST_LINES or name in LONGER_FOR_A_REASON


def test_every_variable_of_the_environment_is_documented():
    settings = (ROOT / "config" / "settings.py").read_text()
    variables = set(re.findall(r"""env\.\w+\(\s*["']([A-Z_]+)["']""", settings))
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE))

    assert variables == documented


def test_decisions_are_numbered_without_gaps():
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "adr").glob("*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))


def test_every_dependency_says_what_it_is_for():
    block = re.search(r"^dependencies = \[\n(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.MULTILINE | re.DOTALL)

    assert block
    assert all(re.search(r'",\s+# \w', line) for line in block.group(1).splitlines())


def test_locks_name_no_address():
    assert not [path.name for path in tracked("*.lock") if "://" in path.read_text()]
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def test_no_signals():
    assert not [
        path
        for path in tracked("*.py")
        if re.search(r"^from django\.dispatch|^from django\.db\.models\.signals", path.read_text(), re.MULTILINE)
    ]
