"""``manage.py demo``: people of every role, the DEMO catalogue, a portfolio, a day of work."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bluecom.management.demo import USUARIOS, cargar_demo


class Command(BaseCommand):
    help = "Carga usuarios, catálogo y cartera DEMO. Se puede repetir sin duplicar nada."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="una sola línea JSON")
        parser.add_argument("--sin-ventas", action="store_true", help="sin el día de trabajo")

    def handle(self, **opciones: Any) -> None:
        if not settings.EMBEBIDO:
            raise CommandError(
                "La demostración es para el modo embebido: sus contraseñas las conoce cualquiera."
            )
        cuentas = cargar_demo(ahora=timezone.now(), con_ventas=not opciones["sin_ventas"])
        if opciones["json"]:
            self.stdout.write(json.dumps(cuentas, ensure_ascii=False))
            return
        for que, cuantos in cuentas.items():
            self.stdout.write(f"{que}: {cuantos}")
        for usuario, (clave, rol, *_) in USUARIOS.items():
            self.stdout.write(f"  {usuario:<12} {clave:<16} {rol.label}")
