"""Drafts: what is typed in an open step survives reload, expired session and power cut."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.forms import BooleanField
from django.http import QueryDict

from bluecom.cuentas.acto import Acto
from bluecom.rechazo import Rechazo
from solicitudes.models import Borrador, Venta
from solicitudes.pasos.formulario import FormularioPaso
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import escalera

AJENOS = {"csrfmiddlewaretoken", "next", "una_vez", "correcciones"}
CAMPOS, VALORES, LARGO = 120, 40, 2_000
UN_INSTANTE = timedelta(microseconds=1)
LO_MAS_VIEJO = timedelta(hours=12)
"""A session lasts no longer: nothing typed before it waits to be kept."""


class OtroEscribio(Rechazo):
    """Another window wrote meanwhile: ``borrador`` is what it left."""

    def __init__(self, borrador: Borrador) -> None:
        super().__init__("Este paso se escribió también en otra pestaña.")
        self.borrador = borrador


def guardar_borrador(
    venta_id: int,
    *,
    paso: int,
    enviado: QueryDict,
    acto: Acto,
    visto: str | None = None,
    hace: timedelta = timedelta(),
) -> Borrador:
    """Keep the fields of the open step as typed, with the time of their typing, ``hace`` ago.

    Raises ``TransicionInvalida`` when the step is not open (taken in another window), and
    ``OtroEscribio`` when another window wrote after ``visto``, the instant of the draft that this
    one knows: it joins both, field by field the newer, and sends that.
    Nothing is validated here but size: a draft is what is not finished yet.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        if not esta_abierto(venta, paso):
            raise TransicionInvalida(f"El paso {paso} ya no está abierto: recargue la página.")
        antes = Borrador.objects.filter(venta=venta, paso=paso).first()
        if visto is not None and antes is not None and antes.version != visto:
            raise OtroEscribio(antes)
        escrito_en = acto.ahora - min(max(hace, timedelta()), LO_MAS_VIEJO)
        if antes is not None:
            escrito_en = max(escrito_en, antes.escrito_en + UN_INSTANTE)
        borrador, _ = Borrador.objects.update_or_create(
            venta=venta,
            paso=paso,
            defaults={
                "datos": _datos(enviado),
                "escrito_por": acto.usuario,
                "escrito_en": escrito_en,
            },
        )
    return borrador


def descartar_borrador(venta_id: int, *, paso: int, acto: Acto) -> None:
    """Go back to what is known: the draft is erased."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        borrar_borradores(venta, paso)


def borrar_borradores(venta: Venta, *pasos: int) -> None:
    """Erase the drafts of these steps, or of all."""
    borradores = venta.borradores.all()
    (borradores.filter(paso__in=pasos) if pasos else borradores).delete()


def borrador_de(venta: Venta, paso: int) -> Borrador | None:
    return next((b for b in venta.borradores.all() if b.paso == paso), None)


def esta_abierto(venta: Venta, paso: int) -> bool:
    """Whether this step is the one to take now, or one to correct in an observed folder."""
    if venta.estado == Estado.OBSERVADA:
        return paso in venta.lo_abierto
    siguiente = escalera().get(venta.estado)
    return siguiente is not None and siguiente.custom["paso"] == str(paso)


def lo_escrito(form: FormularioPaso, enviado: QueryDict) -> list[tuple[str, str]]:
    """Label and value of what was typed, for whoever has to see it although it was not kept."""
    visibles = {
        nombre: campo for nombre, campo in form.fields.items() if not campo.widget.is_hidden
    }
    pares = ((nombre, enviado.getlist(nombre)) for nombre in visibles)
    return [
        (str(visibles[nombre].label or nombre), ", ".join(_en_palabras(visibles[nombre], valores)))
        for nombre, valores in pares
        if any(valores)
    ]


def _en_palabras(campo: Any, valores: list[str]) -> list[str]:
    """What a person chose, by its words; a tick is a yes."""
    opciones = {str(clave): str(texto) for clave, texto in getattr(campo, "choices", ())}
    if isinstance(campo, BooleanField):
        return ["Sí"]
    return [opciones.get(valor, valor) for valor in valores if valor]


def _datos(enviado: QueryDict) -> dict[str, list[str]]:
    """Field → values, within bounds; NUL has no place in the database."""
    propios = [campo for campo in enviado if campo not in AJENOS and len(campo) <= 60]
    return {
        campo: [v[:LARGO].replace("\0", "") for v in enviado.getlist(campo)[:VALORES]]
        for campo in propios[:CAMPOS]
        if "\0" not in campo
    }
