"""The figures of the accepted offer as they are said to the client: those of its snapshot."""

from decimal import Decimal

from bluecom.bolivia.dinero import bs
from bluecom.bolivia.telefonos import nacional
from solicitudes.glosas import datos_productos as productos
from solicitudes.models import Tecnologia, Venta
from solicitudes.reglas.glosa import facturacion_de
from solicitudes.reglas.guion import interlocutor

CONEXION: dict[str, str] = {
    Tecnologia.COBRE: "de cobre",
    Tecnologia.FIBRA: "de fibra óptica",
    Tecnologia.HFC: "HFC",
    Tecnologia.SATELITE: "satelital",
    Tecnologia.INALAMBRICO: "inalámbrica",
}
FACTURA = {
    productos.INDEPENDIENTE: "Le llega en una factura aparte.",
    productos.AL_TELEFONO: "Se cobra en la factura del teléfono {telefono}.",
    productos.CONJUNTA: "Le llega en una sola factura, con la del teléfono {telefono}.",
    productos.SIN_MODALIDAD: "",
}
PERMANENCIA = ("{permanencia}.", "Si lo deja antes, paga {cargo} por cada mes que falte.")


def factura_de(venta: Venta) -> str:
    """How the accepted offer is billed, as a sentence; empty when there is nothing to choose."""
    return FACTURA[facturacion_de(venta.oferta)]


def valores_de(venta: Venta) -> dict[str, str]:
    """Blank → words; empty for what this offer does not have."""
    oferta, condiciones = venta.oferta, venta.oferta.snapshot
    meses = condiciones.permanencia
    return {
        "quien": interlocutor(venta),
        "representado": venta.cliente.nombre_hablado if oferta.solicitante_nombre else "",
        "plan": condiciones.plan,
        "conexion": CONEXION[oferta.tecnologia],
        "telefono": nacional(oferta.telefono_factura) if oferta.al_telefono else "",
        "tarifa": bs(condiciones.tarifa),
        "instalacion": _cuesta(condiciones.costo_instalacion),
        "punto": _cuesta(condiciones.costo_por_punto),
        "cable": _cuesta(condiciones.cable_excedente),
        "mega": _cuesta(condiciones.mega_adicional),
        "hn": _monto(condiciones.tarifa_hn),
        "hr": _monto(condiciones.tarifa_hr),
        "hsr": _monto(condiciones.tarifa_hsr),
        "permanencia": _permanencia(meses),
        "cargo": bs(condiciones.cargo_mes_faltante) if meses else "",
        "aviso": contado(condiciones.aviso_retiro_dias, "día", "días"),
        "plazo": condiciones.plazo_instalacion.removesuffix("(DEMO)").strip(),
        "promocion": condiciones.promocion,
    }


def contado(cuantos: int, uno: str, varios: str) -> str:
    """``1`` → ``"1 día"``, ``30`` → ``"30 días"``."""
    return f"{cuantos} {uno if cuantos == 1 else varios}"


def _cuesta(monto: Decimal | None) -> str:
    """The end of a sentence about what it costs."""
    if monto is None:
        return ""
    return f"cuesta {bs(monto)}" if monto else "no tiene costo"


def _monto(monto: Decimal | None) -> str:
    return "" if monto is None else bs(monto)


def _permanencia(meses: int) -> str:
    if not meses:
        return "No hay un tiempo mínimo de permanencia"
    return f"El tiempo mínimo de permanencia es de {contado(meses, 'mes', 'meses')}"
