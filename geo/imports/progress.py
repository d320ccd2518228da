"""A line on the terminal that says how far a long run is, and how fast it goes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.core.management.base import OutputWrapper

WIDTH = 24
SECONDS_BETWEEN = 0.5
#: In a log, where a line cannot be written over.
SECONDS_BETWEEN_LINES = 10.0


@dataclass(slots=True)
class Progress:
    """Counts rows and writes a bar now and then; ``total`` is in the units of what ``advance`` is told.

    ``counted`` says what a row is, and the clock is looked at after every so many of them.
    """

    out: OutputWrapper
    total: int
    counted: str = "rows"
    every: int = 500
    started: float = field(default_factory=time.monotonic)
    done: int = 0
    rows: int = 0
    shown: float = 0.0

    def advance(self, size: int) -> None:
        """Count one row of this size."""
        self.done += size
        self.rows += 1
        if not self.rows % self.every:
            self._show_now_and_then()

    def seconds(self) -> float:
        """Return the time since the start."""
        return time.monotonic() - self.started

    def end(self) -> None:
        """Write the last state and leave the line."""
        if self.rows:
            self._write()
        if self.out.isatty():
            self.out.write("")

    def _show_now_and_then(self) -> None:
        now = time.monotonic()
        if now - self.shown >= (SECONDS_BETWEEN if self.out.isatty() else SECONDS_BETWEEN_LINES):
            self.shown = now
            self._write()

    def _write(self) -> None:
        share = min(self.done / self.total, 1.0) if self.total else 1.0
        bar = ("█" * round(share * WIDTH)).ljust(WIDTH, "░")
        text = f"{bar} {share:4.0%}  {self.rows:,} {self.counted}  {self.rows / max(self.seconds(), 0.001):,.0f} {self.counted}/s"
        if self.out.isatty():
            self.out.write(f"\r{text}", style_func=str, ending="")
            self.out.flush()
        else:
            self.out.write(text)
