"""What is said in the call: scripts whose blanks are filled from the offer, and who is spoken to.

The campaign's (4.2) is data that an administrator writes; a blank is a known name in braces and
nothing else, so that no script can reach anything but these words.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from bluecom.bolivia.dinero import bs
from bluecom.bolivia.fechas import saludo
from bluecom.bolivia.texto import nombre_propio
from solicitudes.reglas.condiciones import Condiciones, Precio
from solicitudes.reglas.venta import Venta

HUECOS = (
    "saludo",
    "asesor",
    "cliente",
    "apertura",
    "servicio",
    "campania",
    "plan",
    "tarifa",
    "instalacion",
    "permanencia",
    "cargo",
    "plazo",
)
LLAMAMOS, LLAMA_EL = "Llamo porque", "Aprovecho para decirle que"
_HUECO = re.compile(r"\{([^{}]*)\}")


def huecos_desconocidos(texto: str) -> list[str]:
    """The blanks of a script that nothing fills."""
    return [hueco for hueco in _HUECO.findall(texto) if hueco not in HUECOS]


def parrafos(texto: str, valores: Mapping[str, str]) -> list[str]:
    """One paragraph for each line, with its blanks filled."""
    dicho = _HUECO.sub(lambda hueco: valores.get(hueco[1], hueco[0]), texto)
    return [linea.strip() for linea in dicho.splitlines() if linea.strip()]


def dichas(frases: Iterable[str], valores: Mapping[str, str]) -> list[str]:
    """The sentences whose blanks are all known, filled: what is not known is not said.

    A name that ends in a full stop, «S.R.L.», ends its sentence too.
    """
    return [
        _HUECO.sub(lambda hueco: valores[hueco[1]], frase).replace("..", ".")
        for frase in frases
        if all(valores.get(hueco) for hueco in _HUECO.findall(frase))
    ]


def interlocutor(venta: Venta) -> str:
    """Who is on the line, by name: whoever asks for the service, once that is known (4.2)."""
    oferta, cliente = venta.oferta_actual, venta.cliente
    if oferta is not None and oferta.solicitante_nombre:
        return nombre_propio(oferta.solicitante_nombre)
    nombre = cliente.nombre_hablado
    return f"la empresa {nombre}" if cliente.es_empresa else nombre


def guion_de(venta: Venta, condicion: Precio, servicios: list[str]) -> list[str]:
    """The script of the offer's campaign, for this client and this offer."""
    valores = valores_de_la_oferta(venta, condicion) | {"servicio": ", ".join(servicios)}
    return parrafos(condicion.campania.guion, valores)


def valores_de_la_oferta(venta: Venta, condicion: Precio) -> dict[str, str]:
    """Blank → words; the figures are those that were accepted, once this very offer was (4.2)."""
    oferta = venta.oferta_actual
    cifras: Condiciones | Precio = condicion
    if oferta is not None and oferta.condicion_id == condicion.pk:
        cifras = oferta.snapshot
    return {
        "saludo": saludo(venta.ahora),
        "asesor": str(venta.asesor),
        "cliente": interlocutor(venta),
        "apertura": LLAMA_EL if venta.entrante else LLAMAMOS,
        "servicio": str(condicion.plan.producto),
        "campania": condicion.campania.nombre,
        "plan": condicion.plan.nombre,
        "tarifa": bs(cifras.tarifa),
        "instalacion": _instalacion(cifras.costo_instalacion),
        "permanencia": str(cifras.permanencia),
        "cargo": bs(cifras.cargo_mes_faltante),
        "plazo": cifras.plazo_instalacion,
    }


def _instalacion(costo: Decimal) -> str:
    return bs(costo) if costo else "sin costo"
