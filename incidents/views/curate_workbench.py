"""The workbench of one report: shown as it is, or as it is after something could not be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from incidents.forms.claims import CLAIM_FORMS, ClaimForm, WordsForm
from incidents.forms.incidents import IncidentByCodeForm, IncidentForm, SubmitForm
from incidents.presentation import language
from incidents.presentation.incident_panel import incident_panel
from incidents.presentation.workbench import Workbench, workbench
from incidents.views.curate_access import researchers_only
from incidents.views.maps import MapData, claim_spots, map_data
from sources.models import Article, ArticleState, ClaimKind

if TYPE_CHECKING:
    from django.http import HttpResponse

    from incidents.models import Incident
    from incidents.views.curate_access import ResearcherRequest
    from sources.models import Claim

_CLAIM_ROW = re.compile(r"#claim-([0-9]{1,18})$", re.ASCII)


@require_GET
@researchers_only
def report_workbench(request: ResearcherRequest, article_id: int) -> HttpResponse:
    """Show the workbench. ``?edit=`` opens the form of one claim, ``?add=`` the one for a claim of that kind."""
    return show_workbench(request, find_report(article_id), **_asked_for(request))


def find_report(article_id: int) -> Article:
    """Return the report with its publisher, or answer 404."""
    return get_object_or_404(Article.objects.select_related("publisher", "submitted_by"), pk=article_id)


def show_workbench(request: ResearcherRequest, article: Article, *, status: int = 200, **shown: Any) -> HttpResponse:
    """Render the workbench; ``shown`` replaces parts of it, such as a form with its errors.

    ``editing`` is a claim's id with ``edit_form``; ``adding`` a kind with ``words_form`` and ``value_form``; ``refused`` a message at
    the claim ``refused_claim``; ``code_form``, ``incident_form`` and ``submit_form`` are forms with errors.
    """
    bench = workbench(article)
    swapped = _swapped_claim(request)
    context = {
        "bench": bench.only(swapped) if swapped else bench,
        "article": article,
        "page_url": reverse("report-workbench", args=[article.pk]),
        "map": _map(bench),
        "code_form": IncidentByCodeForm(),
        **_reading(article),
        **_editing(bench, shown.pop("edit", None)),
        **_panel(bench, shown),
        **shown,
    }
    return render(request, "curate/workbench.html", context, status=status)


def _swapped_claim(request: ResearcherRequest) -> int | None:
    """Return the claim whose row htmx puts in place of the one on the page; None if a whole page is asked for."""
    target = _CLAIM_ROW.search(request.headers.get("HX-Target", ""))
    return int(target[1]) if target else None


def incident_context(incident: Incident, places: set[int], shown: dict[str, Any]) -> dict[str, Any]:
    """Return what the panel of an incident shows; ``shown`` may hold forms with errors."""
    return {
        "panel": incident_panel(incident),
        "incident_form": shown.pop("incident_form", None) or IncidentForm(incident=incident, places=places),
        "submit_form": shown.pop("submit_form", None) or SubmitForm(initial={"revision": incident.revision}),
    }


def claimed_places(incident: Incident) -> set[int]:
    """Return the places that the reports of ``incident`` name, to choose among."""
    claims = incident.evidence.filter(claim__kind=ClaimKind.PLACE, claim__place__isnull=False)
    return set(claims.values_list("claim__place_id", flat=True))


def added_forms(kind: str, article: Article, data: Any = None) -> tuple[WordsForm, ClaimForm]:
    """Return the two forms of a claim that a person adds."""
    return WordsForm(data, text=article.text), CLAIM_FORMS[kind](data)


def _reading(article: Article) -> dict[str, Any]:
    """Say how many reports are ahead while this one waits to be read."""
    if article.state != ArticleState.RECEIVED:
        return {"is_reading": False}
    earlier = Q(created_at__lt=article.created_at) | Q(created_at=article.created_at, pk__lt=article.pk)
    return {"is_reading": True, "ahead": Article.objects.unfinished().filter(earlier).count()}


def _panel(bench: Workbench, shown: dict[str, Any]) -> dict[str, Any]:
    if bench.primary is None:
        return {}
    incident = bench.primary.incident
    return incident_context(incident, claimed_places(incident), shown)


def _map(bench: Workbench) -> MapData | None:
    """Return the map of the places that the report gives for the incident; None while it gives none."""
    place = bench.primary.incident.place_id if bench.primary else None
    spots = claim_spots(bench.place_claims(), best=place, language=language())
    return map_data(spots, language=language()) if spots else None


def _editing(bench: Workbench, claim_id: int | None) -> dict[str, Any]:
    row = bench.row(claim_id) if claim_id else None
    return {"editing": claim_id, "edit_form": edit_form(row.claim)} if row else {}


def edit_form(claim: Claim, data: Any = None) -> ClaimForm:
    """Return the form of the claim's kind."""
    return CLAIM_FORMS[claim.kind](data, claim=claim)


def _asked_for(request: ResearcherRequest) -> dict[str, Any]:
    edit, kind = request.GET.get("edit", ""), request.GET.get("add", "")
    asked: dict[str, Any] = {"edit": int(edit)} if edit.isdecimal() else {}
    if kind in CLAIM_FORMS:
        said = {name: request.GET[name] for name in ("quote", "start") if name in request.GET}
        asked |= {"adding": kind, "words_form": WordsForm(text="", initial=said), "value_form": CLAIM_FORMS[kind](initial=_mention(said))}
    return asked


def _mention(said: dict[str, str]) -> dict[str, str]:
    return {"mention": said["quote"]} if "quote" in said else {}
