"""Addresses of tiles, and their part of the curve through all of them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.tiles import MAX_ZOOM, NoSuchTileError, Tile


@st.composite
def tiles(draw, most_zoom=MAX_ZOOM):
    zoom = draw(st.integers(0, most_zoom))
    return Tile(zoom, draw(st.integers(0, 2**zoom - 1)), draw(st.integers(0, 2**zoom - 1)))


@pytest.mark.parametrize(("z", "x", "y"), [(-1, 0, 0), (MAX_ZOOM + 1, 0, 0), (0, 1, 0), (3, 0, 8), (3, -1, 0)])
def test_a_tile_outside_the_grid_is_refused(z, x, y):
    with pytest.raises(NoSuchTileError):
        Tile(z, x, y)


def test_the_world_is_one_tile():
    assert Tile(0, 0, 0).bounds() == pytest.approx((-180, -85.0511, 180, 85.0511), abs=1e-4)


def test_rows_run_from_north_to_south():
    assert Tile(1, 1, 0).bounds() == pytest.approx((0, 0, 180, 85.0511), abs=1e-4)


@given(tiles(most_zoom=MAX_ZOOM - 1))
def test_four_tiles_fill_the_one_above(tile):
    parts = sorted(Tile(tile.z + 1, 2 * tile.x + dx, 2 * tile.y + dy).keys() for dx in (0, 1) for dy in (0, 1))

    first, end = tile.keys()
    assert [parts[0][0], parts[-1][1]] == [first, end]
    assert all(before[1] == after[0] for before, after in itertools.pairwise(parts))


@given(tiles(), tiles())
def test_two_tiles_of_one_zoom_share_nothing(one, other):
    overlap = one.keys()[0] < other.keys()[1] and other.keys()[0] < one.keys()[1]

    assert overlap == (one == other) or one.z != other.z
