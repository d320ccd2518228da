"""Unsaved records with the values of a public document, so that a document is put into words as records are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from incidents.models import Estimate
from incidents.presentation.estimates import actors_in
from incidents.presentation.names import Names, look_up
from sources.models import Actor, Claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    Document = dict[str, Any]


def claim_record(document: Document) -> Claim:
    """Return how a claim of a document is meant and who says it; what it says, ``claim_words`` reads from the document itself."""
    attribution = document["attribution"]
    actor = attribution["actor"]
    return Claim(
        pk=document["id"],
        kind=document["kind"],
        polarity=document["polarity"],
        modality=document["modality"],
        scope=document["scope"],
        date_role=document.get("date_role", ""),
        attributed_to=Actor(pk=actor["id"], name_ar=actor["name"]["ar"], name_en=actor["name"]["en"]) if actor else None,
        attribution_name=attribution["name"],
        attribution_mode=attribution["mode"],
        attribution_via=attribution["via"],
    )


def estimate_record(document: Document) -> Estimate:
    """Return the estimate of a document; where a person overrode it, its numbers are already theirs."""
    columns = ("outcome", "group", "nationality", "low", "best", "high", "rule", "derivation")
    override = document["override"]
    is_open = document.get("is_open", False)  # documents published before 2026-12 do not say
    return Estimate(override_why=override["why"] if override else "", is_open=is_open, **{name: document[name] for name in columns})


def names_in(documents: Iterable[Document], claims: Iterable[Claim]) -> Names:
    """Look up the names that the estimates need, and those that the machine's own values of ``claims`` need; four queries."""
    rows = [estimate_record(row) for document in documents for row in document["estimates"]]
    proposed = [claim.machine_values for claim in claims if claim.machine_values]
    return look_up(
        places={values["place"] for values in proposed if values.get("place")},
        countries={row.nationality for row in rows} | {values.get("nationality", "") for values in proposed},
        actors=actors_in(rows) | {values["actor"] for values in proposed if values.get("actor")},
    )
