"""A new wording of Annex 2 (9.1): proposed for a day to come, approved by another administrator.

What a day's wording was stays so: a sale keeps the one it was glossed with.
"""

from datetime import date

from django.conf import settings

from bluecom.cuentas.acto import Acto
from bluecom.vigencias import servicios
from solicitudes import glosas
from solicitudes.models import PlantillaGlosa


def proponer(nueva: PlantillaGlosa, *, acto: Acto) -> PlantillaGlosa:
    """Keep a version of one text from a day to come; no sale uses it until another approves it."""
    return servicios.proponer(nueva, acto=acto, contenido=objeciones)


def aprobar(plantilla: PlantillaGlosa, *, acto: Acto) -> PlantillaGlosa:
    """The second person; the text is judged again, beside what the others say by now."""
    return servicios.aprobar(plantilla, acto=acto, contenido=objeciones)


def objeciones(nueva: PlantillaGlosa, dia: date) -> list[str]:
    """What forbids its text on the day it would start, in Spanish; empty when nothing does."""
    fila = (nueva.producto, nueva.facturacion)
    antes = PlantillaGlosa.objects.redaccion(nueva.vigente_desde)
    razones = []
    if nueva.texto == antes.textos[fila]:
        razones.append(f"Es el mismo texto que la versión {antes.versiones[fila]}: cambie algo.")
    limite = settings.LIMITE_SMARTFLEX_OBSERVACIONES
    return razones + glosas.objeciones(fila, nueva.texto, redaccion=antes, limite=limite)
