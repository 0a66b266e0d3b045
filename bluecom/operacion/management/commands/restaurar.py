"""Bring a backup back into an empty place."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bluecom.operacion.respaldo import RespaldoRechazado, comprobar, restaurar


class Command(BaseCommand):
    help = "Restaura un respaldo en una base y una carpeta vacías, y prueba cada archivo."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("origen", type=Path)
        parser.add_argument(
            "--comprobar", action="store_true", help="solo lee el respaldo y dice si está entero"
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        solo_leer = options["comprobar"]
        try:
            hecho = (comprobar if solo_leer else restaurar)(options["origen"])
        except RespaldoRechazado as error:
            raise CommandError(str(error)) from None
        cuentas = {"tablas": len(hecho.tablas), "archivos": len(hecho.archivos)}
        if options["json"]:
            dicho = {**cuentas, "eventos": hecho.eventos, "ancla": hecho.ancla}
            self.stdout.write(json.dumps(dicho, ensure_ascii=False))
            return
        que = "El respaldo está entero" if solo_leer else "Restaurado y comprobado"
        self.stdout.write(
            f"{que}: {cuentas['tablas']} tablas, {cuentas['archivos']} archivos, "
            f"{hecho.eventos} eventos, del {hecho.hecho_en}."
        )
