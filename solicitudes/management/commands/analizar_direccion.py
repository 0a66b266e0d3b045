"""Judges an installation address by Annex 1 (8.1) from the command line."""

import dataclasses
import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from solicitudes.direcciones import DireccionInvalida, analizar, normalizar


class Command(BaseCommand):
    """``manage.py analizar_direccion LINEA [--rural] [--observaciones T] [--json]``."""

    help = "Analiza una dirección según el Anexo 1 y propone cómo escribirla."
    requires_system_checks: list[str] = []  # as Django declares it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The line as typed, and what goes beside it."""
        parser.add_argument("linea", help="La dirección, con o sin «. OBSERVACIONES: …»")
        parser.add_argument("--rural", action="store_true", help="Opción ubicación rural")
        parser.add_argument("--observaciones", default="", help="Observaciones, si van aparte")
        parser.add_argument("--json", action="store_true", help="Un objeto JSON")

    def handle(self, *args: Any, **opciones: Any) -> None:
        """Exit status 0 when valid, 1 when refused."""
        informe = _informe(opciones["linea"], opciones["rural"], opciones["observaciones"])
        if opciones["json"]:
            self.stdout.write(json.dumps(informe, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(_renglones(informe)))
        if not informe["valida"]:
            raise SystemExit(1)


def _informe(linea: str, rural: bool, observaciones: str) -> dict[str, Any]:
    propuesta = normalizar(linea, observaciones=observaciones)
    try:
        direccion = analizar(linea, rural=rural, observaciones=observaciones)
    except DireccionInvalida as invalida:
        return {
            "valida": False,
            "caso": propuesta.direccion.caso if propuesta.direccion else None,
            "canonica": propuesta.formatear(),
            "campos": propuesta.direccion.campos() if propuesta.direccion else {},
            "errores": [dataclasses.asdict(e) for e in invalida.errores],
            "avisos": list(propuesta.avisos),
        }
    return {
        "valida": True,
        "caso": direccion.caso,
        "canonica": direccion.formatear(),
        "campos": direccion.campos(),
        "errores": [],
        "avisos": [],
    }


def _renglones(informe: dict[str, Any]) -> list[str]:
    if informe["valida"]:
        return [f"Válida, caso {informe['caso']}: {informe['canonica']}"]
    errores = [f"  col. {e['columna']} {e['codigo']}: {e['mensaje']}" for e in informe["errores"]]
    return ["No válida:", *errores, f"Propuesta: {informe['canonica']}"]
