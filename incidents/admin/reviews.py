"""The queue of submissions, the page of one, and what reviewers decide there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Case, Exists, F, OuterRef, When
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import get_language, gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from incidents.admin.forms import DecisionForm, RemarkForm, options
from incidents.admin.queue_filters import AgeFilter, DecisionFilter, SubmitterFilter
from incidents.admin.review_page import review_page
from incidents.admin.timeline import timeline
from incidents.models import Decision, Publication, PublicationKind, Review, ReviewKind
from incidents.services.reviewing import comment_on, decide_review
from sources.admin import ViewOnlyAdmin
from sources.errors import InputError, StaleError
from sources.models import Claim

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    from incidents.models import Incident


@admin.register(Review)
class ReviewAdmin(ViewOnlyAdmin):
    """Submissions: those that wait stand first, the longest waiting at the top, then those decided last."""

    list_display = ("code", "title", "change", "submitter", "waiting", "outcome")
    list_display_links = ("code", "title")
    list_filter = (("decision", DecisionFilter), AgeFilter, ("submitted_by", SubmitterFilter))
    list_select_related = ("incident", "submitted_by", "decided_by")
    search_fields = ("incident__code", "incident__title_ar", "incident__title_en")
    ordering = (
        Case(When(decision=Decision.PENDING, then=F("submitted_at"))).asc(nulls_last=True),
        F("decided_at").desc(nulls_last=True),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        """Return submissions without their documents, with whether something was public before."""
        reviews: QuerySet[Review] = super().get_queryset(request)
        before = Publication.objects.filter(incident=OuterRef("incident"), published_at__lt=OuterRef("submitted_at"))
        return reviews.defer("document").annotate(is_correction=Exists(before))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the person may look at submissions; those who decide may."""
        return super().has_view_permission(request, obj) or _may_decide(request)

    @admin.display(description=_("Code"), ordering="incident__code")
    def code(self, review: Review) -> str:
        """Return the incident's public code."""
        return review.incident.code

    @admin.display(description=_("Title"))
    def title(self, review: Review) -> str:
        """Return the incident's title in the language of the page."""
        return _title(review.incident)

    @admin.display(description=pgettext_lazy("submission", "Change"))
    def change(self, review: Review) -> str:
        """Return whether it is new, corrects what is public or takes it back."""
        if review.kind == ReviewKind.RETRACTION:
            return gettext("retraction")
        is_correction: bool = review.is_correction  # type: ignore[attr-defined]  # annotated above
        return gettext("correction") if is_correction else gettext("first publication")

    @admin.display(description=_("Submitted by"), ordering="submitted_by__username")
    def submitter(self, review: Review) -> str:
        """Return who submitted it."""
        return review.submitted_by.get_username()

    @admin.display(description=_("Waiting since"), ordering="submitted_at")
    def waiting(self, review: Review) -> str:
        """Return for how long it waits, or nothing once it is decided."""
        if review.decision != Decision.PENDING:
            return ""
        moment = timezone.localtime(review.submitted_at).isoformat(timespec="minutes")
        return format_html('<time datetime="{}" title="{}">{}</time>', moment, moment, timesince(review.submitted_at, depth=1))

    @admin.display(description=_("Decision"), ordering="decision")
    def outcome(self, review: Review) -> str:
        """Return what was decided and by whom."""
        words = review.get_decision_display()
        return f"{words} · {review.decided_by.get_username()}" if review.decided_by else words

    def get_urls(self) -> list[URLPattern]:
        """Return the admin's routes with those of decisions and remarks."""
        view = self.admin_site.admin_view
        own = [
            path("<int:review_id>/decide/", view(self.decide), name="incidents_review_decide"),
            path("<int:review_id>/remark/", view(self.remark), name="incidents_review_remark"),
        ]
        return own + super().get_urls()

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the queue."""
        return super().changelist_view(request, {**(extra_context or {}), "title": gettext("Submissions")})

    @method_decorator(require_safe)
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the page of one submission."""
        del form_url, extra_context
        if not self.has_view_permission(request):
            raise PermissionDenied
        return self._page(request, _review(object_id))

    def decide(self, request: HttpRequest, review_id: int) -> HttpResponse:
        """Approve, return or reject; what cannot be done is said on the page, with the reason as it was typed."""
        if request.method != "POST":  # a reload, or the way back from logging in again
            return HttpResponseRedirect(_address(review_id))
        if not _may_decide(request):
            raise PermissionDenied
        form = DecisionForm(request.POST)
        if not form.is_valid():
            raise BadRequest(form.errors.as_text())
        sent = form.cleaned_data
        review = _review(review_id)
        try:
            publication = decide_review(
                review.pk,
                Decision(sent["decision"]),
                revision=sent["revision"],
                by=cast("User", request.user),
                now=timezone.now(),
                reason=sent["reason"],
            )
        except StaleError as error:
            messages.warning(request, str(error.message))
            return self._page(request, _review(review_id), status=error.status)
        except InputError as error:
            messages.error(request, str(error.message))
            return self._page(request, _review(review_id), status=error.status, sent=sent)
        messages.success(request, _told(review, Decision(sent["decision"]), publication))
        return HttpResponseRedirect(reverse("admin:incidents_review_changelist"))

    def remark(self, request: HttpRequest, review_id: int) -> HttpResponse:
        """Add a remark to the whole, to one claim or to one field."""
        if request.method != "POST":
            return HttpResponseRedirect(_address(review_id))
        if not _may_decide(request):
            raise PermissionDenied
        review = _review(review_id)
        form = RemarkForm(request.POST)
        if not form.is_valid():
            raise BadRequest(form.errors.as_text())
        sent = form.cleaned_data
        claim = _claim_of(review, sent["claim"]) if sent["claim"] else None
        try:
            comment = comment_on(review, sent["text"], by=cast("User", request.user), now=timezone.now(), claim=claim, field=sent["field"])
        except InputError as error:
            messages.error(request, str(error.message))
            return self._page(request, review, status=error.status)
        return HttpResponseRedirect(f"{_address(review.pk)}#remark-{comment.pk}")

    def _page(self, request: HttpRequest, review: Review, *, status: int = 200, sent: dict[str, Any] | None = None) -> HttpResponse:
        if review.kind == ReviewKind.RETRACTION:
            return self._retraction_page(request, review, status=status, sent=sent)
        page = review_page(review)
        is_public = page.version is not None or review.decision == Decision.APPROVED
        context = {
            **self._shared(request, review),
            "page": page,
            "public_url": reverse("incident-detail", args=[review.incident.code]) if is_public else "",
            "options": options(sent or {}, is_public=page.version is not None),
        }
        return TemplateResponse(request, "admin/incidents/review/page.html", context, status=status)

    def _retraction_page(self, request: HttpRequest, review: Review, *, status: int, sent: dict[str, Any] | None) -> HttpResponse:
        context = {
            **self._shared(request, review),
            "public_url": reverse("incident-detail", args=[review.incident.code]),
            "remarks": review.comments.select_related("by").order_by("at", "pk"),
            "entries": timeline(review.incident),
            "options": options(sent or {}, is_public=True, kind=ReviewKind.RETRACTION),
        }
        return TemplateResponse(request, "admin/incidents/review/retraction.html", context, status=status)

    def _shared(self, request: HttpRequest, review: Review) -> dict[str, Any]:
        title = _title(review.incident)
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{review.incident.code} · {title}",
            "incident_title": title,
            "review": review,
            "may_remark": _may_decide(request),
            "why_not": _why_not(request, review),
        }


def _may_decide(request: HttpRequest) -> bool:
    return request.user.has_perm("incidents.decide_review")


def _address(review_id: int) -> str:
    return reverse("admin:incidents_review_change", args=[review_id])


def _review(review_id: int | str) -> Review:
    rows = Review.objects.select_related("incident", "submitted_by", "decided_by")
    return get_object_or_404(rows, pk=int(review_id) if str(review_id).isdecimal() else 0)


def _claim_of(review: Review, claim_id: int) -> Claim:
    if claim_id not in {claim["id"] for claim in review.document.get("claims", [])}:
        raise BadRequest("no such claim in this submission")
    return get_object_or_404(Claim, pk=claim_id)


def _title(incident: Incident) -> str:
    return incident.title((get_language() or "en")[:2])


def _why_not(request: HttpRequest, review: Review) -> str:
    """Return why the person cannot decide on it, empty if they can."""
    if review.decision != Decision.PENDING:
        return gettext("This submission is decided.")
    if not _may_decide(request):
        return gettext("Your account can look at submissions, but not decide on them. Administrators can give it the role “reviewer”.")
    if review.submitted_by_id == request.user.pk:
        return gettext("You submitted this yourself, so another person has to decide on it.")
    return ""


def _told(review: Review, decision: Decision, publication: Publication | None) -> str:
    code = review.incident.code
    if publication is not None and publication.kind == PublicationKind.RETRACTED:
        return gettext("%(code)s is retracted. In its place the public reads why.") % {"code": code}
    if publication is not None:
        url = reverse("incident-detail", args=[code])
        text = gettext("%(code)s is published as version %(version)s.") % {"code": code, "version": publication.version}
        return format_html('{} <a href="{}">{}</a>', text, url, gettext("Open its public page"))
    if decision == Decision.RETURNED:
        return pgettext("decision", "%(code)s is returned to %(who)s, with your reason.") % {
            "code": code,
            "who": review.submitted_by.get_username(),
        }
    return pgettext("decision", "%(code)s is rejected; your reason is kept with it.") % {"code": code}
