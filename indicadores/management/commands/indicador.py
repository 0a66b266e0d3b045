"""III.2 from the command line: the month's figure by exact integers, and its totals proved."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from indicadores import consultas
from indicadores.cifras import Cifra
from indicadores.consultas import ResumenMes
from indicadores.publico import como_json
from indicadores.recuento.comparar import comparar, corregir, meses
from indicadores.recuento.palabras import como_dato, en_palabras


class Command(BaseCommand):
    help = (
        "Muestra el indicador de un mes (III.2); con --recontar, cuenta de nuevo sus filas y "
        "nombra cada total guardado que no es el que dan. Sale con 0; con 1 si el mes no se "
        "entiende o si queda una diferencia."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mes", metavar="AAAA-MM", nargs="?", help="Por ejemplo 2026-11.")
        parser.add_argument("--json", action="store_true", help="Un objeto JSON.")
        parser.add_argument(
            "--recontar",
            action="store_true",
            help="Compara los totales guardados con las filas: de ese mes, o de todos.",
        )
        parser.add_argument(
            "--corregir",
            action="store_true",
            help="Con --recontar: escribe de nuevo los totales de cada mes con una diferencia.",
        )

    def handle(self, *args: Any, mes: str | None, **options: Any) -> None:
        if options["corregir"] and not options["recontar"]:
            raise CommandError("--corregir se pide junto con --recontar.", returncode=2)
        if mes is None and not options["recontar"]:
            raise CommandError("Diga de qué mes, por ejemplo 2026-11.", returncode=2)
        try:
            if options["recontar"]:
                self._recontar(mes, options)
            else:
                self._mostrar(consultas.mes(str(mes), ahora=timezone.now()), options)
        except DatoInvalido as error:
            if options["json"]:
                self.stdout.write(json.dumps({"errores": [str(error)]}, ensure_ascii=False))
                raise SystemExit(1) from None
            raise CommandError(str(error), returncode=1) from None

    def _mostrar(self, resumen: ResumenMes, options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(como_json(resumen), ensure_ascii=False))
        else:
            self.stdout.write(como_texto(resumen))

    def _recontar(self, mes: str | None, options: dict[str, Any]) -> None:
        pedidos = [mes] if mes else list(meses())
        distintos = [una for pedido in pedidos for una in comparar(pedido)]
        if options["corregir"]:
            corregir(distintos)
        corregido = bool(distintos) and options["corregir"]
        if options["json"]:
            datos = {"meses": pedidos, "diferencias": [como_dato(una) for una in distintos]}
            self.stdout.write(json.dumps(datos | {"corregido": corregido}, ensure_ascii=False))
        else:
            self.stdout.write(en_palabras(distintos, corregido=corregido))
        if distintos and not corregido:
            raise SystemExit(1)


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
