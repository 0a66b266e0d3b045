"""One line of Smartflex's report as values: what is not understood is said, and kept as it came."""

import re
from datetime import date

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import sin_acentos_mayusculas, tecleado
from bluecom.planillas.celdas import fecha_de, o_vacia, sin_decimales
from bluecom.planillas.filas import Fila
from cartera.servicios.importar.cedula import leer_cedula
from cartera.servicios.importar.vocabulario import leer_requeridos
from indicadores.models import SolicitudReportada

_NUMERO = re.compile(r"[0-9]{4,12}")
_ANULADA = re.compile(r"ANULAD|CANCELAD|RECHAZAD|DESISTID|ELIMINAD|\bBAJA\b")


def leer_solicitud(fila: Fila, *, hoy: date) -> tuple[SolicitudReportada, str]:
    """The request, without its report, and what a person may want to know of the line.

    Raises ``DatoInvalido``: without a number and a day there is nothing to set against a sale.
    """
    razones, avisos = [], []
    numero = sin_decimales(tecleado(_dice(fila, "numero")).replace(" ", ""))
    if not _NUMERO.fullmatch(numero):
        razones.append(
            f"N° de solicitud: «{_dice(fila, 'numero')}» no es un número de 4 a 12 cifras."
        )
    fecha = fecha_de(_dice(fila, "fecha"))
    if fecha is None:
        escrita = f"«{fila.dice('fecha')}» no es un día" if fila.dice("fecha") else "falta"
        razones.append(f"Fecha: {escrita}. Escríbala así: 23/11/2026.")
    elif fecha > hoy:
        razones.append(f"Fecha: el {fecha:%d/%m/%Y} todavía no llegó.")
    if razones or fecha is None:
        raise DatoInvalido(razones)
    productos, entendido = leer_requeridos(_dice(fila, "producto"), "")
    if _dice(fila, "producto") and not (productos and entendido):
        avisos.append(f"No se conoce el producto «{_dice(fila, 'producto')}»: no se compara.")
    estado = _dice(fila, "estado")[:60]
    solicitud = SolicitudReportada(
        linea=fila.linea,
        numero=numero,
        codigo_cliente=sin_decimales(_dice(fila, "cliente"))[:20],
        identidad=_identidad(fila, avisos),
        producto=_dice(fila, "producto")[:120],
        productos=list(productos),
        estado=estado,
        anulada=bool(_ANULADA.search(sin_acentos_mayusculas(estado))),
        fecha=fecha,
        fecha_estado=fecha_de(_dice(fila, "fecha_estado")),
    )
    return solicitud, " ".join(avisos)


def _identidad(fila: Fila, avisos: list[str]) -> str:
    escrita = sin_decimales(_dice(fila, "identidad"))
    complemento = tecleado(_dice(fila, "complemento"))
    junta = f"{escrita}-{complemento}" if complemento and "-" not in escrita else escrita
    try:
        return leer_cedula(junta)[0].clave
    except DatoInvalido:
        cifras = tecleado(escrita).replace(" ", "")
        if cifras.isdigit():
            return cifras[:20]
    if escrita:
        avisos.append(f"No se entiende el C.I. «{escrita}»: no se compara.")
    return ""


def _dice(fila: Fila, campo: str) -> str:
    return o_vacia(fila.dice(campo))
