from __future__ import annotations

import pytest

from geo.services import load_builtin_gazetteer


@pytest.fixture
def gazetteer(db):
    """The places that come with Waqia."""
    load_builtin_gazetteer()
