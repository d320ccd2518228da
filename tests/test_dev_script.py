"""The parts of ./dev that a test can take by themselves; whole runs are tried by hand in fresh clones, and by CI."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from pathlib import Path

import pytest

from incidents.management.commands.load_demo import PASSWORD

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = [ROOT / "dev", ROOT / ".ci/run", *sorted((ROOT / "config" / "dev").glob("*.bash"))]


def bash(command: str, *, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env={**os.environ, **(environment or {})}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_valid_bash(script):
    result = bash(f"bash -n '{script}'")

    assert result.returncode == 0, result.stderr


def test_help_names_every_command():
    commands = set(re.findall(r"^command_(\w+)\(", (ROOT / "dev").read_text(encoding="utf-8"), re.MULTILINE)) - {"help"}

    shown = set(re.findall(r"^\./dev (\w+)", bash("./dev help").stdout, re.MULTILINE))

    assert shown == commands


def test_an_unknown_command_is_refused_with_the_list_of_commands():
    result = bash("./dev nonsense")

    assert result.returncode == 1
    assert "./dev up" in result.stderr
    assert "There is no ./dev nonsense." in result.stderr


def test_up_tells_the_password_that_the_demo_sets():
    assert f"is {PASSWORD}." in (ROOT / "dev").read_text(encoding="utf-8")


def test_a_taken_port_is_named_and_a_later_one_chosen():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        result = bash("source ./dev; free_port", environment={"PORT": str(port)})

    assert f"Port {port} is not free" in result.stderr
    assert int(result.stdout) > port


def test_a_process_number_that_another_program_got_is_not_ours():
    result = bash('source ./dev; sleep 5 & pid=$!; sleep 0.2; alive $pid "sleep 5"; alive $pid postgres || echo "another"; kill $pid')

    assert (result.returncode, result.stdout) == (0, "another\n")


def test_a_stamp_holds_until_what_it_was_made_from_changes(tmp_path):
    result = bash(f"source ./dev; stamps='{tmp_path}'; stamp step one; stamped step one && echo kept; stamped step two || echo again")

    assert result.stdout == "kept\nagain\n"
