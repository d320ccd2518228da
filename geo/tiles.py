"""Addresses of map tiles: the square z/x/y of the web's usual grid, its bounds, and its part of a curve through all tiles.

A curve that visits every small tile of a large one before it goes on (Morton's, or z-order) numbers positions so that each tile, of any
zoom, is one unbroken range of numbers: a plain index on the number keeps rows in spatial order and finds a tile without geometry.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

#: Tiles of larger zoom are cut from these by whoever draws them.
MAX_ZOOM = 14

#: Bits for each coordinate of a position on the curve: at the equator a step is 2 cm.
KEY_BITS = 31

#: Steps from edge to edge inside a tile, the usual number of the Mapbox Vector Tile specification.
EXTENT = 4096


class NoSuchTileError(ValueError):
    """The address is outside the grid; the arguments say what is possible there."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile that exists: column ``x`` from the west and row ``y`` from the north, of 2**z each."""

    z: int
    x: int
    y: int

    def __post_init__(self) -> None:
        """Refuse what is outside the grid."""
        if not 0 <= self.z <= MAX_ZOOM:
            raise NoSuchTileError("zoom", MAX_ZOOM)
        if not (0 <= self.x < 1 << self.z and 0 <= self.y < 1 << self.z):
            raise NoSuchTileError("position", (1 << self.z) - 1)

    def bounds(self) -> tuple[float, float, float, float]:
        """Return west, south, east and north in degrees, WGS 84."""
        return _longitude(self.x, self.z), _latitude(self.y + 1, self.z), _longitude(self.x + 1, self.z), _latitude(self.y, self.z)

    def keys(self, bits: int = KEY_BITS) -> tuple[int, int]:
        """Return the first number of the tile's part of the curve, and the first one behind it, where coordinates have ``bits`` bits."""
        number, free = _interleaved(self.x, self.y), 2 * (bits - self.z)
        return number << free, (number + 1) << free


def _longitude(x: int, z: int) -> float:
    return 360.0 * x / (1 << z) - 180.0


def _latitude(y: int, z: int) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / (1 << z)))))


def _interleaved(x: int, y: int) -> int:
    """Return the number whose bits are those of x and y in turn, y's first."""
    return _spread(x) | _spread(y) << 1


def _spread(number: int) -> int:
    """Return the number with a zero before each of its bits."""
    return int(f"{number:b}", 4)
