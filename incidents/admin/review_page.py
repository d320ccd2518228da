"""What the page of one submission shows, from its document and the claims behind it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.admin import wording
from incidents.admin.changes import Change, ClaimChange, changes, claim_changes
from incidents.admin.quotations import Context, in_context
from incidents.admin.records import claim_record, estimate_record, names_in
from incidents.admin.timeline import Entry, timeline
from incidents.models import Decision
from incidents.presentation.claims import attribution_words, claim_words, machine_words
from incidents.presentation.estimates import EstimateWords, estimate_words
from incidents.presentation.names import Names, language
from incidents.presentation.places import precision_words
from sources.models import HELD_TRUE, Claim, Reliability

if TYPE_CHECKING:
    from incidents.models import Publication, Review, ReviewComment

    Document = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedClaim:
    """A claim of the document with its quotation in context. ``proposed`` is what the machine said, where a person changed it.

    ``has_moved`` marks a claim on which somebody decided anew after the submission, so that the document no longer follows from it.
    """

    claim: Claim
    words: str
    precision: str
    context: Context
    source: str
    written: str
    tie: str
    proposed: str
    is_new: bool
    has_moved: bool
    remarks: list[ReviewComment]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedReport:
    """A report of the document with the claims that it makes."""

    report: Document
    publisher: str
    url: str
    reliability: str
    day: str
    claims: list[QuotedClaim]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """Everything on the page but the forms. ``version`` is the one that is public, None if nothing is."""

    version: int | None
    changes: list[tuple[Change, list[ReviewComment]]]
    claim_changes: list[ClaimChange]
    reports: list[QuotedReport]
    estimates: list[tuple[EstimateWords, str]]
    has_moved: bool
    entries: list[Entry]
    remarks: list[ReviewComment]


def review_page(review: Review) -> ReviewPage:
    """Return what the page of ``review`` shows; the number of queries does not grow with the claims."""
    public = _public_before(review)
    before: Document | None = public.document if public else None
    after: Document = review.document
    rows = Claim.objects.select_related("article", "decided_by").in_bulk([claim["id"] for claim in after["claims"]])
    names = names_in([after, before] if before else [after], rows.values())
    remarks = list(review.comments.select_related("by").order_by("at", "pk"))
    differing = changes(before, after, names)
    reports = _reports(review, before, rows, names)
    _hand_out(remarks, reports)
    fields = {change.field for change in differing}
    return ReviewPage(
        version=public.version if public else None,
        changes=[(change, [remark for remark in remarks if remark.field == change.field]) for change in differing],
        claim_changes=claim_changes(before, after) if before else [],
        reports=reports,
        estimates=_estimates(before, after, names),
        has_moved=any(claim.has_moved for report in reports for claim in report.claims),
        entries=timeline(review.incident),
        remarks=[remark for remark in remarks if remark.claim_id is None and remark.field not in fields],
    )


def _public_before(review: Review) -> Publication | None:
    """Return the publication that was public when the submission was decided, or is now if it waits."""
    entries = review.incident.publications.order_by("-version")
    return (entries.filter(published_at__lt=review.decided_at) if review.decided_at else entries).first()


def _hand_out(remarks: list[ReviewComment], reports: list[QuotedReport]) -> None:
    for claim in (claim for report in reports for claim in report.claims):
        claim.remarks.extend(remark for remark in remarks if remark.claim_id == claim.claim.pk)


def _reports(review: Review, before: Document | None, rows: dict[int, Claim], names: Names) -> list[QuotedReport]:
    known = {claim["id"] for claim in before["claims"]} if before else {claim["id"] for claim in review.document["claims"]}
    quoted: dict[int, list[QuotedClaim]] = defaultdict(list)
    for document in review.document["claims"]:
        claim = _quoted(review, document, rows[document["id"]], names, is_new=document["id"] not in known)
        quoted[document["report"]].append(claim)
    return [
        QuotedReport(
            report=report,
            publisher=wording.name(report["publisher"]["name"]),
            url=report["url"] if report["url"].startswith(("http://", "https://")) else "",
            reliability=wording.label(Reliability, report["publisher"]["reliability"]),
            day=wording.day(report),
            claims=quoted[report["id"]],
        )
        for report in review.document["reports"]
    ]


def _quoted(review: Review, document: Document, row: Claim, names: Names, *, is_new: bool) -> QuotedClaim:
    record = claim_record(document)
    proposed = machine_words(row, names)
    decided_later = row.decided_at is not None and row.decided_at > review.submitted_at
    return QuotedClaim(
        claim=row,
        words=wording.claim(document),
        precision=precision_words(document.get("geo_precision", "")),
        context=in_context(row.article.text, row.span_start, row.span_end),
        source=record.attributed_to.label(language()) if record.attributed_to else record.attribution_name,
        written=record.attribution_name,
        tie=attribution_words(record),
        proposed=proposed if proposed != claim_words(document) else "",
        is_new=is_new,
        has_moved=review.decision == Decision.PENDING and (decided_later or row.status not in HELD_TRUE),
        remarks=[],
    )


def _estimates(before: Document | None, after: Document, names: Names) -> list[tuple[EstimateWords, str]]:
    """Return each estimate in words, and the public figures of the same people."""
    old = {wording.people(row, names): row for row in before["estimates"]} if before else {}
    return [
        (estimate_words(estimate_record(row), names), wording.estimate(old.get(wording.people(row, names))))
        for row in wording.estimates(after)
    ]
