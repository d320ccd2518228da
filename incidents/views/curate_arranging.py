"""Merging an incident into another, splitting it, moving a report, undoing any of these, and asking for a retraction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from incidents.forms import add_input_error
from incidents.forms.arranging import MergeForm, MoveForm, ReasonForm, SplitForm, UndoForm
from incidents.forms.incidents import IncidentByCodeForm
from incidents.models import EDITABLE_STATES, Incident, Rearrangement
from incidents.presentation.arrangement import arrangement
from incidents.presentation.incident_panel import incident_panel
from incidents.services.rearranging import merge_incidents, move_report, split_incident
from incidents.services.submitting import ask_for_retraction
from incidents.services.undoing import undo
from incidents.views.curate_access import researchers_only
from sources.errors import InputError
from sources.models import Article

if TYPE_CHECKING:
    from django.http import HttpResponse

    from incidents.views.curate_access import ResearcherRequest


@require_safe
@researchers_only
def incident_arrange(request: ResearcherRequest, code: str) -> HttpResponse:
    """Show what of an incident can be moved, split off or merged, and what was."""
    return _show(request, _find(code))


@require_safe
@researchers_only
def incident_compare(request: ResearcherRequest, code: str) -> HttpResponse:
    """Show an incident beside the one that it may be merged into."""
    incident = _find(code)
    form = IncidentByCodeForm(request.GET)
    if not form.is_valid():
        return _show(request, incident, status=422, code_form=form)
    target: Incident = form.cleaned_data["code"]
    return _compare(request, incident, target, MergeForm(initial={"revision": incident.revision, "target_revision": target.revision}))


@require_POST
@researchers_only
def incident_merge(request: ResearcherRequest, code: str, target: str) -> HttpResponse:
    """Merge an incident into another, after both were looked at."""
    incident, other = _find(code), _find(target)
    form = MergeForm(request.POST)
    if form.is_valid():
        sent = form.cleaned_data
        revisions = {incident.pk: sent["revision"], other.pk: sent["target_revision"]}
        try:
            merge_incidents(incident, other, revisions=revisions, why=sent["why"], by=request.user, now=timezone.now())
        except InputError as error:
            add_input_error(form, error)
            return _compare(request, _find(code), _find(target), form, status=error.status)
        messages.success(request, _("%(code)s is merged into %(other)s.") % {"code": code, "other": target})
        return redirect("incident-edit", target)
    return _compare(request, incident, other, form, status=422)


@require_POST
@researchers_only
def incident_split(request: ResearcherRequest, code: str) -> HttpResponse:
    """Open a new incident with the chosen reports and claims."""
    incident = _find(code)
    shown = arrangement(incident)
    articles = [report.article.pk for report in shown.reports]
    claims = [choice.claim.pk for report in shown.reports for choice in report.claims]
    form = SplitForm(request.POST, articles=articles, claims=claims)
    if form.is_valid():
        sent = form.cleaned_data
        chosen = {"articles": form.chosen("articles"), "claims": form.chosen("claims")}
        try:
            act = split_incident(incident, **chosen, revision=sent["revision"], why=sent["why"], by=request.user, now=timezone.now())
        except InputError as error:
            add_input_error(form, error)
            return _show(request, _find(code), status=error.status, split_form=form)
        messages.success(request, _("%(code)s is open with what you chose. Check what it says.") % {"code": act.target_code})
        return redirect("incident-edit", act.target_code)
    return _show(request, incident, status=422, split_form=form)


@require_POST
@researchers_only
def report_move(request: ResearcherRequest, code: str) -> HttpResponse:
    """Move one report with its claims to another incident."""
    incident = _find(code)
    form = MoveForm(request.POST)
    if form.is_valid():
        sent, target = form.cleaned_data, form.target()
        article = get_object_or_404(Article, pk=sent["report"])
        revisions = {incident.pk: sent["revision"], target.pk: target.revision}
        try:
            move_report(article, target, source=incident, revisions=revisions, why=sent["why"], by=request.user, now=timezone.now())
        except InputError as error:
            add_input_error(form, error)
            return _show(request, _find(code), status=error.status, move_form=form)
        messages.success(request, _("The report is moved to %(code)s.") % {"code": target.code})
        return redirect("incident-arrange", code)
    return _show(request, incident, status=422, move_form=form)


@require_POST
@researchers_only
def rearrangement_undo(request: ResearcherRequest, code: str, act_id: int) -> HttpResponse:
    """Bring back what a merge, split or move changed."""
    act = get_object_or_404(Rearrangement, pk=act_id, source__code=code)
    form = UndoForm(request.POST)
    if form.is_valid():
        try:
            undo(act.pk, why=form.cleaned_data["why"], by=request.user, now=timezone.now())
        except InputError as error:
            messages.error(request, str(error.message))
            return _show(request, _find(code), status=error.status)
        messages.success(request, _("It is undone: reports and claims are where they were."))
        return redirect("incident-arrange", code)
    return _show(request, _find(code), status=422)


@require_POST
@researchers_only
def incident_retract(request: ResearcherRequest, code: str) -> HttpResponse:
    """Ask that a public incident be taken back; another person decides."""
    incident = _find(code)
    form = ReasonForm(request.POST)
    if form.is_valid():
        sent = form.cleaned_data
        try:
            ask_for_retraction(incident.pk, revision=sent["revision"], by=request.user, now=timezone.now(), why=sent["why"])
        except InputError as error:
            add_input_error(form, error)
            return _show(request, _find(code), status=error.status, retract_form=form)
        messages.success(request, _("The retraction of %(code)s is in review. Another person decides on it.") % {"code": code})
        return redirect("incident-edit", code)
    return _show(request, incident, status=422, retract_form=form)


def _find(code: str) -> Incident:
    return get_object_or_404(Incident.objects.select_related("place", "merged_into"), code=code)


def _show(request: ResearcherRequest, incident: Incident, *, status: int = 200, **forms: Any) -> HttpResponse:
    initial = {"revision": incident.revision}
    context = {
        "incident": incident,
        "arranged": arrangement(incident),
        "is_editable": incident.state in EDITABLE_STATES,
        "code_form": forms.get("code_form") or IncidentByCodeForm(),
        "split_form": forms.get("split_form") or SplitForm(initial=initial),
        "move_form": forms.get("move_form") or MoveForm(initial=initial),
        "retract_form": forms.get("retract_form") or ReasonForm(initial=initial),
        "undo_form": UndoForm(),
    }
    return render(request, "curate/arrange.html", context, status=status)


def _compare(request: ResearcherRequest, incident: Incident, target: Incident, form: MergeForm, *, status: int = 200) -> HttpResponse:
    context = {"incident": incident, "target": target, "form": form, "panels": [incident_panel(incident), incident_panel(target)]}
    return render(request, "curate/merge.html", context, status=status)
