"""What a headline says that its report does not hold: pages whose text was lost keep it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.models import Place
from geo.services import resolve_mentions
from sources.extraction.view import fold
from sources.models import Claim, ClaimKind, ExtractionRun
from sources.services.drafts import claim_of
from sources.services.extraction import extract_document
from sources.services.resolution import mention_of

if TYPE_CHECKING:
    from sources.models import Article

#: A headline whose beginning stands in the text is read there.
_BEGINNING = 40


def headline_claims(article: Article) -> list[Claim]:
    """Return, unsaved, what the headline of ``article`` claims of its own incident, with places; none where the text has it too."""
    if not article.title or fold(article.title[:_BEGINNING]) in fold(article.text):
        return []
    run = ExtractionRun(article=article)
    drafts = extract_document(article.title, published=article.published_date).claims
    claims = [claim_of(run, draft) for draft in drafts if draft.scope == "incident"]
    places = [claim for claim in claims if claim.kind == ClaimKind.PLACE]
    mentions = [mention_of(claim, start=claim.span_start, text=article.title) for claim in places]
    resolutions = resolve_mentions(mentions, home_country=article.publisher.country or None) if mentions else []
    known = Place.objects.in_bulk([found.place_id for found in resolutions if found.place_id is not None])
    for claim, found in zip(places, resolutions, strict=True):
        claim.place = known.get(found.place_id) if found.place_id is not None else None
        claim.geo_precision = found.geo_precision or ""
    return claims
