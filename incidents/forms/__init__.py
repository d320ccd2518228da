"""What researchers type, checked and turned into what the services take. Forms write nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django import forms

    from sources.errors import InputError


def add_input_error(form: forms.BaseForm, error: InputError) -> None:
    """Show what a service refused at the field it names, or above the form where it names none of them."""
    form.add_error(error.field if error.field in form.fields else None, str(error.message))
