"""Save everything into one file."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bluecom.operacion.respaldo import RespaldoRechazado, respaldar


class Command(BaseCommand):
    help = "Guarda la base y los archivos privados en un archivo; la clave se guarda aparte."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("destino", type=Path, help="archivo .zip nuevo, o una carpeta")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            ruta, hecho = respaldar(options["destino"], ahora=timezone.now())
        except RespaldoRechazado as error:
            raise CommandError(str(error)) from None
        cuentas = {"tablas": len(hecho.tablas), "archivos": len(hecho.archivos)}
        cuentas["eventos"] = hecho.eventos
        if options["json"]:
            dicho = {"respaldo": str(ruta), **cuentas, "ancla": hecho.ancla}
            self.stdout.write(json.dumps(dicho, ensure_ascii=False))
            return
        self.stdout.write(
            f"Respaldo: {ruta} ({cuentas['tablas']} tablas, {cuentas['archivos']} archivos, "
            f"{hecho.eventos} eventos).\n"
            "La clave CLAVE_ARCHIVOS no está dentro: guárdela en otro lugar, sin ella no se "
            "restaura."
        )
