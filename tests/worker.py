"""A real Celery worker, in a process of its own, on the tests' database."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 60.0


@contextmanager
def running_worker(log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run ``celery worker`` until the block ends; it is ready when the block begins."""
    server, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    environment = {
        **os.environ,
        "DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}",
        "CAPTURES_ROOT": settings.STORAGES["captures"]["OPTIONS"]["location"],
    }
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "config",
        "worker",
        "--pool=solo",
        "--loglevel=info",
        "--without-gossip",
        "--without-mingle",
    ]
    with log.open("wb") as output:
        worker = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            wait_until(lambda: b"ready." in log.read_bytes(), "the worker to be ready")
            yield worker
        finally:
            worker.terminate()
            worker.wait(timeout=PATIENCE_SECONDS)


def wait_until(is_true: Callable[[], bool], what: str) -> None:
    """Ask until ``is_true``, and fail with ``what`` was waited for."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_true():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.1)
