"""Deciding on the claims of a report. Each change answers with the workbench: by redirect, or as it is with what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from incidents.forms import add_input_error
from incidents.forms.claims import CLAIM_FORMS
from incidents.services.curation import accept_proposed, renew_after_decision
from incidents.views.curate_access import researchers_only
from incidents.views.curate_workbench import added_forms, edit_form, find_report, show_workbench
from sources.errors import InputError, StaleError
from sources.models import Claim
from sources.services.deciding import add_claim, decide_claim, edit_claim, reopen_claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from incidents.views.curate_access import ResearcherRequest


@require_POST
@researchers_only
def claim_decide(request: ResearcherRequest, claim_id: int) -> HttpResponse:
    """Accept or reject a claim as it stands."""
    if request.POST.get("decision") not in {"accept", "reject"}:
        raise BadRequest
    accept = request.POST["decision"] == "accept"
    reason = request.POST.get("reason", "")

    def decide(version: int) -> None:
        decide_claim(claim_id, accept=accept, version=version, by=request.user, now=timezone.now(), reason=reason)

    return _change(request, claim_id, decide)


@require_POST
@researchers_only
def claim_reopen(request: ResearcherRequest, claim_id: int) -> HttpResponse:
    """Take back what was decided on a claim."""
    return _change(request, claim_id, lambda version: reopen_claim(claim_id, version=version))


@require_POST
@researchers_only
def claim_edit(request: ResearcherRequest, claim_id: int) -> HttpResponse:
    """Accept a claim with other values."""
    claim = _find_claim(claim_id)
    form = edit_form(claim, request.POST)
    if form.is_valid():
        values, reason = form.values(), form.cleaned_data["reason"]
        version = _version(request)
        try:
            with transaction.atomic():
                edit_claim(claim_id, values, version=version, by=request.user, now=timezone.now(), reason=reason)
                renew_after_decision(claim.article, by=request.user, now=timezone.now())
        except StaleError as error:
            return _refused(request, claim, error)
        except InputError as error:
            add_input_error(form, error)
        else:
            return _back_to(claim)
    return show_workbench(request, claim.article, status=422, editing=claim_id, edit_form=form)


@require_POST
@researchers_only
def claim_add(request: ResearcherRequest, article_id: int) -> HttpResponse:
    """Add a claim that the machine missed; it is accepted at once."""
    article = find_report(article_id)
    kind = request.POST.get("kind", "")
    if kind not in CLAIM_FORMS:
        raise BadRequest
    words, values = added_forms(kind, article, request.POST)
    if words.is_valid() & values.is_valid():
        try:
            with transaction.atomic():
                claim = add_claim(
                    article, _added(kind, words, values), by=request.user, now=timezone.now(), reason=values.cleaned_data["reason"]
                )
                renew_after_decision(article, by=request.user, now=timezone.now())
        except InputError as error:
            add_input_error(words if error.field in words.fields else values, error)
        else:
            return _back_to(claim)
    return show_workbench(request, article, status=422, adding=kind, words_form=words, value_form=values)


@require_POST
@researchers_only
def claims_accept_all(request: ResearcherRequest, article_id: int) -> HttpResponse:
    """Accept every claim of a report that still waits."""
    count = accept_proposed(find_report(article_id), by=request.user, now=timezone.now())
    messages.success(request, ngettext("%(count)s claim accepted.", "%(count)s claims accepted.", count) % {"count": count})
    return redirect("report-workbench", article_id)


def _change(request: ResearcherRequest, claim_id: int, act: Callable[[int], object]) -> HttpResponse:
    claim = _find_claim(claim_id)
    try:
        with transaction.atomic():
            act(_version(request))
            renew_after_decision(claim.article, by=request.user, now=timezone.now())
    except InputError as error:
        return _refused(request, claim, error)
    return _back_to(claim)


def _added(kind: str, words: Any, values: Any) -> dict[str, Any]:
    start, end = words.cleaned_data["span"]
    mention = {"mention": values.cleaned_data["mention"]} if "mention" in values.cleaned_data else {}
    return {
        "kind": kind,
        "span_start": start,
        "span_end": end,
        "attribution": words.cleaned_data["attribution"],
        **mention,
        **values.values(),
    }


def _refused(request: ResearcherRequest, claim: Claim, error: InputError) -> HttpResponse:
    return show_workbench(request, claim.article, status=error.status, refused_claim=claim.pk, refused=error.message)


def _back_to(claim: Claim) -> HttpResponse:
    return redirect(f"{reverse('report-workbench', args=[claim.article_id])}#claim-{claim.pk}")


def _find_claim(claim_id: int) -> Claim:
    return get_object_or_404(Claim.objects.select_related("article__publisher", "article__submitted_by", "place", "actor"), pk=claim_id)


def _version(request: ResearcherRequest) -> int:
    """Return the version that the form showed; without one nothing was shown, so that any decision is stale."""
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() else 0
