"""Handing in a report in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from incidents import tasks
from incidents.forms import add_input_error
from incidents.forms.reports import ReportForm
from incidents.views.curate_access import researchers_only
from sources.errors import InputError
from sources.services.archive import Archived, archive_report

if TYPE_CHECKING:
    from django.http import HttpResponse

    from incidents.views.curate_access import ResearcherRequest


@require_http_methods(["GET", "HEAD", "POST"])
@researchers_only
def report_new(request: ResearcherRequest) -> HttpResponse:
    """Take a pasted report in and go to its workbench; the same text again goes to the report it made before."""
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            archived = archive_report(form.handed_in(), by=request.user, agent="web", now=timezone.now())
        except InputError as error:
            add_input_error(form, error)
        else:
            return _handed_in(request, archived)
    return render(request, "curate/report_new.html", {"form": form}, status=422 if form.errors else 200)


def _handed_in(request: ResearcherRequest, archived: Archived) -> HttpResponse:
    if archived.is_new:
        # Where the message does not get through, the beat task finds the report by itself.
        transaction.on_commit(lambda: tasks.process_article.delay(archived.article.pk), robust=True)
        messages.success(request, _("The report is archived. The machine reads it now."))
    else:
        messages.info(
            request, _("This very text was handed in before. Here is its report; what you said of it just now was noted, not used.")
        )
    return redirect("report-workbench", archived.article.pk)
