"""``manage.py matriz_permisos``: what ``docs/permisos.md`` holds, from the machine itself."""

from typing import Any

from django.core.management.base import BaseCommand

from solicitudes.management.paginas import matriz


class Command(BaseCommand):
    help = "Escribe docs/permisos.md en la salida estándar."

    def handle(self, **opciones: Any) -> None:
        self.stdout.write(matriz(), ending="")
