"""No file of the folder that a command is run in is taken for one of our packages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MANAGE = Path(__file__).resolve().parent.parent / "manage.py"


def test_file_in_the_current_folder_is_not_imported(tmp_path):
    (tmp_path / "csp.py").write_text("raise SystemExit('a file of the current folder was run')")

    done = subprocess.run([sys.executable, MANAGE, "help", "ingest"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
