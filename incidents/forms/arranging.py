"""Merging, splitting, moving, undoing, retracting: each with its reason and the revisions that were shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.incidents import IncidentByCodeForm
from incidents.models import EstimateRule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from incidents.models import Incident


class ShownForm(forms.Form):
    """``revision`` is that of the incident as it was shown, so that a stale form is noticed."""

    revision = forms.IntegerField(widget=forms.HiddenInput())


class ReasonForm(ShownForm):
    """A reason, kept with what is done."""

    why = forms.CharField(label=_("Why"), required=False, max_length=1000, widget=forms.TextInput(attrs={"dir": "auto"}))


class RuleForm(ShownForm):
    """By which rule the figures are computed."""

    estimate_rule = forms.ChoiceField(label=_("Rule of estimates"), choices=EstimateRule.choices)


class MergeForm(ReasonForm):
    """Confirms a merge after both incidents were looked at."""

    target_revision = forms.IntegerField(widget=forms.HiddenInput())


class SplitForm(ReasonForm):
    """Which reports and single claims belong to another incident; what can be chosen is checked by the service."""

    articles = forms.MultipleChoiceField(required=False)
    claims = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, articles: Iterable[int] = (), claims: Iterable[int] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["articles"].choices = [(str(key), str(key)) for key in articles]  # type: ignore[attr-defined]  # a choice field
        self.fields["claims"].choices = [(str(key), str(key)) for key in claims]  # type: ignore[attr-defined]  # likewise

    def chosen(self, name: str) -> list[int]:
        """Return the keys that were chosen, of "articles" or "claims"."""
        return [int(key) for key in self.cleaned_data[name]]


class MoveForm(IncidentByCodeForm, ReasonForm):
    """One report, and the incident that it is about instead."""

    report = forms.IntegerField(widget=forms.HiddenInput())
    field_order = ("code", "why")

    def target(self) -> Incident:
        """Return the incident to move to."""
        incident: Incident = self.cleaned_data["code"]
        return incident


class UndoForm(forms.Form):
    """Why something is undone."""

    why = forms.CharField(label=_("Why undo it"), required=False, max_length=1000, widget=forms.TextInput(attrs={"dir": "auto"}))


class OverrideForm(ReasonForm):
    """A person's own low, best and high of one estimate."""

    low = forms.IntegerField(label=_("lowest"), min_value=0)
    best = forms.IntegerField(label=_("best"), min_value=0)
    high = forms.IntegerField(label=_("highest"), min_value=0)
    field_order = ("low", "best", "high", "why")

    def figures(self) -> tuple[int, int, int]:
        """Return low, best and high."""
        return self.cleaned_data["low"], self.cleaned_data["best"], self.cleaned_data["high"]
