"""How a sale ends without being sold: discarded (1–4) or annulled (5–11)."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.avisos import avisar
from cartera import servicios as cartera
from cartera.models import Llamada
from solicitudes.finales.saltos import exigir_salto
from solicitudes.finales.siguiente import esperar_turno
from solicitudes.finales.tareas import deber_anulacion_en_smartflex
from solicitudes.models import LlamadaDeVenta, Motivo, Venta
from solicitudes.puerta.archivo import Origen, anotar_lo_del_archivo
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.consultas import anotar_consulta, pantalla_por_anotar
from solicitudes.puerta.razones import anotar_razon
from solicitudes.reglas.errores import TransicionInvalida

CONSULTAS = {Motivo.Ambito.IMPEDIMENTO: 2, Motivo.Ambito.SIN_CAPACIDAD: 3}
"""Reasons that are the answer of a check, and the step that asked (2.1, 3.2)."""


def descartar(
    venta_id: int, *, acto: Acto, motivo: Motivo, nota: str = "", origen: Origen | None = None
) -> Venta:
    """End a taking in which nobody was called; the reason says what becomes of the client.

    What the client says is the outcome of a call: a reason that asserts it is refused. Who is
    left for later is skipped, and of those there are few a day. ``origen``: the file by which
    the check of steps 2 or 3 is answered, where nobody looked.
    """
    if motivo.ambito not in Motivo.DE_DESCARTE:
        raise TransicionInvalida(
            f"«{motivo}» no termina una toma sin llamada: registre el resultado de la llamada."
        )
    if motivo.deja_para_despues:
        raise TransicionInvalida(
            f"«{motivo}» deja al cliente para después: eso es un salto. Pida a la administración "
            "que lo pase a ese ámbito."
        )
    with transaction.atomic():
        esperar_turno(acto.usuario)
        venta = bloquear(venta_id, acto=acto)
        salto = motivo.ambito == Motivo.Ambito.SALTO
        if salto:
            exigir_salto(venta, acto=acto)
        antes = {**cartera.como_esta(venta.contacto), "estado": venta.estado}
        _anotar_que_llamo(venta, acto)
        venta = avanzar(venta_id, "descartar", acto=acto, datos={"motivo": motivo.codigo})
        anotar_razon(venta, "descartar", motivo, nota, acto=acto, antes=antes)
        paso = _consulta_contestada(venta, motivo)
        if paso is not None:
            _anotar_la_consulta(venta, paso, motivo, acto, origen)
        cartera.cerrar(
            venta.contacto_id,
            cartera.Desenlace(motivo.desenlace or cartera.Desenlace.CERRADO),
            ahora=acto.ahora,
            proximo_en=acto.ahora + timedelta(days=motivo.dias) if motivo.dias else None,
            retener=not salto,  # who is skipped is taken again from the list of the day
        )
    return venta


def _anotar_la_consulta(
    venta: Venta, paso: int, motivo: Motivo, acto: Acto, origen: Origen | None
) -> None:
    """The answer against it holds until the client is offered again."""
    dicho: dict[str, Any] = {"favorable": False, "motivo": motivo}
    if origen is None:
        anotar_consulta(venta, paso, acto, dias=motivo.dias or None, **dicho)
        return
    if motivo.dias:
        dicho["vence_el"] = hoy(acto.ahora) + timedelta(days=motivo.dias)
    anotar_lo_del_archivo(venta, paso, origen, acto, **dicho)


def _anotar_que_llamo(venta: Venta, acto: Acto) -> None:
    """Whoever rang in was spoken with, also when nothing could be offered (2.1, 3.2)."""
    if venta.en_linea and venta.en_mano:
        suya = cartera.anotar_que_llamo(venta.contacto_id, acto=Acto(venta.asesor, acto.ahora))
        LlamadaDeVenta.objects.create(venta=venta, llamada=suya)


def _consulta_contestada(venta: Venta, motivo: Motivo) -> int | None:
    """The check whose answer the reason is: by its kind, or since its screen was pasted."""
    if motivo.ambito in CONSULTAS:
        return CONSULTAS[Motivo.Ambito(motivo.ambito)]
    if motivo.ambito != Motivo.Ambito.DESCARTE or pantalla_por_anotar(venta) is None:
        return None
    return 3 if venta.verificaciones.filter(paso=2).exists() else 2


def terminar_por_llamada(
    venta: Venta,
    llamada: Llamada,
    *,
    volver_en: datetime | None = None,
    de_todos: bool = False,
) -> Venta:
    """The outcome of the call ends the taking (4.1), in the caller's transaction.

    ``volver_en``: the hour of a callback, ``de_todos`` when it is nobody's own.
    """
    venta.llamada = llamada
    venta.save()
    datos = {"resultado": llamada.resultado_id, "llamada": llamada.pk}
    if llamada.detalle is not None:
        datos["detalle"] = llamada.detalle.codigo
    venta = avanzar(venta.pk, "descartar", acto=Acto(llamada.agente, llamada.inicio), datos=datos)
    cartera.cerrar_por_llamada(llamada, volver_en=volver_en, de_todos=de_todos)
    return venta


def devolver(venta_id: int, *, acto: Acto, por: str) -> Venta:
    """End a taking and give the client back exactly as it was; ``por``: the system's reason."""
    motivo = Motivo.objects.get(ambito=Motivo.Ambito.SISTEMA, codigo=por)
    with transaction.atomic():
        venta = avanzar(venta_id, "descartar", acto=acto, datos={"motivo": por})
        anotar_razon(venta, "descartar", motivo, "", acto=acto)
        cartera.soltar(venta.contacto_id, acto=acto)
    return venta


def anular(venta_id: int, *, acto: Acto, motivo: Motivo, nota: str = "") -> Venta:
    """The client withdraws, or it cannot be. A registered request is owed its annulment.

    Who takes another product of the same call stays sold.
    """
    with transaction.atomic():
        venta = avanzar(venta_id, "anular", acto=acto, datos={"motivo": motivo.codigo})
        anotar_razon(venta, "anular", motivo, nota, acto=acto)
        debe_tarea = deber_anulacion_en_smartflex(venta, ahora=acto.ahora)
        if acto.usuario.pk != venta.asesor_id:
            _avisar_al_asesor(venta, motivo, acto, debe_tarea=debe_tarea)
        if not venta.hermanas().exists():
            cartera.cerrar(venta.contacto_id, cartera.Desenlace.CERRADO, ahora=acto.ahora)
    return venta


def _avisar_al_asesor(venta: Venta, motivo: Motivo, acto: Acto, *, debe_tarea: bool) -> None:
    """Somebody else ended what was his or hers to sell."""
    falta = " Falta anular la solicitud en Smartflex." if debe_tarea else ""
    avisar(
        [venta.asesor_id],
        f"{acto.usuario} anuló la venta {venta.pk} de {venta.cliente}: {motivo}.{falta}",
        clave=f"anulada:{venta.pk}",
        ahora=acto.ahora,
        url=venta.get_absolute_url(),
    )
