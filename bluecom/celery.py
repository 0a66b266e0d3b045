"""The Celery application: workers do what the database says is owed.

The broker only wakes them up, so publishing never waits for it (``CELERY_BROKER_TRANSPORT_OPTIONS``
and ``CELERY_TASK_PUBLISH_RETRY`` in settings) and tasks keep the default early acknowledgement.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluecom.settings")

app = Celery("bluecom")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
