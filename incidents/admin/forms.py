"""What reviewers send: a decision with its reason, a remark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext, pgettext

from incidents.models import Decision, ReviewKind

if TYPE_CHECKING:
    from collections.abc import Mapping

DECISIONS = (Decision.APPROVED, Decision.RETURNED, Decision.REJECTED)


class DecisionForm(forms.Form):
    """A decision on the submission as it stood at ``revision``. Whether a reason is given, the service checks."""

    decision = forms.ChoiceField(choices=[(decision.value, decision.label) for decision in DECISIONS])
    revision = forms.IntegerField(min_value=1)
    reason = forms.CharField(required=False, max_length=1000)


class RemarkForm(forms.Form):
    """A remark on the whole, on one claim or on one field."""

    text = forms.CharField(required=False, max_length=4000)
    claim = forms.IntegerField(required=False)
    field = forms.CharField(required=False, max_length=64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One decision that can be taken: what it asks, what its button says, and a reason that was typed already."""

    decision: str
    question: str
    button: str
    reason: str
    is_main: bool


def options(sent: Mapping[str, Any], *, is_public: bool, kind: str = ReviewKind.PUBLICATION) -> list[Option]:
    """Return the decisions open to a reviewer, with what was ``sent`` and not taken; what is public cannot be rejected."""
    is_retraction = kind == ReviewKind.RETRACTION
    approve = (
        gettext("Approve the retraction: what shows that it has to go?")
        if is_retraction
        else gettext("Approve and publish: why can it stand as it is?")
    )
    wordings = [
        (Decision.APPROVED, approve, pgettext("button", "Approve")),
        (Decision.RETURNED, gettext("Return to the researcher: what has to change?"), pgettext("button", "Return")),
        (Decision.REJECTED, gettext("Reject: why should this never be published?"), pgettext("button", "Reject")),
    ]
    return [
        Option(
            decision=decision.value,
            question=question,
            button=button,
            reason=sent.get("reason", "") if sent.get("decision") == decision else "",
            is_main=decision == Decision.APPROVED,
        )
        for decision, question, button in wordings
        if decision != Decision.REJECTED or not is_public
    ]
