"""Stops the embedded servers that a command left ready for the next one."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from bluecom import embebido
from bluecom.embebido import puerto


class Command(BaseCommand):
    help = "Detiene PostgreSQL, Redis y el buzón embebidos de la carpeta de datos."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEBIDO:
            raise CommandError("No hay servidores embebidos: DATABASE_URL indica otros.")
        datos = Path(settings.CARPETA_DATOS)
        if puerto.en_marcha(datos):
            raise CommandError(
                f"Bluecom está en marcha con la carpeta de datos {datos} y los iniciaría de nuevo. "
                "Deténgalo con Ctrl-C donde lo inició."
            )
        embebido.detener(datos)
        self.stdout.write("Detenido.")
