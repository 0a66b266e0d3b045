"""``manage.py importar_cdr ARCHIVO [--simular] [--json]`` (4.1)."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.planillas.models import Corrida
from indicadores.conversaciones.carga import importar_cdr


class Command(BaseCommand):
    help = "Carga el CDR de la central desde un archivo CSV; dos veces el mismo es una."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archivo", type=Path)
        parser.add_argument("--simular", action="store_true", help="No escribe nada.")
        parser.add_argument("--json", action="store_true", help="Un solo objeto JSON.")

    def handle(self, *args: Any, **opciones: Any) -> None:
        try:
            with opciones["archivo"].open("rb") as archivo:
                corrida = self._importar(archivo, opciones)
        except OSError:
            raise CommandError(f"No se puede leer {opciones['archivo']}.", returncode=2) from None
        self._decir(corrida, opciones)

    def _importar(self, archivo: BinaryIO, opciones: dict[str, Any]) -> Corrida:
        try:
            return importar_cdr(
                archivo,
                acto=acto_del_sistema(timezone.now()),
                simular=opciones["simular"],
                nombre_del_archivo=opciones["archivo"].name,
            )
        except DatoInvalido as error:
            if opciones["json"]:
                self.stdout.write(json.dumps({"errores": [str(error)]}, ensure_ascii=False))
            raise CommandError(str(error), returncode=1) from None

    def _decir(self, corrida: Corrida, opciones: dict[str, Any]) -> None:
        if opciones["json"]:
            self.stdout.write(json.dumps(corrida.conteos, ensure_ascii=False))
            return
        if opciones["simular"]:
            self.stdout.write("Simulación: no se escribió nada.")
        for conteo, cuantas in corrida.conteos.items():
            self.stdout.write(f"  {conteo.replace('_', ' ')}: {cuantas}")
        for renglon in corrida.renglones.exclude(motivo="").iterator():
            self.stdout.write(f"  línea {renglon.linea}: {renglon.clase}. {renglon.motivo}")
