"""``manage.py trazabilidad``: what ``docs/trazabilidad.md`` holds."""

from typing import Any

from django.core.management.base import BaseCommand

from bluecom.management.trazabilidad import pagina


class Command(BaseCommand):
    help = "Escribe docs/trazabilidad.md en la salida estándar."

    def handle(self, **opciones: Any) -> None:
        self.stdout.write(pagina(), ending="")
