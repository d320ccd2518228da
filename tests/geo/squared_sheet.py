"""Places that a reader can draw on a squared sheet, one degree being some 111 km at the equator, and resolving names among them."""

from __future__ import annotations

from geo.resolution import Candidate, Mention, rank_all

SYRIA, JORDAN = 1, 2
NORTH, SOUTH = 10, 11


def place(place_id, **given):
    defaults = {"label": f"#{place_id}", "kind": "village", "latitude": 0.0, "longitude": 0.0, "country": "SYR", "parent_ids": (SYRIA,)}
    return Candidate(place_id, **{**defaults, **given})


def north_village(place_id, **given):
    return place(place_id, parent_ids=(NORTH, SYRIA), **given)


def abroad(place_id, **given):
    return place(place_id, country="JOR", parent_ids=(JORDAN,), **given)


SYRIA_ITSELF = place(SYRIA, kind="country", parent_ids=())
JORDAN_ITSELF = abroad(JORDAN, kind="country")
NORTH_ITSELF = place(NORTH, kind="adm1")
SOUTH_ITSELF = place(SOUTH, kind="adm1")


def resolve(*pairs, home_country=None):
    """Resolve (mention, candidates) pairs of one text; a bare name is a mention of it."""
    mentions = [Mention(name) if isinstance(name, str) else name for name, _ in pairs]
    return rank_all(mentions, [candidates for _, candidates in pairs], home_country=home_country)


def codes(resolution, place_id):
    return {reason.code for ranked in resolution.candidates if ranked.place_id == place_id for reason in ranked.reasons}
