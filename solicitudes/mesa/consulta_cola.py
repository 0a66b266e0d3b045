"""What an asesor finds in *Mi cola*: one ordered "what next" and the waiting lists."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from bluecom.cuentas.models import Usuario
from bluecom.interfaz.plazos import PRONTO
from bluecom.plazos.computo import vencido
from cartera.en_palabras import ORDEN_DE_LA_COLA
from cartera.rellamadas import EnLista, de_su_dia, en_lista, que_llego
from solicitudes.conversacion.pedidos import observados_del_cliente, por_preguntar
from solicitudes.models import Mensaje, Venta
from solicitudes.pasos.p11_entrega.consulta import impresas_de
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.procedimiento import paso_actual

CUANTAS_RELLAMADAS = 50
EN_QUE_ORDEN = (
    "El cliente que tiene en mano.",
    "Una rellamada cuya hora llegó: suya, o que ya es de todos.",
    "Una carpeta que vence en menos de dos horas.",
    "Una carpeta devuelta con observaciones.",
    *ORDEN_DE_LA_COLA,
)
"""What ``que_sigue`` asks, one after the other, as the page says it."""


def que_sigue(usuario: Usuario, ahora: datetime) -> dict[str, Any]:
    """The first that applies: in hand, callback due, deadline, returned folder, next client."""
    en_mano = Venta.objects.en_mano_de(usuario).select_related("contacto__cliente").first()
    if en_mano:
        return _seguir(en_mano, "Tiene un cliente en mano", "Seguir")
    rellamada = que_llego(usuario, ahora)
    if rellamada:
        return _siguiente(f"Rellamada: {rellamada.contacto.cliente}", "Llamar ahora")
    apurada = impresas_de(usuario).filter(plazo_entrega__vence_en__lte=ahora + PRONTO).first()
    if apurada:
        return _antes(apurada, _apuro(apurada, ahora), "Entregar")
    devuelta = devueltas(usuario).first()
    if devuelta:
        return _antes(devuelta, "Volvió una carpeta con observaciones", "Corregir")
    return _siguiente("El siguiente cliente de la cartera, en orden", "Siguiente cliente")


def rellamadas(usuario: Usuario, ahora: datetime) -> list[EnLista]:
    """One's own and everybody's, by their hour, with what keeps one from being called."""
    return en_lista(de_su_dia(usuario), ahora)[:CUANTAS_RELLAMADAS]


def en_pausa(usuario: Usuario, ahora: datetime) -> dict[str, list[dict[str, Any]]]:
    """Accepted sales left for later, oldest first: who must move, what is missing, since when.

    What waits for the client waits since the client was asked, and names where to write.
    """
    pedidos = Mensaje.objects.filter(venta=OuterRef("pk")).order_by("-en")
    ventas = (
        Venta.objects.esperando_de(usuario)
        .exclude(estado__in=[Estado.IMPRESA, Estado.OBSERVADA])
        .con_cabecera()
        .select_related(
            "llamada", "ficha", "documentacion", "registro", "detalle", "glosa", "plazo_entrega"
        )
        .annotate(pedido_en=Subquery(pedidos.values("en")[:1]))
        .order_by("aceptada_en")
    )
    filas = [_fila(venta, venta.pedido_en, ahora) for venta in ventas]
    return {
        "por_seguir": [fila for fila in filas if not fila["falta"]],
        "esperando": [fila for fila in filas if fila["falta"]],
    }


def _fila(venta: Venta, pedido_en: datetime | None, ahora: datetime) -> dict[str, Any]:
    falta, ficha = _del_cliente(venta), venta.ficha_actual
    desde = (pedido_en if falta else None) or venta.aceptada_en
    return {
        "venta": venta,
        "paso": paso_actual(venta),
        "falta": falta,
        "preguntar": list(por_preguntar(venta).values()),
        "telefono": (ficha and ficha.celular_whatsapp) or venta.contacto.linea,
        "desde": desde,
        "dias": (ahora - desde).days if desde else 0,
    }


def _del_cliente(venta: Venta) -> list[str]:
    """Step 6: what the client has to send, or to send again."""
    if venta.estado != Estado.EXPLICADA:
        return []
    return [*venta.carpeta.faltantes(), *observados_del_cliente(venta)]


def devueltas(usuario: Usuario) -> QuerySet[Venta]:
    suyas: QuerySet[Venta] = Venta.objects.filter(asesor=usuario, estado=Estado.OBSERVADA)
    return suyas.select_related("contacto__cliente", "plazo_correccion").order_by(
        "plazo_correccion__vence_en"
    )


def _apuro(venta: Venta, ahora: datetime) -> str:
    if venta.vence_en and vencido(venta.vence_en, ahora):
        return "Venció el plazo para entregar una carpeta"
    return "Una carpeta vence en menos de dos horas"


def _antes(venta: Venta, texto: str, verbo: str) -> dict[str, Any]:
    """What comes first, without keeping anybody from the next client."""
    return _seguir(venta, texto, verbo) | {"puede_tomar": True}


def _seguir(venta: Venta, texto: str, verbo: str) -> dict[str, Any]:
    return {"texto": texto, "verbo": verbo, "url": venta.get_absolute_url(), "venta": venta}


def _siguiente(texto: str, verbo: str) -> dict[str, Any]:
    return {"texto": texto, "verbo": verbo, "url": "", "venta": None}
