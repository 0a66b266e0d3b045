"""The project itself as an app: management commands, and tasks that find their broker."""

from django.apps import AppConfig


class ProyectoConfig(AppConfig):
    name = "bluecom"
    verbose_name = "Bluecom"

    def ready(self) -> None:
        from bluecom import celery  # noqa: F401  (makes it the current app of every process)
