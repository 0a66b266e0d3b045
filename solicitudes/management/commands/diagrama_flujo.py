"""``manage.py diagrama_flujo``: what ``docs/flujo.md`` holds, from the machine itself."""

from typing import Any

from django.core.management.base import BaseCommand

from solicitudes.management.paginas import diagrama


class Command(BaseCommand):
    help = "Escribe docs/flujo.md en la salida estándar."

    def handle(self, **opciones: Any) -> None:
        self.stdout.write(diagrama(), ending="")
