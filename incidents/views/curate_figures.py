"""Overriding an estimate, withdrawing that, and choosing the rule by which an incident's figures are computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incidents.forms.arranging import OverrideForm, RuleForm, ShownForm
from incidents.models import Estimate, Incident
from incidents.services.overriding import choose_rule, override_estimate, withdraw_override
from incidents.views.curate_access import researchers_only
from incidents.views.curate_incidents import show_incident
from sources.errors import InputError

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpResponse

    from incidents.views.curate_access import ResearcherRequest


@require_POST
@researchers_only
def estimate_override(request: ResearcherRequest, estimate_id: int) -> HttpResponse:
    """Set the figures of an estimate by hand."""
    estimate = _find(estimate_id)
    form = OverrideForm(request.POST)
    if not form.is_valid():
        return _refused(request, estimate.incident, form)
    sent = form.cleaned_data
    try:
        override_estimate(estimate.pk, form.figures(), revision=sent["revision"], why=sent["why"], by=request.user, now=timezone.now())
    except InputError as error:
        return _told(request, estimate.incident, error)
    messages.success(request, _("Your figure stands beside the computed one."))
    return _back(estimate.incident)


@require_POST
@researchers_only
def estimate_withdraw(request: ResearcherRequest, estimate_id: int) -> HttpResponse:
    """Let the computed figures stand again."""
    estimate = _find(estimate_id)
    form = ShownForm(request.POST)
    if not form.is_valid():
        return _refused(request, estimate.incident, form)
    try:
        withdraw_override(estimate.pk, revision=form.cleaned_data["revision"], by=request.user, now=timezone.now())
    except InputError as error:
        return _told(request, estimate.incident, error)
    messages.success(request, _("The computed figure stands again."))
    return _back(estimate.incident)


@require_POST
@researchers_only
def incident_rule(request: ResearcherRequest, code: str) -> HttpResponse:
    """Have an incident's figures computed by another rule."""
    incident = get_object_or_404(Incident, code=code)
    form = RuleForm(request.POST)
    if not form.is_valid():
        return _refused(request, incident, form)
    try:
        choose_rule(
            incident.pk, form.cleaned_data["estimate_rule"], revision=form.cleaned_data["revision"], by=request.user, now=timezone.now()
        )
    except InputError as error:
        return _told(request, incident, error)
    messages.success(request, _("The figures are computed by the rule you chose."))
    return _back(incident)


def _find(estimate_id: int) -> Estimate:
    return get_object_or_404(Estimate.objects.select_related("incident"), pk=estimate_id)


def _back(incident: Incident) -> HttpResponse:
    return redirect(f"{reverse('incident-edit', args=[incident.code])}#figures")


def _refused(request: ResearcherRequest, incident: Incident, form: forms.Form) -> HttpResponse:
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        messages.error(request, " ".join(filter(None, [f"{label}:" if label else "", *map(str, errors)])))
    return show_incident(request, incident.code, status=422)


def _told(request: ResearcherRequest, incident: Incident, error: InputError) -> HttpResponse:
    messages.error(request, str(error.message))
    return show_incident(request, incident.code, status=error.status)
