"""Step 5: the explanation and the call sheet, while the client is on the line."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from solicitudes.models import FichaLlamada, ListaDeControl, Suplementario, Venta
from solicitudes.pasos.hermanas import ficha_compartida
from solicitudes.pasos.instalado import exigir_lo_instalado
from solicitudes.pasos.p02_p03_consultas.servicio import revisar_otra_direccion
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.control import EXPLICACION
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.estructura import SUPLEMENTARIO_IMPOSIBLE, objecion_de_puntos

SE_COMPLETA = (Estado.EXPLICADA, Estado.DOCUMENTADA, Estado.REGISTRADA, Estado.DETALLADA)
"""While nothing has been written from the call sheet: gloss and papers come later."""


def guardar_ficha(
    venta_id: int,
    *,
    acto: Acto,
    explicado: list[str],
    informado: list[str],
    tecnologias_alli: Sequence[str] = (),
    lista: int | None = None,
    **datos: Any,
) -> FichaLlamada:
    """Keep the call sheet; each tick is stamped the first time it is given (5.1).

    ``tecnologias_alli``: what Contact Center says of another installation address. ``lista``:
    the version that was read; of it only what the one in force says alike counts as explained.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        exigir_estado(venta, Estado.ACEPTADA, Estado.OBSERVADA)
        rige = venta.lista(EXPLICACION)
        ficha = venta.ficha_actual or _nueva(venta, rige.numero)
        _exigir_posible(venta, ficha, datos)
        exigir_lo_instalado(
            venta,
            {"puntos": ficha.puntos, "suplementarios": ficha.suplementarios},
            datos,
            que="los puntos y los servicios adicionales",
        )
        dichos = ListaDeControl.objects.que_valen(EXPLICACION, explicado, vista=lista, rige=rige)
        ficha.pasos_explicados = _sellar(ficha.pasos_explicados, dichos, acto.ahora)
        ficha.informado = _sellar(ficha.informado, informado, acto.ahora)
        for campo, valor in datos.items():
            setattr(ficha, campo, valor)
        ficha.save()
        venta.ficha = ficha
        if tecnologias_alli and not ficha.misma_direccion:
            revisar_otra_direccion(
                venta_id, acto=acto, tecnologias=tecnologias_alli, direccion=ficha.direccion_dictada
            )
    return ficha


def _nueva(venta: Venta, lista: int) -> FichaLlamada:
    """What another sale of the same call was told keeps its instant here."""
    ficha = ficha_compartida(venta) or FichaLlamada(venta=venta)
    ficha.lista = lista
    return ficha


def completar_ficha(venta_id: int, *, acto: Acto, datos: dict[str, Any]) -> FichaLlamada:
    """What step 5 did not ask and the client says later; what is known is corrected, not here."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        exigir_estado(venta, *SE_COMPLETA)
        ficha = venta.ficha
        if any(getattr(ficha, campo) for campo in datos):
            raise TransicionInvalida("Eso ya estaba anotado: corrija el paso 5 si cambió.")
        for campo, valor in datos.items():
            setattr(ficha, campo, valor)
        ficha.save(update_fields=list(datos))
        anotar(venta.cadena, "completar_ficha", acto=acto, datos={"campos": sorted(datos)})
    return ficha


def explicar(venta_id: int, *, acto: Acto, **datos: Any) -> Venta:
    """The client knows the steps to follow and what was informed (5.1)."""
    with transaction.atomic():
        guardar_ficha(venta_id, acto=acto, **datos)
        return avanzar(venta_id, "explicar", acto=acto)


def _exigir_posible(venta: Venta, ficha: FichaLlamada, datos: dict[str, Any]) -> None:
    """Points and supplementary services that go with the accepted product."""
    producto = venta.oferta.producto
    ya = ficha.puntos if ficha.pk else None
    razones = objecion_de_puntos(producto, datos.get("puntos", 1), ya=ya)
    pedidos = set(datos.get("suplementarios", []))
    posibles = Suplementario.objects.para(producto, ya=ficha.suplementarios)
    if pedidos - set(posibles.values_list("codigo", flat=True)):
        razones.append(SUPLEMENTARIO_IMPOSIBLE)
    if razones:
        raise TransicionInvalida(razones)


def _sellar(antes: dict[str, str], marcados: list[str], ahora: datetime) -> dict[str, str]:
    return {codigo: antes.get(codigo, ahora.isoformat()) for codigo in marcados}
