"""What people decide on claims: accept, edit, reject, take back, add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sources.errors import InputError, StaleError
from sources.extraction.verify import values_of
from sources.models import Article, AttributionMode, Claim, ClaimKind, ClaimStatus
from sources.services.resolution import known_actors

if TYPE_CHECKING:
    import datetime

    from django.contrib.auth.models import User

    from sources.extraction.types import Language

# What a person may change on a claim of each kind. The words, and where they stand, are the report's and stay.
_ALWAYS = ("scope", "modality", "attributed_to")
EDITABLE: dict[str, tuple[str, ...]] = {
    ClaimKind.CASUALTIES: (*_ALWAYS, "outcome", "group", "nationality", "value_min", "value_max", "qualifier", "polarity"),
    ClaimKind.EVENT: (*_ALWAYS, "event_type"),
    ClaimKind.PLACE: (*_ALWAYS, "relation", "direction", "place", "geo_precision"),
    ClaimKind.DATE: (*_ALWAYS, "date_from", "date_to", "date_precision", "date_role"),
    ClaimKind.ACTOR: (*_ALWAYS, "actor", "actor_role"),
    ClaimKind.STATEMENT: (*_ALWAYS, "statement_kind"),
}
_REFERENCES = ("attributed_to", "place", "actor")
_VALUES = ("value_min", "value_max")
READ_LANGUAGES: tuple[Language, ...] = ("ar", "en")


@transaction.atomic
def decide_claim(claim_id: int, *, accept: bool, version: int, by: User, now: datetime.datetime, reason: str = "") -> Claim:
    """Accept or reject a claim as it stands. Raises ``StaleError`` if somebody decided on it since ``version`` was shown."""
    claim = _locked(claim_id, version)
    if accept:
        status = ClaimStatus.EDITED if claim.machine_values is not None else ClaimStatus.ACCEPTED
    else:
        _restore_machine_values(claim)
        status = ClaimStatus.REJECTED
    return _stamp(claim, status, by=by, now=now, reason=reason)


@transaction.atomic
def reopen_claim(claim_id: int, *, version: int) -> Claim:
    """Take a decision back: the claim is as the extractor proposed it, and waits again."""
    claim = _locked(claim_id, version)
    _restore_machine_values(claim)
    claim.status = ClaimStatus.PROPOSED
    claim.decided_by = None
    claim.decided_at = None
    claim.decision_reason = ""
    claim.version += 1
    claim.save()
    return claim


@transaction.atomic
def edit_claim(claim_id: int, values: dict[str, Any], *, version: int, by: User, now: datetime.datetime, reason: str = "") -> Claim:
    """Accept a claim with other values; the extractor's own stay beside them.

    ``values`` holds model values of the claim's ``EDITABLE`` columns. A figure that the quotation does not say needs a
    ``reason``. Raises ``InputError`` with nothing changed, ``StaleError`` as in ``decide_claim``.
    """
    claim = _locked(claim_id, version)
    unknown = values.keys() - set(EDITABLE[claim.kind])
    if unknown:
        raise InputError("not_editable", _("These can't be changed on this claim: %(names)s.") % {"names": ", ".join(sorted(unknown))})
    before = {name: claim.serializable_value(name) for name in EDITABLE[claim.kind]}
    for name, value in values.items():
        setattr(claim, name, value)
    changed = {name for name, value in before.items() if claim.serializable_value(name) != value}
    if not changed:
        return decide_claim(claim_id, accept=True, version=version, by=by, now=now, reason=reason)
    _check_figure(claim, changed, reason)
    if claim.run_id and claim.machine_values is None:
        claim.machine_values = {name: _plain(value) for name, value in before.items()}
    status = ClaimStatus.EDITED if claim.machine_values is not None else ClaimStatus.ACCEPTED
    return _stamp(claim, status, by=by, now=now, reason=reason)


@transaction.atomic
def add_claim(article: Article, values: dict[str, Any], *, by: User, now: datetime.datetime, reason: str = "") -> Claim:
    """Store a claim that a person found, already accepted; ``values`` has its kind, span and columns.

    ``attribution`` in ``values``, if any, is a literal part of the text and is looked up among the known actors.
    """
    values = dict(values)
    start, end = values["span_start"], values["span_end"]
    if not 0 <= start < end <= len(article.text):
        raise InputError("span", _("Select the words in the report that make the claim."), field="quote")
    source = values.pop("attribution", "").strip()
    claim = Claim(article=article, rule="person", quote=article.text[start:end], **values)
    if source:
        _attribute(claim, source)
    _check_figure(claim, {"value_min"}, reason)
    return _stamp(claim, ClaimStatus.ACCEPTED, by=by, now=now, reason=reason)


def _attribute(claim: Claim, source: str) -> None:
    place = claim.article.text.find(source)
    if place < 0:
        raise InputError(
            "attribution",
            _("“%(source)s” does not stand in the report. Copy the name as it is written there.") % {"source": source},
            field="attribution",
        )
    claim.attribution_name = source
    claim.attribution_start = place
    claim.attribution_end = place + len(source)
    claim.attribution_mode = AttributionMode.EXPLICIT
    claim.attributed_to = next(iter(known_actors([source]).values()), None)


def _check_figure(claim: Claim, changed: set[str], reason: str) -> None:
    if claim.kind != ClaimKind.CASUALTIES:
        return
    if claim.value_min is None:
        raise InputError("no_value", _("Give the lowest number of people that the words allow."), field="value_min")
    if claim.value_max is not None and claim.value_max < claim.value_min:
        raise InputError("range", _("The highest number is below the lowest. Swap them, or leave the highest empty."), field="value_max")
    if changed.isdisjoint(_VALUES) or reason.strip():
        return
    if (claim.value_min, claim.value_max) not in _said(claim):
        raise InputError(
            "not_in_quotation",
            _("The quotation “%(quote)s” does not say this number. Correct the number, or give the reason for it.")
            % {"quote": claim.quote},
            field="reason",
        )


def _said(claim: Claim) -> set[tuple[int | None, int | None]]:
    """Return every range of numbers that the quotation states by itself, read in its report's language, or in both if it has none."""
    languages = [claim.article.language] if claim.article.language in READ_LANGUAGES else READ_LANGUAGES
    return {(low, high) for language in languages for low, high, *_ in values_of(claim.quote, language)}


def _locked(claim_id: int, version: int) -> Claim:
    claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim_id)
    if claim.version != version or claim.status == ClaimStatus.SUPERSEDED:
        raise StaleError(
            "stale_claim", _("Somebody changed this claim while you were looking at it. Look at it as it is now, then decide.")
        )
    return claim


def _restore_machine_values(claim: Claim) -> None:
    for name, value in (claim.machine_values or {}).items():
        setattr(claim, f"{name}_id" if name in _REFERENCES else name, value)
    claim.machine_values = None


def _stamp(claim: Claim, status: ClaimStatus, *, by: User, now: datetime.datetime, reason: str) -> Claim:
    claim.status = status
    claim.decided_by = by
    claim.decided_at = now
    claim.decision_reason = reason.strip()
    claim.version += 1
    claim.save()
    return claim


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
