"""``manage.py importar TIPO ARCHIVO [--como U] [--nombre N] [--simular] …``."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from bluecom.archivos.caras import cara_llamada
from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.planillas.de_una_vez import importar
from bluecom.planillas.informe import Informe
from bluecom.planillas.tipos import tipos


class Command(BaseCommand):
    help = "Carga un archivo CSV o Excel (.xlsx) de los que llegan de COMTECO."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tipo", choices=tipos(), help="Qué trae el archivo.")
        parser.add_argument("archivo", type=Path)
        parser.add_argument("--como", default="", help="Usuario que lo trae; si no, el sistema.")
        parser.add_argument("--nombre", default="", help="Nombre de la cartera que llena.")
        parser.add_argument("--alcance", default="", help="Dónde se buscan repetidos, en su tipo.")
        parser.add_argument("--simular", action="store_true", help="No escribe nada.")
        parser.add_argument("--de-prueba", action="store_true", help="No cuenta en el indicador.")
        parser.add_argument("--json", action="store_true", help="Un solo objeto JSON.")

    def handle(self, *args: Any, **opciones: Any) -> None:
        acto = Acto(_quien(opciones["como"], opciones["tipo"]), timezone.now())
        try:
            with opciones["archivo"].open("rb") as archivo:
                informe = self._importar(archivo, acto, opciones)
        except OSError:
            raise CommandError(f"No se puede leer {opciones['archivo']}.", returncode=2) from None
        self._decir(informe, opciones)

    def _importar(self, archivo: BinaryIO, acto: Acto, opciones: dict[str, Any]) -> Informe:
        try:
            return importar(
                archivo,
                tipo=opciones["tipo"],
                nombre=opciones["nombre"],
                alcance=opciones["alcance"],
                acto=acto,
                simular=opciones["simular"],
                de_prueba=opciones["de_prueba"] or acto.usuario.de_prueba,
                nombre_del_archivo=opciones["archivo"].name,
            )
        except DatoInvalido as error:
            if opciones["json"]:
                self.stdout.write(json.dumps({"errores": [str(error)]}, ensure_ascii=False))
            raise CommandError(str(error), returncode=1) from None

    def _decir(self, informe: Informe, opciones: dict[str, Any]) -> None:
        if opciones["json"]:
            self.stdout.write(json.dumps(informe.a_json(), ensure_ascii=False))
            return
        if opciones["simular"]:
            self.stdout.write("Simulación: no se escribió nada.")
        self.stdout.write(f"Leídas: {informe.leidas}")
        for conteo, cuantas in (informe.conteos | informe.ademas).items():
            self.stdout.write(f"  {conteo.replace('_', ' ')}: {cuantas}")
        for fila in informe.filas.iterator():
            if fila.motivo:
                self.stdout.write(f"  línea {fila.linea}: {fila.clase}. {fila.motivo}")


def _quien(nombre: str, tipo: str) -> Usuario:
    """What a row does is done by somebody who may bring such a file, and as this person could."""
    if not nombre:
        return Usuario.objects.sistema()
    persona = Usuario.objects.filter(username=nombre, is_active=True).first()
    cara = cara_llamada(tipo)
    if persona is None or cara is None or not persona.tiene_rol(*cara.roles):
        raise CommandError(f"«{nombre}» no trae estos archivos.", returncode=2)
    return persona
