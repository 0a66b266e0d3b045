"""Composes a gloss of Annex 2 (9.1) from the command line."""

import json
from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from solicitudes.glosas import (
    NO_APROBADA,
    DatoDeGlosaInvalido,
    GlosaIncompleta,
    GlosaInvalida,
    componer,
)
from solicitudes.models import AprobacionGlosa, PlantillaGlosa


class Command(BaseCommand):
    """``manage.py componer_glosa --producto P --facturacion F --datos JSON [--literal]``."""

    help = "Compone la glosa del Anexo 2 con los datos de una venta."
    requires_system_checks: list[str] = []  # as Django declares it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The row of Annex 2 and the values of its slots."""
        parser.add_argument("--producto", required=True)
        parser.add_argument("--facturacion", default="")
        parser.add_argument("--datos", required=True, help="Objeto JSON: hueco → valor")
        parser.add_argument("--promocion", help="Nombre de la promoción, si la campaña lo es")
        parser.add_argument("--literal", action="store_true", help="Con la redacción del anexo")
        parser.add_argument("--json", action="store_true", help="Un objeto JSON")

    def handle(self, *args: Any, **opciones: Any) -> None:
        """Exit status 0 composed, 1 refused with the reasons, 2 wrong usage."""
        informe = _informe(opciones, _datos(opciones["datos"]))
        if opciones["json"]:
            self.stdout.write(json.dumps(informe, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(_renglones(informe)))
        if "errores" in informe:
            raise SystemExit(1)


def _datos(escrito: str) -> dict[str, Any]:
    try:
        datos = json.loads(escrito, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise CommandError('--datos no es JSON: escriba {"tarifa": 149}.', returncode=2) from error
    if not isinstance(datos, dict):
        raise CommandError('--datos lleva un objeto JSON: {"tarifa": 149}.', returncode=2)
    return datos


def _informe(opciones: dict[str, Any], datos: dict[str, Any]) -> dict[str, Any]:
    try:
        glosa = componer(
            opciones["producto"],
            opciones["facturacion"],
            datos,
            literal=opciones["literal"],
            promocion=opciones["promocion"],
            redaccion=PlantillaGlosa.objects.redaccion(hoy(timezone.now())),
        )
    except GlosaInvalida as error:
        return {"errores": _errores(error)}
    aprobadas = AprobacionGlosa.objects.de_correcciones()
    correcciones = [
        {
            "codigo": c.codigo,
            "literal": c.literal,
            "corregido": c.corregido,
            "motivo": c.motivo,
            "aprobacion": str(aprobadas.get(c.codigo, NO_APROBADA)),
        }
        for c in glosa.correcciones
    ]
    return {"texto": glosa.texto, "correcciones": correcciones}


def _errores(error: GlosaInvalida) -> list[dict[str, str]]:
    if isinstance(error, GlosaIncompleta):
        return [{"codigo": "FALTA", "hueco": f.hueco, "mensaje": f.pregunta} for f in error.faltan]
    if isinstance(error, DatoDeGlosaInvalido):
        return [{"codigo": "DATO_INVALIDO", "hueco": error.hueco, "mensaje": str(error)}]
    return [{"codigo": "COMBINACION_IMPOSIBLE", "hueco": "", "mensaje": str(error)}]


def _renglones(informe: dict[str, Any]) -> list[str]:
    if "errores" in informe:
        return [f"{e['hueco'] or e['codigo']}: {e['mensaje']}" for e in informe["errores"]]
    return [informe["texto"]]
