"""Where archived bytes lie: each file under its own hash, whole or not at all."""

from __future__ import annotations

import os
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.storage import FileSystemStorage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.base import File


class WriteOnceStorage(FileSystemStorage):
    """A folder of files that are written once.

    A name stands for its content, so saving a name that is there changes nothing. The bytes reach the disk under another
    name first: a process killed halfway leaves no half file under a hash.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:  # noqa: ARG002 - the parent's signature
        """Return ``name``: there is no second copy under another one."""
        return name

    def save_all(self, contents: Mapping[str, bytes]) -> None:
        """Save many small files with one wait for the disk instead of one each: all parts are on it before the first gets its name."""
        new = {Path(self.path(name)): raw for name, raw in contents.items() if not Path(self.path(name)).exists()}
        parts = {path: path.with_name(f"{path.name}.{uuid.uuid4().hex}.part") for path in new}
        for path, raw in new.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            parts[path].write_bytes(raw)
            parts[path].chmod(0o440)
        os.sync()
        for path, part in parts.items():
            part.rename(path)

    def _save(self, name: str, content: File[bytes]) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            return name
        part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
        with part.open("xb") as file:
            for chunk in content.chunks():
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o440)
        part.rename(path)
        return name
