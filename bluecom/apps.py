"""The project itself as an app: management commands, and tasks that find their broker."""

from django.apps import AppConfig
from django.conf import settings


class ProyectoConfig(AppConfig):
    name = "bluecom"
    verbose_name = "Bluecom"

    def ready(self) -> None:
        from bluecom import celery  # noqa: F401  (makes it the current app of every process)

        if settings.EMBEBIDO:
            from bluecom import manejadores  # noqa: F401  (registers what the demo owes)
