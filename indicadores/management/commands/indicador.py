"""III.2 from the command line: the month's figure by exact integers."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from indicadores import consultas
from indicadores.cifras import Cifra
from indicadores.consultas import ResumenMes
from indicadores.publico import como_json


class Command(BaseCommand):
    help = "Muestra el indicador de un mes (III.2). Sale con 0; con 1 si el mes no se entiende."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mes", metavar="AAAA-MM", help="Por ejemplo 2026-11.")
        parser.add_argument("--json", action="store_true", help="Un objeto JSON.")

    def handle(self, *args: Any, mes: str, **options: Any) -> None:
        try:
            resumen = consultas.mes(mes, ahora=timezone.now())
        except DatoInvalido as error:
            if options["json"]:
                self.stdout.write(json.dumps({"errores": [str(error)]}, ensure_ascii=False))
                raise SystemExit(1) from None
            raise CommandError(str(error), returncode=1) from None
        if options["json"]:
            self.stdout.write(json.dumps(como_json(resumen), ensure_ascii=False))
        else:
            self.stdout.write(como_texto(resumen))


def como_texto(r: ResumenMes) -> str:
    """The same for a person."""
    lineas = [
        f"Indicador de {r.nombre}{' · PROVISIONAL' if r.provisional else ''}",
        f"  {_linea(r.oficial)} · {r.oficial.veredicto}",
    ]
    if r.oficial.faltan:
        lineas.append(f"  Para llegar a {r.definicion.parametro} % faltan {r.oficial.faltan}.")
    if r.oficial.supera:
        lineas.append("  Atención: hay más solicitudes registradas que llamadas efectivas.")
    otras = (r.tasa_aceptadas, r.conversion, r.contactabilidad, r.instaladas)
    lineas += [f"  {_linea(cifra)}" for cifra in otras]
    lineas.append(f"  Llamadas de seguimiento, que no cuentan: {r.seguimientos}")
    lineas.append(f"  {r.definicion.citada}")
    return "\n".join([*lineas, *[f"  · {falta}" for falta in r.faltantes]])


def _linea(cifra: Cifra) -> str:
    return f"{cifra.nombre}: {cifra.texto} ({cifra.n} / {cifra.d})"
