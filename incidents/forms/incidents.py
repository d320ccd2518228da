"""Describing an incident, finding one by its code, and handing it to review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geo.models import GeoPrecision
from geo.precision import precision_of
from incidents.forms.by_hand import PositionByHand
from incidents.forms.choosers import DayInput
from incidents.models import Grading, Incident
from incidents.services.curation import EDITABLE_FIELDS
from sources.models import DatePrecision, EventType

if TYPE_CHECKING:
    from django.http import QueryDict

_NONE = [("", "–")]


class IncidentForm(PositionByHand):
    """The description of an incident; ``revision`` is the one that was shown, so that a stale form is noticed."""

    title_ar = forms.CharField(
        label=_("Arabic title"), required=False, max_length=300, widget=forms.TextInput(attrs={"dir": "rtl", "lang": "ar"})
    )
    title_en = forms.CharField(
        label=_("English title"), required=False, max_length=300, widget=forms.TextInput(attrs={"dir": "ltr", "lang": "en"})
    )
    summary = forms.CharField(
        label=_("Summary"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("What is reported to have happened, in a few lines; no more certain than the evidence."),
    )
    event_type = forms.ChoiceField(label=_("Kind of event"), choices=EventType.choices)
    sub_event_type = forms.CharField(
        label=_("ACLED sub-type"), required=False, max_length=64, help_text=_("Only where it differs from the kind's usual one.")
    )
    start_date = forms.DateField(label=_("First day"), required=False, widget=DayInput())
    end_date = forms.DateField(label=_("Last day"), required=False, widget=DayInput(), help_text=_("Empty: the first day."))
    date_precision = forms.ChoiceField(label=_("Date known to"), choices=[*_NONE, *DatePrecision.choices], required=False)
    geo_precision = forms.ChoiceField(
        label=_("Place known to"), choices=[*_NONE, *GeoPrecision.choices], required=False, help_text=_("Empty: as the kind of place says.")
    )
    grading = forms.ChoiceField(label=_("Grading"), choices=Grading.choices)
    revision = forms.IntegerField(widget=forms.HiddenInput())
    field_order = [
        "title_ar",
        "title_en",
        "summary",
        "event_type",
        "sub_event_type",
        "start_date",
        "end_date",
        "date_precision",
        "place",
        "place_name",
        "latitude",
        "longitude",
        "geo_precision",
        "grading",
    ]

    def __init__(self, data: QueryDict | None = None, *, incident: Incident, places: set[int], **options: Any) -> None:
        initial = {name: getattr(incident, name) for name in (*EDITABLE_FIELDS, "revision")}
        super().__init__(data, initial=initial, **options)
        self.offer_places({incident.place_id or 0, *places})
        self.offer_position(incident.place, incident.point)

    def clean(self) -> dict[str, Any]:
        """Complete dates and place, so that each has its precision or none."""
        cleaned = super().clean() or self.cleaned_data
        self._clean_dates(cleaned)
        place, cleaned["point"] = self.chosen_position(self.chosen_place())
        cleaned["place"] = place
        cleaned["geo_precision"] = (cleaned.get("geo_precision") or precision_of(place.kind)) if place else ""
        return cleaned

    def _clean_dates(self, cleaned: dict[str, Any]) -> None:
        first, last = cleaned.get("start_date"), cleaned.get("end_date")
        if first is None and last is not None:
            self.add_error("start_date", _("Give the first day too."))
        elif first and last and last < first:
            self.add_error("end_date", _("The last day is before the first. Swap them."))
        cleaned["end_date"] = last or first
        cleaned["date_precision"] = (cleaned.get("date_precision") or DatePrecision.DAY) if first else ""

    def values(self) -> dict[str, Any]:
        """Return the description as the service takes it."""
        return {name: self.cleaned_data[name] for name in EDITABLE_FIELDS}


class IncidentByCodeForm(forms.Form):
    """An incident by its code, to attach a report to."""

    code = forms.CharField(
        label=_("Code of the incident"),
        max_length=16,
        widget=forms.TextInput(attrs={"dir": "ltr", "placeholder": "SYR1042"}),
        error_messages={"required": _("Type the code of the incident, such as SYR1042.")},
    )

    def clean_code(self) -> Incident:
        """Return the incident of that code, if a report may still be attached to it."""
        code = self.cleaned_data["code"].strip().upper()
        incident = Incident.objects.filter(code=code).first()
        if incident is None:
            raise forms.ValidationError(_("There is no incident %(code)s. A code looks like SYR1042."), params={"code": code})
        if not Incident.objects.standing().filter(pk=incident.pk).exists():
            raise forms.ValidationError(
                _("%(code)s is %(state)s, so no report can be attached to it."),
                params={"code": code, "state": incident.get_state_display()},
            )
        return incident


class SubmitForm(forms.Form):
    """Handing an incident to review."""

    note = forms.CharField(
        label=_("Note for the reviewer"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("What was hard to decide, or what is still open."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput())
