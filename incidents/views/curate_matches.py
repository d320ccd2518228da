"""Which incident a report is about: attach it, open a new one, or judge a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incidents.forms.incidents import IncidentByCodeForm
from incidents.models import Judgement, Match
from incidents.services.curation import attach_report, judge_match, open_incident
from incidents.views.curate_access import researchers_only
from incidents.views.curate_workbench import find_report, show_workbench
from sources.errors import InputError

if TYPE_CHECKING:
    from django.http import HttpResponse

    from incidents.views.curate_access import ResearcherRequest
    from sources.models import Article


@require_POST
@researchers_only
def report_attach(request: ResearcherRequest, article_id: int) -> HttpResponse:
    """Hold a report to be about the incident of the given code."""
    article = find_report(article_id)
    form = IncidentByCodeForm(request.POST)
    if not form.is_valid():
        return show_workbench(request, article, status=422, code_form=form)
    incident = form.cleaned_data["code"]
    try:
        attach_report(article, incident, by=request.user, now=timezone.now())
    except InputError as error:
        return _refused(request, article, error)
    messages.success(request, _("The report is attached to %(code)s.") % {"code": incident.code})
    return _to_incident(article_id)


@require_POST
@researchers_only
def report_open_incident(request: ResearcherRequest, article_id: int) -> HttpResponse:
    """Open a new incident, described from the report's claims, and attach the report to it."""
    article = find_report(article_id)
    try:
        incident = open_incident(article, by=request.user, now=timezone.now())
    except InputError as error:
        return _refused(request, article, error)
    messages.success(request, _("%(code)s is open, described from this report. Check what it says.") % {"code": incident.code})
    return _to_incident(article_id)


@require_POST
@researchers_only
def match_judge(request: ResearcherRequest, match_id: int) -> HttpResponse:
    """Say that a proposed incident is a different one, or that it can't be told; of the attached one, this detaches the report."""
    match = get_object_or_404(Match.objects.select_related("incident"), pk=match_id)
    article = find_report(match.article_id)
    if request.POST.get("judgement") not in {Judgement.NEGATIVE, Judgement.UNSURE}:
        raise BadRequest
    judgement = Judgement(request.POST["judgement"])
    try:
        judge_match(article, match.incident, judgement, by=request.user, now=timezone.now())
    except InputError as error:
        return _refused(request, article, error)
    return _to_incident(article.pk)


def _refused(request: ResearcherRequest, article: Article, error: InputError) -> HttpResponse:
    messages.error(request, str(error.message))
    return show_workbench(request, article, status=error.status)


def _to_incident(article_id: int) -> HttpResponse:
    return redirect(f"{reverse('report-workbench', args=[article_id])}#incident")
