"""The extractor's literals and the records' choices are one list each."""

from __future__ import annotations

from typing import get_args

import pytest

from geo import precision as geo_precision
from geo import resolution as geo_resolution
from geo.models import GeoPrecision
from sources.extraction import types
from sources.models import choices


@pytest.mark.parametrize(
    ("literal", "codes"),
    [
        pytest.param(types.Kind, choices.ClaimKind, id="kind"),
        pytest.param(types.Outcome, choices.Outcome, id="outcome"),
        pytest.param(types.Group, choices.Group, id="group"),
        pytest.param(types.Qualifier, choices.Qualifier, id="qualifier"),
        pytest.param(types.EventType, choices.EventType, id="event-type"),
        pytest.param(types.PlaceRelation, choices.PlaceRelation, id="place-relation"),
        pytest.param(geo_precision.PlaceRelation, choices.PlaceRelation, id="place-relation-of-geo"),
        pytest.param(geo_precision.GeoPrecisionCode, GeoPrecision, id="geo-precision"),
        pytest.param(types.DatePrecision, choices.DatePrecision, id="date-precision"),
        pytest.param(types.DateRole, choices.DateRole, id="date-role"),
        pytest.param(types.ActorRole, choices.ActorRole, id="actor-role"),
        pytest.param(types.StatementKind, choices.StatementKind, id="statement-kind"),
        pytest.param(types.AttributionMode, choices.AttributionMode, id="attribution-mode"),
        pytest.param(types.Polarity, choices.Polarity, id="polarity"),
        pytest.param(types.Modality, choices.Modality, id="modality"),
        pytest.param(types.Scope, choices.Scope, id="scope"),
    ],
)
def test_same_codes(literal, codes):
    assert set(get_args(literal)) == set(codes.values)


def test_reasons_for_an_open_place_are_the_same_but_for_none():
    assert set(get_args(geo_resolution.OpenReason)) - {""} == set(choices.PlaceOpenReason.values)


def test_directions_are_the_same_but_for_none():
    assert set(get_args(types.Direction)) - {""} == set(choices.Direction.values)
