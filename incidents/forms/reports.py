"""Handing in a report by hand."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.forms.choosers import DayInput
from sources.models import Publisher
from sources.services.archive import HandedIn


class ReportForm(forms.Form):
    """The report's text as pasted, and what is said of it."""

    text = forms.CharField(
        label=_("Text of the report"),
        required=False,  # what is wrong with a text, the archive says
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
        help_text=_("The whole report as it was published, from its first line to its last."),
    )
    publisher = forms.ModelChoiceField(
        Publisher.objects.order_by("name_en", "name_ar"),
        label=_("Publisher"),
        to_field_name="slug",
        empty_label=_("choose"),
        error_messages={
            "required": _("Choose who published the report. If they are not in the list, ask staff to add them."),
            "invalid_choice": _("There is no such publisher. Choose one from the list, or ask staff to add it."),
        },
        help_text=_("Who published it, which need not be who said what it says."),
    )
    published = forms.DateField(
        label=_("Day of publication"),
        required=False,
        widget=DayInput(),
        help_text=_("In the publisher's own time zone. Without it, words like “Thursday” can't be dated."),
        error_messages={"invalid": _("Give the day as year-month-day, such as 2022-02-03.")},
    )
    title = forms.CharField(label=_("Headline"), required=False, max_length=500, widget=forms.TextInput(attrs={"dir": "auto"}))
    url = forms.URLField(
        label=_("Address"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
        error_messages={"invalid": _("This is no web address. Copy it from the browser's address bar, or leave it empty.")},
    )

    def clean_text(self) -> str:
        """Return the text with the line ends that it had before the browser sent it as a form."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def handed_in(self) -> HandedIn:
        """Return the report as the archive takes it; the same text has the same bytes by whichever door it comes."""
        said = self.cleaned_data
        return HandedIn(
            raw=said["text"].encode(), publisher=said["publisher"], published=said["published"], url=said["url"], title=said["title"]
        )
