"""Describing an incident and handing it to review, from the workbench of one of its reports or from its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incidents.forms import add_input_error
from incidents.forms.incidents import IncidentForm, SubmitForm
from incidents.models import Incident
from incidents.services.curation import edit_incident
from incidents.services.submitting import submit_incident
from incidents.views.curate_access import researchers_only
from incidents.views.curate_workbench import claimed_places, find_report, incident_context, show_workbench
from sources.errors import InputError

if TYPE_CHECKING:
    from django.http import HttpResponse

    from incidents.views.curate_access import ResearcherRequest


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
def incident_edit(request: ResearcherRequest, code: str) -> HttpResponse:
    """Show an incident with its reports, or save its description."""
    incident = _find(code)
    if request.method != "POST":
        return _show(request, incident)
    form = IncidentForm(request.POST, incident=incident, places=claimed_places(incident))
    if form.is_valid():
        revision = form.cleaned_data["revision"]
        try:
            edit_incident(incident.pk, form.values(), revision=revision, by=request.user, now=timezone.now())
        except InputError as error:
            add_input_error(form, error)
            return _show(request, incident, status=error.status, incident_form=form)
        messages.success(request, _("The description of %(code)s is saved.") % {"code": code})
        return _back(request, code)
    return _show(request, incident, status=422, incident_form=form)


@require_POST
@researchers_only
def incident_submit(request: ResearcherRequest, code: str) -> HttpResponse:
    """Hand an incident to review."""
    incident = _find(code)
    form = SubmitForm(request.POST)
    if form.is_valid():
        revision, note = form.cleaned_data["revision"], form.cleaned_data["note"]
        try:
            submit_incident(incident.pk, revision=revision, by=request.user, now=timezone.now(), note=note)
        except InputError as error:
            add_input_error(form, error)
            return _show(request, incident, status=error.status, submit_form=form)
        messages.success(request, _("%(code)s is in review. Another person decides on it.") % {"code": code})
        return _back(request, code)
    return _show(request, incident, status=422, submit_form=form)


def _find(code: str) -> Incident:
    return get_object_or_404(Incident.objects.select_related("place"), code=code)


def _report_id(request: ResearcherRequest) -> int | None:
    """Return the report from whose workbench the form was sent."""
    sent = request.POST.get("report", "")
    return int(sent) if sent.isdecimal() else None


def _back(request: ResearcherRequest, code: str) -> HttpResponse:
    article_id = _report_id(request)
    url = reverse("report-workbench", args=[article_id]) if article_id else reverse("incident-edit", args=[code])
    return redirect(f"{url}#incident")


def show_incident(request: ResearcherRequest, code: str, *, status: int) -> HttpResponse:
    """Show the page of an incident again, for what was refused on it."""
    return _show(request, _find(code), status=status)


def _show(request: ResearcherRequest, incident: Incident, *, status: int = 200, **shown: Any) -> HttpResponse:
    article_id = _report_id(request)
    if article_id:
        return show_workbench(request, find_report(article_id), status=status, **shown)
    context = {
        **incident_context(incident, claimed_places(incident), shown),
        "page_url": reverse("incident-edit", args=[incident.code]),
    }
    return render(request, "curate/incident.html", context, status=status)
