"""The Celery application: messages say "look now", the database says what there is to do."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("waqia")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
