"""What the list of incidents can be filtered by, and how a page of it goes on from another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.models import PublishedIncident
from incidents.services.searching import about
from sources.models import EventType

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet


_CONDITIONS: dict[str, Callable[[Any], Q]] = {
    "q": about,
    "event_type": lambda code: Q(event_type=code),
    "date_from": lambda first: Q(end_date__gte=first),
    "date_to": lambda last: Q(start_date__lte=last),
}


class _DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ExploreForm(forms.Form):
    """The filters of the list, called as in the API; what is not valid is said, and filters nothing."""

    q = forms.CharField(label=_("Words, place or code"), required=False, max_length=200, widget=forms.TextInput({"type": "search"}))
    event_type = forms.ChoiceField(label=_("Type"), required=False, choices=[("", _("Every type")), *EventType.choices])
    date_from = forms.DateField(label=_("From"), required=False, widget=_DayInput, input_formats=["%Y-%m-%d"])
    date_to = forms.DateField(label=_("Until"), required=False, widget=_DayInput, input_formats=["%Y-%m-%d"])

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("date_from"), cleaned.get("date_to")
        if since and until and until < since:
            self.add_error("date_to", _("This day is before the first one. Change one of the two."))
        return cleaned

    @property
    def is_unfiltered(self) -> bool:
        """Say whether every incident is asked for."""
        return not any(self.data.get(name) for name in self.fields)

    def matching(self, incidents: QuerySet[PublishedIncident]) -> QuerySet[PublishedIncident]:
        """Return those of ``incidents`` that pass the valid filters."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return incidents.filter(*(_CONDITIONS[name](value) for name, value in asked.items()))


def older_than(incidents: QuerySet[PublishedIncident], code: str) -> QuerySet[PublishedIncident]:
    """Return what follows the incident of that code, newest first and those without a date last; all of them if there is none."""
    last = PublishedIncident.objects.filter(code=code).first() if code else None
    if last is None:
        return incidents
    if last.start_date is None:
        return incidents.filter(start_date__isnull=True, pk__lt=last.pk)
    same_day = Q(start_date=last.start_date, pk__lt=last.pk)
    return incidents.filter(Q(start_date__lt=last.start_date) | same_day | Q(start_date__isnull=True))
