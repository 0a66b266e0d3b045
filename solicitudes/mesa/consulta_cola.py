"""What an asesor finds in *Mi cola*: one ordered "what next" and the waiting lists."""

from datetime import datetime
from typing import Any

from bluecom.cuentas.models import Usuario
from bluecom.interfaz.plazos import PRONTO
from bluecom.plazos.computo import vencido
from cartera.consulta_rellamadas import SusRellamadas
from cartera.en_palabras import ORDEN_DE_LA_COLA
from solicitudes.conversacion.pedidos import observados_del_cliente, por_preguntar
from solicitudes.mesa.mias import Mias
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.procedimiento import paso_actual
from solicitudes.reglas.recibidos import faltan_entre

CUANTAS_RELLAMADAS = 50
EN_QUE_ORDEN = (
    "El cliente que tiene en mano.",
    "Una rellamada cuya hora llegó: suya, o que ya es de todos.",
    "Una carpeta que vence en menos de dos horas.",
    "Una carpeta devuelta con observaciones.",
    *ORDEN_DE_LA_COLA.values(),
)
"""What ``que_sigue`` asks, one after the other, as the page says it."""


def que_sigue(
    usuario: Usuario,
    ahora: datetime,
    mias: Mias | None = None,
    rellamadas: SusRellamadas | None = None,
) -> dict[str, Any]:
    """The first that applies: in hand, callback due, deadline, returned folder, next client."""
    mias = mias or Mias(usuario)
    if mias.en_mano:
        return _seguir(mias.en_mano, "Tiene un cliente en mano", "Seguir")
    rellamada = (rellamadas or SusRellamadas(usuario, ahora)).que_llego
    if rellamada:
        return _siguiente(f"Rellamada: {rellamada.contacto.cliente}", "Llamar ahora")
    apuradas = [v for v in mias.por_entregar if v.vence_en and v.vence_en <= ahora + PRONTO]
    if apuradas:
        return _antes(apuradas[0], _apuro(apuradas[0], ahora), "Entregar")
    if mias.devueltas:
        return _antes(mias.devueltas[0], "Volvió una carpeta con observaciones", "Corregir")
    return _siguiente("El siguiente cliente de la cartera, en orden", "Siguiente cliente")


def en_pausa(mias: Mias, ahora: datetime) -> dict[str, list[dict[str, Any]]]:
    """Accepted sales left for later, oldest first: who must move, what is missing, since when.

    What waits for the client waits since the client was asked, and names where to write.
    """
    filas = [_fila(venta, venta.pedido_en, ahora) for venta in mias.en_pausa]
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


def _del_cliente(venta: Any) -> list[str]:
    """Step 6: what the client has to send, or to send again."""
    if venta.estado != Estado.EXPLICADA:
        return []
    return [*faltan_entre(venta, venta.recibidos), *observados_del_cliente(venta)]


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
