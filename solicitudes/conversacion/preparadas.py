"""Texts that are written often, personal and shared, with what this sale says in their gaps."""

from dataclasses import dataclass

from django.db.models import Q

from bluecom.bolivia.telefonos import leer_telefono, nacional
from bluecom.cuentas.models import Usuario
from solicitudes.conversacion.pedidos import nuestro_numero, pedido_al_cliente
from solicitudes.models import RespuestaPreparada, Venta
from solicitudes.reglas.estados import AL_REVISAR_LO_RECIBIDO
from solicitudes.reglas.guion import interlocutor
from solicitudes.reglas.recibidos import archivos_que_faltan

HUECOS = {
    "nombre": "con quién se habla",
    "plan": "el plan que pidió",
    "falta": "lo que no llegó todavía",
    "numero": "nuestro WhatsApp",
    "asesor": "quien escribe",
}
"""What stands between braces → what takes its place."""
DE_LO_QUE_FALTA = "Todo lo que falta"


@dataclass(frozen=True)
class Preparada:
    titulo: str
    texto: str
    propia: bool = False


def preparadas_para(venta: Venta, usuario: Usuario) -> list[Preparada]:
    """Everything missing first, then one's own, then everybody's."""
    suyas = RespuestaPreparada.objects.filter(Q(de=usuario) | Q(de=None))
    valores = _valores(venta, usuario) if suyas else {}
    filas = sorted(suyas, key=lambda fila: (fila.de_id is None, fila.titulo))
    se_pide = venta.estado in AL_REVISAR_LO_RECIBIDO
    pedido = [Preparada(DE_LO_QUE_FALTA, pedido_al_cliente(venta).texto)] if se_pide else []
    hechas = [Preparada(f.titulo, llenar(f.texto, valores), f.de_id is not None) for f in filas]
    return [*pedido, *hechas]


def llenar(texto: str, valores: dict[str, str]) -> str:
    """Each gap with its value; what is no gap stays as it was written."""
    for hueco, valor in valores.items():
        texto = texto.replace("{" + hueco + "}", valor)
    return texto


def _valores(venta: Venta, usuario: Usuario) -> dict[str, str]:
    numero = nuestro_numero(venta)
    return {
        "nombre": interlocutor(venta),
        "plan": str(venta.oferta.plan),
        "falta": ", ".join(archivos_que_faltan(venta)),
        "numero": nacional(leer_telefono(numero)) if numero else "",
        "asesor": str(usuario),
    }
