"""Editing a claim, and adding one that the machine missed: one form for each kind, with just the columns a person may set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from geo.models import GeoPrecision
from geo.precision import precision_of
from incidents.forms.choosers import ActorField, DayInput, PlacePicking
from sources.models import (
    ActorRole,
    ClaimKind,
    DatePrecision,
    DateRole,
    Direction,
    EventType,
    Group,
    Modality,
    Outcome,
    PlaceRelation,
    Polarity,
    Qualifier,
    Scope,
    StatementKind,
)
from sources.services.deciding import EDITABLE

if TYPE_CHECKING:
    from django.http import QueryDict

    from sources.models import Claim

_NONE = [("", "–")]


class ClaimForm(forms.Form):
    """What every claim has. A form changes only the columns that were sent, so that one button can set one of them."""

    kind: str
    scope = forms.ChoiceField(label=_("Speaks of"), choices=Scope.choices, initial=Scope.INCIDENT)
    modality = forms.ChoiceField(label=_("Said to be"), choices=Modality.choices, initial=Modality.ACTUAL)
    attributed_to = ActorField(label=_("Said by"), required=False, empty_label=_("as the report has it"))
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=500, help_text=_("Needed where the quotation does not say the number.")
    )

    def __init__(self, data: QueryDict | None = None, *, claim: Claim | None = None, **options: Any) -> None:
        self.claim = claim
        initial = {name: getattr(claim, name) for name in EDITABLE[self.kind]} if claim else {}
        super().__init__(data, initial={**initial, **options.pop("initial", {})}, **options)
        if data is not None and claim is not None:
            for name in set(EDITABLE[self.kind]) - data.keys():
                del self.fields[name]

    def values(self) -> dict[str, Any]:
        """Return the sent columns as the services take them."""
        return {name: self.cleaned_data[name] for name in EDITABLE[self.kind] if name in self.cleaned_data}


class CasualtiesForm(ClaimForm):
    """How many, of whom, and how exactly."""

    kind = ClaimKind.CASUALTIES
    outcome = forms.ChoiceField(label=_("What happened to them"), choices=Outcome.choices)
    group = forms.ChoiceField(label=_("Of whom"), choices=Group.choices, initial=Group.ALL)
    qualifier = forms.ChoiceField(label=_("How exactly"), choices=Qualifier.choices, initial=Qualifier.EXACT)
    value_min = forms.IntegerField(label=_("Lowest number"), required=False, min_value=0)
    value_max = forms.IntegerField(label=_("Highest number"), required=False, min_value=0, help_text=_("Empty where it is left open."))
    nationality = forms.CharField(
        label=_("Only nationals of"),
        required=False,
        max_length=3,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Give the country as three capital letters, such as USA."))],
        widget=forms.TextInput(attrs={"dir": "ltr", "placeholder": "USA"}),
    )
    polarity = forms.ChoiceField(label=_("Asserted or denied"), choices=Polarity.choices, initial=Polarity.AFFIRMED)
    field_order = ["value_min", "value_max", "qualifier", "outcome", "group", "nationality", "polarity"]


class EventForm(ClaimForm):
    """What was done."""

    kind = ClaimKind.EVENT
    event_type = forms.ChoiceField(label=_("Kind of event"), choices=EventType.choices)
    field_order = ["event_type"]


class PlaceForm(PlacePicking, ClaimForm):
    """Where."""

    kind = ClaimKind.PLACE
    mention = forms.CharField(label=_("Name as written"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}))
    relation = forms.ChoiceField(label=_("How it lies to the place"), choices=PlaceRelation.choices)
    direction = forms.ChoiceField(label=_("Direction"), choices=[*_NONE, *Direction.choices], required=False)
    geo_precision = forms.ChoiceField(
        label=_("How well known"), choices=[*_NONE, *GeoPrecision.choices], required=False, help_text=_("Empty: as the kind of place says.")
    )
    field_order = ["mention", "place", "place_name", "relation", "direction", "geo_precision"]

    def __init__(self, data: QueryDict | None = None, *, claim: Claim | None = None, **options: Any) -> None:
        super().__init__(data, claim=claim, **options)
        if claim is None:
            self.offer_places([])
        else:
            del self.fields["mention"]
            if "place" not in self.fields:
                del self.fields["place_name"]
            else:
                self.offer_places([claim.place_id or 0, *(candidate["place_id"] for candidate in claim.place_candidates)])

    def clean(self) -> dict[str, Any]:
        """Take the place by name over the one in the list, and the precision that its kind gives where none is set."""
        cleaned = super().clean() or self.cleaned_data
        if "place" not in self.fields:
            return cleaned
        place = self.chosen_place()
        cleaned["place"] = place
        if place is None:
            cleaned["geo_precision"] = ""
        elif not cleaned.get("geo_precision"):
            cleaned["geo_precision"] = precision_of(place.kind, self._said("relation"), self._said("direction"))
        return cleaned

    def _said(self, name: str) -> Any:
        return self.cleaned_data[name] if name in self.cleaned_data else getattr(self.claim, name, "")


class DateForm(ClaimForm):
    """When."""

    kind = ClaimKind.DATE
    date_from = forms.DateField(label=_("First day"), required=False, widget=DayInput())
    date_to = forms.DateField(label=_("Last day"), required=False, widget=DayInput(), help_text=_("Empty: the first day."))
    date_precision = forms.ChoiceField(label=_("How well known"), choices=DatePrecision.choices, initial=DatePrecision.DAY)
    date_role = forms.ChoiceField(label=_("What it dates"), choices=DateRole.choices)
    field_order = ["date_from", "date_to", "date_precision", "date_role"]

    def clean(self) -> dict[str, Any]:
        """Take a single day as first and last."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("date_from"), cleaned.get("date_to")
        if first is None and last is None:
            self.add_error("date_from", _("Give the day, or the first and last day."))
        elif first and last and last < first:
            self.add_error("date_to", _("The last day is before the first. Swap them."))
        cleaned["date_to"] = last or first
        return cleaned


class ActorForm(ClaimForm):
    """Who, in what part."""

    kind = ClaimKind.ACTOR
    mention = forms.CharField(label=_("Name as written"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}))
    actor = ActorField(label=_("Actor"), required=False, empty_label=_("not known yet"))
    actor_role = forms.ChoiceField(label=_("Part"), choices=ActorRole.choices)
    field_order = ["mention", "actor", "actor_role"]

    def __init__(self, data: QueryDict | None = None, *, claim: Claim | None = None, **options: Any) -> None:
        super().__init__(data, claim=claim, **options)
        if claim is not None:
            del self.fields["mention"]


class StatementForm(ClaimForm):
    """What a speaker confirms, denies, claims."""

    kind = ClaimKind.STATEMENT
    statement_kind = forms.ChoiceField(label=_("Kind of statement"), choices=StatementKind.choices)
    field_order = ["statement_kind"]


CLAIM_FORMS: dict[str, type[ClaimForm]] = {
    form.kind: form for form in (CasualtiesForm, EventForm, PlaceForm, DateForm, ActorForm, StatementForm)
}


class WordsForm(forms.Form):
    """The words of a report that make a claim, and who says it there. ``start`` tells which of several such words are meant."""

    quote = forms.CharField(
        label=_("Quotation"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Select the words in the report, or copy them here exactly as they stand there."),
        error_messages={"required": _("Give the words of the report that make the claim.")},
    )
    attribution = forms.CharField(
        label=_("Who says it, as written"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Empty where it is the publisher's own voice."),
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput())

    def __init__(self, data: QueryDict | None = None, *, text: str, **options: Any) -> None:
        self.text = text
        super().__init__(data, **options)

    def clean_quote(self) -> str:
        """Return the words with the line ends of the report."""
        quote: str = self.cleaned_data["quote"]
        return quote.replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """Find where the words stand."""
        cleaned = super().clean() or self.cleaned_data
        quote, start = cleaned.get("quote"), cleaned.get("start")
        if not quote:
            return cleaned
        if start is None or not self.text.startswith(quote, start):
            start = self._only_place(quote)
        cleaned["span"] = (start, start + len(quote))
        return cleaned

    def _only_place(self, quote: str) -> int:
        count = self.text.count(quote)
        if count == 0:
            self.add_error("quote", _("These words do not stand in the report like this. Copy them from the text beside."))
        elif count > 1:
            self.add_error(
                "quote", _("These words stand in the report more than once. Add the words around them, so that one place is meant.")
            )
        return self.text.find(quote)
