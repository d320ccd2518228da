"""What the approval of a submission would change in public: two public documents, compared in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from incidents.admin import wording
from incidents.models import Grading
from sources.models import EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from incidents.presentation.names import Names

    Document = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that differs. ``field`` is its code, for comments; values are lines of text, none where there is no value."""

    field: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def gone(self) -> list[str]:
        """Lines that would no longer be public."""
        return [line for line in self.before if line not in self.after]

    @property
    def new(self) -> list[str]:
        """Lines that would become public."""
        return [line for line in self.after if line not in self.before]


def changes(before: Document | None, after: Document, names: Names) -> list[Change]:
    """Return the fields that differ between what is public, None if nothing is, and what would be, in the order of the page."""
    old = dict(_fields(before, names)) if before else {}
    new = dict(_fields(after, names))
    labels = {field: words for field, (words, _lines) in {**new, **old}.items()}
    empty: tuple[str, tuple[str, ...]] = ("", ())
    pairs = ((field, old.get(field, empty)[1], new.get(field, empty)[1]) for field in labels)
    return [Change(field=field, label=labels[field], before=was, after=will) for field, was, will in pairs if was != will]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """A claim that only one of two documents has, or that says another thing in the later one; the missing side is empty."""

    claim_id: int
    before: str
    after: str
    source: str
    quote: str


def claim_changes(before: Document, after: Document) -> list[ClaimChange]:
    """Return the claims that come, go or read otherwise, in the order of the later document; removed ones last."""
    old = {claim["id"]: claim for claim in before["claims"]}
    new = {claim["id"]: claim for claim in after["claims"]}
    compared = (_compare(old.get(key), new.get(key)) for key in {**new, **old})
    return [change for change in compared if change.before != change.after]


def _compare(before: Document | None, after: Document | None) -> ClaimChange:
    shown: Document = after or before or {}
    return ClaimChange(
        claim_id=shown["id"],
        before=wording.claim(before) if before else "",
        after=wording.claim(after) if after else "",
        source=shown["attribution"]["name"],
        quote=shown["quote"],
    )


def _fields(document: Document, names: Names) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    """Yield the code of each field, with its label and its lines."""
    yield "title_ar", (gettext("Arabic title"), _line(document["title"]["ar"]))
    yield "title_en", (gettext("English title"), _line(document["title"]["en"]))
    yield "summary", (gettext("Summary"), _line(document["summary"]))
    yield "event", (gettext("What was done"), _line(_event(document["event"])))
    yield "date", (gettext("Date"), _line(wording.date(document["date"])))
    yield "place", (gettext("Place"), _line(wording.place(document["place"])))
    yield "rival_places", (gettext("Other places given"), tuple(map(wording.place, document["rival_places"])))
    yield "grading", (gettext("Grading"), _line(wording.label(Grading, document["grading"])))
    yield "participations", (gettext("Who took part, as alleged"), tuple(map(wording.participation, document["participations"])))
    for row in wording.estimates(document):
        code = ".".join(filter(None, ("estimate", row["outcome"], row["group"], row["nationality"])))
        yield code, (gettext("Estimate: %(what)s") % {"what": wording.people(row, names)}, _line(wording.estimate(row)))
    yield "reports", (gettext("Reports"), tuple(map(wording.report, document["reports"])))


def _line(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def _event(event: Document) -> str:
    return f"{wording.label(EventType, event['type'])} (ACLED: {event['acled_event_type']} / {event['acled_sub_event_type']})"
