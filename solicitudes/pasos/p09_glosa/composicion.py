"""Step 9: keep the composed gloss with the sale."""

from datetime import datetime

from solicitudes.models import Glosa, Venta
from solicitudes.reglas import glosa as glosa_de_venta
from solicitudes.reglas.errores import TransicionInvalida


def guardar(venta: Venta, *, adicional: str, ahora: datetime) -> Glosa:
    """Compose and store; raises ``TransicionInvalida`` naming what is missing or contradicts."""
    contra = glosa_de_venta.contradicciones(venta, adicional)
    if contra:
        raise TransicionInvalida([c.mensaje for c in contra])
    try:
        compuesta = glosa_de_venta.componer(venta, adicional=adicional)
    except ValueError as error:
        raise TransicionInvalida(str(error)) from error
    glosa, _ = Glosa.objects.update_or_create(
        venta=venta,
        defaults={
            "texto": compuesta.texto,
            "adicional": adicional,
            "version": compuesta.version,
            "redactada_el": glosa_de_venta.dia_de_la_glosa(venta),
            "correcciones": [c.codigo for c in compuesta.correcciones],
            "compuesta_en": ahora,
        },
    )
    venta.glosa = glosa
    return glosa


def reescribir(venta: Venta) -> None:
    """Step 9 is opened again by name: its texts are those of the day it is written."""
    Glosa.objects.filter(venta=venta).update(redactada_el=None)


def cambia(venta: Venta) -> bool:
    """After a correction: whether the sale says another gloss now than the one that was typed."""
    digitada = venta.glosa_actual
    if digitada is None:
        return False
    try:
        return glosa_de_venta.componer(venta, adicional=digitada.adicional).texto != digitada.texto
    except ValueError:
        return False


def recomponer(venta: Venta, *, ahora: datetime) -> None:
    """After a correction: the same wording with the corrected data, when it can be composed."""
    anterior = venta.glosa_actual
    if anterior is None:
        return
    try:
        guardar(venta, adicional=anterior.adicional, ahora=ahora)
    except TransicionInvalida:
        return
