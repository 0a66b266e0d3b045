"""Versions of the texts of Annex 2 and COMTECO's approvals, by the same services as the pages."""

from datetime import date, datetime, timedelta
from typing import Any

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from solicitudes.glosas import PLANTILLAS
from solicitudes.models import AprobacionGlosa, PlantillaGlosa
from solicitudes.textos.aprobaciones import Carta, aprobar_plantilla
from solicitudes.textos.versiones import aprobar, proponer
from tests.factories_cuentas import administrador

FILA = ("FTTH_GPON", "INDEPENDIENTE")
TEXTO = PLANTILLAS[FILA].replace("CLIENTE SOLICITA", "EL CLIENTE SOLICITA")


def carta(ahora: datetime) -> Carta:
    return Carta("Gerencia de muestra", hoy(ahora), "CITE DEMO 12/2026")


def version_programada(ahora: datetime, desde: date | None = None, **otros: Any) -> PlantillaGlosa:
    """Approved by a second administrator, from tomorrow unless told."""
    nueva = version_propuesta(ahora, desde, **otros)
    return aprobar(nueva, acto=Acto(administrador(), ahora))


def version_propuesta(
    ahora: datetime, desde: date | None = None, *, por: Usuario | None = None, **otros: Any
) -> PlantillaGlosa:
    """Waiting for its approval."""
    datos = {"producto": FILA[0], "facturacion": FILA[1], "texto": TEXTO, "razon": "Más claro."}
    nueva = PlantillaGlosa(**datos | otros, vigente_desde=desde or hoy(ahora) + timedelta(days=1))
    return proponer(nueva, acto=Acto(por or administrador(), ahora))


def aprobacion_anotada(plantilla: PlantillaGlosa, ahora: datetime) -> AprobacionGlosa:
    return aprobar_plantilla(plantilla.pk, carta(ahora), acto=Acto(administrador(), ahora))
