"""Serve the few files of the npm packages that pages use, straight from node_modules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FONT_WEIGHTS = ("400-normal", "500-normal", "600-normal", "700-normal")

# Folder below node_modules, and the endings of the files that may be served from it.
PACKAGES: dict[str, tuple[str, ...]] = {
    "maplibre-gl/dist": ("maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl-shared.mjs", "maplibre-gl.css"),
    "@fontsource/ibm-plex-sans/files": tuple(f"latin-{weight}.woff2" for weight in _FONT_WEIGHTS),
    "@fontsource/ibm-plex-sans-arabic/files": tuple(f"arabic-{weight}.woff2" for weight in _FONT_WEIGHTS),
    "@fontsource/noto-naskh-arabic/files": tuple(f"arabic-{weight}.woff2" for weight in _FONT_WEIGHTS),
    "@fontsource/source-serif-4/files": tuple(f"latin-{weight}.woff2" for weight in _FONT_WEIGHTS),
}


class NodeModulesFinder(BaseFinder):
    """Find ``vendor/<package>/<file>`` in node_modules, for the files of ``PACKAGES`` and no other."""

    prefix = "vendor"

    def __init__(self, *_args: object, **_kwargs: object) -> None:
        self.storage = FileSystemStorage(location=settings.BASE_DIR / "node_modules")
        self.storage.prefix = self.prefix  # type: ignore[attr-defined]  # collectstatic reads it

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Return the absolute path of a served file, or an empty list."""
        name = path.removeprefix(f"{self.prefix}/")
        if name == path or not _is_served(name) or not self.storage.exists(name):
            return []
        found = self.storage.path(name)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        """Yield every served file, for collectstatic."""
        for folder in PACKAGES:
            if not self.storage.exists(folder):
                continue
            for name in self.storage.listdir(folder)[1]:
                path = f"{folder}/{name}"
                if _is_served(path) and not matches_patterns(path, list(ignore_patterns or [])):
                    yield path, self.storage


def _is_served(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    return file.endswith(PACKAGES.get(folder, ())) and bool(PACKAGES.get(folder))
