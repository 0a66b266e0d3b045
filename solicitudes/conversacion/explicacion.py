"""Step 5: what is said to the client beside each tick, with the figures of this sale."""

from collections.abc import Iterable

from solicitudes.conversacion.cifras import PERMANENCIA, factura_de, valores_de
from solicitudes.glosas.afirmacion import Afirmacion
from solicitudes.models import Venta
from solicitudes.reglas.control import EXPLICACION
from solicitudes.reglas.guion import dichas

PASOS = {
    "ENVIO": (
        "Por favor, {quien}, envíeme por WhatsApp la fotografía de su C.I., de los dos lados, y la "
        "de la carta escrita a mano y firmada. Yo le mando el modelo.",
        "Como usted firma por {representado}, envíe también el documento que lo acredita.",
    ),
    "REGISTRO": (
        "Con eso registro en el sistema su solicitud de {plan}.",
        "La conexión es {conexion}.",
    ),
    "INSTALACION": ("Después se hace la instalación; el plazo es {plazo}.",),
    "TERMINOS": (
        "Una vez instalado, le llegan por correo electrónico los términos y condiciones de {plan}.",
    ),
}
"""5.1, of the items as they ship: one that the administration rewrote says itself what to say."""

INFORMADO: dict[str, tuple[str, ...]] = {
    Afirmacion.TARIFA: ("{plan} cuesta {tarifa} por mes.",),
    Afirmacion.COSTO_INSTALACION: ("La instalación {instalacion}.",),
    Afirmacion.COSTO_POR_PUNTO: ("Cada punto que usted pida {punto}.",),
    Afirmacion.TIEMPO_INSTALACION: ("El plazo de instalación es {plazo}.",),
    Afirmacion.RETIRO_PRODUCTO: (
        "Si más adelante quiere retirar el servicio, avise con {aviso} de anticipación.",
    ),
    Afirmacion.MEGA_ADICIONAL: ("Cada mega de descarga adicional {mega}.",),
    Afirmacion.SERVICIOS_ADICIONALES: (
        "Si lo desea, puede pedir servicios adicionales.",
        "Hay estos: {suplementarios}.",
    ),
    Afirmacion.CABLE_EXCEDENTE: ("Si hace falta más cable, cada metro excedente {cable}.",),
    Afirmacion.LLAMADAS_POR_TIEMPO: ("Las llamadas se cobran por el tiempo que duran.",),
    Afirmacion.FRANJA_HORARIA: (
        "El tráfico se cobra según la hora: {hn} en horario normal, {hr} en horario reducido y "
        "{hsr} en horario superreducido.",
    ),
    Afirmacion.VELOCIDAD: (
        "En internet, cuando se terminan las descargas de {plan}, la velocidad disminuye.",
    ),
    Afirmacion.PERMANENCIA: PERMANENCIA,
    Afirmacion.PROMOCION: ("Entra con la promoción «{promocion}», a solicitud de {quien}.",),
}
"""What the gloss will say «SE INFORMO» of (Annex 2)."""


def palabras_de(venta: Venta, suplementarios: Iterable[str]) -> dict[str, str]:
    """Code of a tick → what to say. ``suplementarios``: the names of those that may be asked."""
    como_de_fabrica = venta.lista(EXPLICACION).items.items() & EXPLICACION.iniciales.items()
    pasos = {codigo: PASOS[codigo] for codigo, _ in como_de_fabrica}
    informado = INFORMADO | {
        Afirmacion.TARIFA: (*INFORMADO[Afirmacion.TARIFA], factura_de(venta)),
    }
    valores = valores_de(venta) | {"suplementarios": ", ".join(suplementarios)}
    return {
        codigo: " ".join(filter(None, dichas(frases, valores)))
        for codigo, frases in (pasos | informado).items()
    }
