"""The Celery application: messages say "look now", the database says what there is to do."""

from __future__ import annotations

import os
import sys

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# Celery puts the current folder before all packages, so that a file there could pass for one of them.
_path = list(sys.path)
app = Celery("waqia")
sys.path[:] = _path

app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
