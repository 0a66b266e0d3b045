"""``manage.py modelo``: what ``docs/modelo.md`` holds."""

from typing import Any

from django.core.management.base import BaseCommand

from bluecom.management.modelo import pagina


class Command(BaseCommand):
    help = "Escribe docs/modelo.md en la salida estándar."

    def handle(self, **opciones: Any) -> None:
        self.stdout.write(pagina(), ending="")
