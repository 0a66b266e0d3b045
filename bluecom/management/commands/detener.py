"""Stops the embedded servers that a command left ready for the next one."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from bluecom import embebido


class Command(BaseCommand):
    help = "Detiene PostgreSQL, Redis y el buzón embebidos de la carpeta de datos."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEBIDO:
            raise CommandError("No hay servidores embebidos: DATABASE_URL indica otros.")
        embebido.detener(Path(settings.CARPETA_DATOS))
        self.stdout.write("Detenido.")
