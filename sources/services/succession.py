"""Storing a reading: the first one's claims as they are, a later one's against what stands, so that no decision is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from sources.models import Article, ChangeKind, Claim, ClaimChange, ClaimStatus, ExtractionRun
from sources.services.comparing import compare
from sources.services.confidence import rerank
from sources.services.drafts import claim_of

if TYPE_CHECKING:
    from sources.extraction.types import DraftClaim
    from sources.services.comparing import Difference

# What a later reading renews on a proposal that it finds again; the rest of a claim is its meaning, or people's.
RENEWED = (
    "span_start",
    "span_end",
    "quote",
    "rule",
    "attribution_name",
    "attribution_start",
    "attribution_end",
    "attribution_mode",
    "attribution_via",
    "confidence",
    "confidence_factors",
    "mention",
    "place_class",
    "is_inferred",
)


@dataclass(frozen=True, slots=True)
class ReadingKey:
    """Which extractor reads, in which state: two readings of one text with the same key find the same."""

    extractor: str
    version: str
    configuration_sha256: str


def standing_run(article: Article, extractor: str) -> ExtractionRun | None:
    """Return the reading of ``article`` by ``extractor`` that stands, if it was ever read by it."""
    return ExtractionRun.objects.filter(article=article, extractor=extractor, is_current=True).first()


def is_reading_of(run: ExtractionRun | None, key: ReadingKey) -> bool:
    """Say whether ``run`` was made by the extractor in that state."""
    return run is not None and ReadingKey(run.extractor, run.version, run.configuration_sha256) == key


def made_by(run: ExtractionRun | None) -> set[int]:
    """Return the keys of the claims that a reading proposed or found again."""
    if run is None:
        return set()
    found_again = run.changes.filter(after__isnull=False).values_list("after_id", flat=True)
    return set(run.claims.values_list("pk", flat=True)) | {pk for pk in found_again if pk is not None}


def preview(article: Article, key: ReadingKey, drafts: list[DraftClaim]) -> Difference:
    """Return what storing ``drafts`` would change, and store nothing."""
    run = ExtractionRun(article=article, extractor=key.extractor)
    previous = standing_run(article, key.extractor)
    return compare([claim_of(run, draft) for draft in drafts], list(article.claims.current()), own=made_by(previous))


@transaction.atomic
def store_reading(article: Article, key: ReadingKey, drafts: list[DraftClaim], **measured: Any) -> tuple[ExtractionRun, Difference]:
    """Store a reading, and its claims in place of those of the reading by the same extractor before it.

    Decided claims stay as they are. Proposals that are found again stay the same record; those that are not are superseded,
    and so are those that say something else now, which is a new proposal. ``measured`` holds further columns of the run.
    """
    standing = list(article.claims.current().select_related("run").select_for_update(of=("self",), no_key=True))
    previous = standing_run(article, key.extractor)
    if previous is not None:
        ExtractionRun.objects.filter(pk=previous.pk).update(is_current=False)
    run = ExtractionRun.objects.create(
        article=article,
        extractor=key.extractor,
        version=key.version,
        configuration_sha256=key.configuration_sha256,
        replaces=previous,
        **measured,
    )
    found = [claim_of(run, draft) for draft in drafts]
    rerank(found, language=article.language, text_length=len(article.text))
    difference = compare(found, standing, own=made_by(previous))
    fresh = {id(claim) for claim in difference.added} | {id(new) for _, new in difference.changed}
    Claim.objects.bulk_create([claim for claim in found if id(claim) in fresh])
    _renew(difference, run)
    superseded = _supersede(difference, article, run)
    _link_parts(difference, found, drafts, superseded)
    _record(run, difference)
    return run, difference


def _renew(difference: Difference, run: ExtractionRun) -> None:
    """Bring the proposals of the same extractor up to what was found; a form that shows other words is stale."""
    renewed = []
    for old, new in difference.kept:
        if not _is_proposal_of(old, run.extractor):
            continue
        old.version += old.quote != new.quote
        for name in RENEWED:
            setattr(old, name, getattr(new, name))
        renewed.append(old)
    Claim.objects.bulk_update(renewed, [*RENEWED, "version"])


def _is_proposal_of(claim: Claim, extractor: str) -> bool:
    return claim.status == ClaimStatus.PROPOSED and claim.run is not None and claim.run.extractor == extractor


def _supersede(difference: Difference, article: Article, run: ExtractionRun) -> set[int]:
    """Take back the proposals that no longer stand, unless another extractor's reading makes them too; return their keys."""
    others = ExtractionRun.objects.filter(article=article, is_current=True).exclude(pk=run.pk)
    still_made = set[int]().union(*(made_by(other) for other in others))
    dropped = [*difference.gone, *(old for old, _ in difference.changed)]
    superseded = [claim for claim in dropped if claim.status == ClaimStatus.PROPOSED and claim.pk not in still_made]
    for claim in superseded:
        claim.status = ClaimStatus.SUPERSEDED
        claim.version += 1
    Claim.objects.bulk_update(superseded, ["status", "version"])
    return {claim.pk for claim in superseded}


def _link_parts(difference: Difference, found: list[Claim], drafts: list[DraftClaim], superseded: set[int]) -> None:
    """Tie parts to their wholes, on proposals of this reading's own extractor and wherever the whole was superseded."""
    stored = {id(new): old for old, new in difference.kept}
    records = [stored.get(id(claim), claim) for claim in found]
    linked = []
    for record, claim, draft in zip(records, found, drafts, strict=True):
        whole = records[draft.subset_of] if draft.subset_of is not None else None
        is_free = claim.run is not None and _is_proposal_of(record, claim.run.extractor)
        if (is_free or record.subset_of_id in superseded) and record.subset_of_id != (whole.pk if whole else None):
            record.subset_of = whole
            linked.append(record)
    Claim.objects.bulk_update(linked, ["subset_of"])


def _record(run: ExtractionRun, difference: Difference) -> None:
    """Write down what the reading changed; what a first reading added needs no second record."""
    changes = [ClaimChange(run=run, change=ChangeKind.KEPT, before=old, after=old) for old, _ in difference.kept]
    changes += [ClaimChange(run=run, change=ChangeKind.CHANGED, before=old, after=new) for old, new in difference.changed]
    changes += [ClaimChange(run=run, change=ChangeKind.GONE, before=old) for old in difference.gone]
    if run.replaces_id is not None:
        changes += [ClaimChange(run=run, change=ChangeKind.ADDED, after=claim) for claim in difference.added]
    ClaimChange.objects.bulk_create(changes)
