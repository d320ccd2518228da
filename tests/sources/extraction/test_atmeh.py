"""The reference report against its hand-made gold; skipped where the folder with third-party texts is absent."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from sources.extraction.pipeline import extract
from sources.extraction.types import Document, DraftClaim, Span

ARTICLES = Path(__file__).resolve().parents[3].parent / "shared" / "articles"
pytestmark = pytest.mark.skipif(not ARTICLES.exists(), reason="the annotated articles are not beside the repository")

OUTCOMES = {"casualty_any": "casualties"}
QUALIFIERS = {"unspecified_plural": "unspecified"}
GROUPS = {"people": "all", "us_personnel": "all"}
RELATIONS = {
    "in_northwest_of": ("part_of", "nw"),
    "in_rural_north_of": ("part_of", "n"),
    "in": ("in", ""),
    "near": ("near", ""),
    "between": ("between", ""),
    "west_of": ("direction_of", "w"),
    "at_border_with": ("border", ""),
    "border_between": ("border", ""),
    "near_border_between": ("border", ""),
}


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return json.loads((ARTICLES / "atmeh_gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def claims() -> list[DraftClaim]:
    text = (ARTICLES / "atmeh.txt").read_text(encoding="utf-8")
    return extract(Document(text, datetime.date(2022, 2, 3))).claims


def casualties(claims: list[DraftClaim]) -> list[DraftClaim]:
    return [claim for claim in claims if claim.kind == "casualties"]


def span_of(item: dict[str, Any]) -> Span:
    return Span(item["start"], item["end"])


def expected_casualty(item: dict[str, Any], gold: dict[str, Any]) -> tuple[object, ...]:
    attribution, names = item["attribution"], {source["id"]: source for source in gold["sources"]}
    span = attribution.get("source_span")
    if span is None and names[attribution["source"]]["mentions"]:
        span = names[attribution["source"]]["mentions"][0]
    return (
        span_of(item["evidence"]), OUTCOMES.get(item["outcome"], item["outcome"]), item["min"], item["max"],
        QUALIFIERS.get(item["qualifier"], item["qualifier"]), GROUPS.get(item["demographic"], item["demographic"]),
        item["polarity"], span["text"] if span else None,
    )  # fmt: skip


def test_casualties_equal_the_gold(claims: list[DraftClaim], gold: dict[str, Any]) -> None:
    expected = [expected_casualty(item, gold) for item in gold["claims"] if item["type"] == "casualty"]

    found = [
        (c.span, c.outcome, c.value_min, c.value_max, c.qualifier, c.group, c.polarity, c.attribution.name if c.attribution else None)
        for c in casualties(claims)
    ]

    assert sorted(found, key=lambda row: row[0]) == sorted(expected, key=lambda row: row[0])


def test_parts_point_at_their_wholes(claims: list[DraftClaim], gold: dict[str, Any]) -> None:
    evidence = {item["id"]: span_of(item["evidence"]) for item in gold["claims"]}
    expected = {evidence[item["id"]]: evidence[item["subset_of"]] for item in gold["claims"] if "subset_of" in item}

    found = {claim.span: claims[claim.subset_of].span for claim in claims if claim.subset_of is not None}

    assert found == expected


def test_denial_is_limited_to_one_nationality(claims: list[DraftClaim]) -> None:
    (negated,) = [claim for claim in casualties(claims) if claim.polarity == "negated"]

    assert negated.nationality == "USA"
    assert any(claim.statement_kind == "denial" and claim.span == negated.span for claim in claims)


def test_nothing_forbidden_is_a_casualty(claims: list[DraftClaim], gold: dict[str, Any]) -> None:
    forbidden = [span_of(item["span"]) for item in gold["must_not_extract"]]

    assert [claim.quote for claim in casualties(claims) if any(claim.span.overlaps(span) for span in forbidden)] == []


def test_places_have_their_relations(claims: list[DraftClaim], gold: dict[str, Any]) -> None:
    expected = {span_of(place["span"]): RELATIONS[place["relation"]] for place in gold["places"]}

    found = {claim.span: (claim.relation, claim.direction) for claim in claims if claim.kind == "place"}

    assert found == expected


def test_dates_have_their_roles(claims: list[DraftClaim], gold: dict[str, Any]) -> None:
    expected = {
        span_of(date["span"]): (date["role"].removesuffix("_event"), date["value"]["from"], date["value"]["to"])
        for date in gold["dates"]
        if "from" in date["value"]
    }

    found = {claim.span: (claim.date_role, str(claim.date_from), str(claim.date_to)) for claim in claims if claim.kind == "date"}

    assert found == expected


def test_earlier_events_are_background(claims: list[DraftClaim], gold: dict[str, Any]) -> None:
    earlier = [span_of(item["evidence"]) for item in gold["claims"] if item.get("event") in {"E0", "E2"}]

    scopes = [[c.scope for c in claims if c.kind == "event" and c.span.overlaps(span)] for span in earlier]

    assert [set(scope) for scope in scopes] == [{"background"}, {"background"}]


@pytest.mark.parametrize(
    ("kind", "expected"), [("airborne_raid", {"air_landing"}), ("armed_clash", {"armed_clash"}), ("airstrike", {"airstrike"})]
)
def test_main_events_have_their_types(claims: list[DraftClaim], gold: dict[str, Any], kind: str, expected: set[str]) -> None:
    wanted = [span_of(item["evidence"]) for item in gold["claims"] if item.get("event_type") == kind]

    types = [{c.event_type for c in claims if c.kind == "event" and c.span.overlaps(span)} for span in wanted]

    assert all(found & expected for found in types)
