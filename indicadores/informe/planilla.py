"""The report as a workbook: its figures are formulas over the rows that it brings (III.2)."""

import io
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from bluecom.planillas.salida import Celda, Columna, Formula, Hoja, Tipo, escribir_libro
from indicadores import consultas
from indicadores.cifras import Cifra
from indicadores.consultas import ResumenMes
from indicadores.consultas.base import Periodo
from indicadores.consultas.causas import REGISTRADA, lo_que_fue, nombres_de
from indicadores.consultas.cuentas import Cuenta
from indicadores.models import Figura

_VENTAS = "Registradas"
_LLAMADAS = "Efectivas"
_COLUMNAS_DE_VENTAS = (
    Columna("Venta", Tipo.ENTERO),
    Columna("Asesor N.º", Tipo.ENTERO),
    Columna("N° en Smartflex"),
    Columna("Asesor"),
    Columna("Producto"),
    Columna("Registrada en sistema", Tipo.INSTANTE),
)
_COLUMNAS_DE_LLAMADAS = (
    Columna("Llamada", Tipo.ENTERO),
    Columna("Asesor N.º", Tipo.ENTERO),
    Columna("Asesor"),
    Columna("Inicio", Tipo.INSTANTE),
    Columna("Resultado"),
    Columna("Segundos contestados", Tipo.ENTERO),
    Columna("Efectiva por"),
    Columna("Qué fue de ella"),
)
_COLUMNAS_DE_CIFRAS = (
    Columna("Cifra"),
    Columna("n", Tipo.ENTERO),
    Columna("N", Tipo.ENTERO),
    Columna("Porcentaje", Tipo.MONTO),
    Columna("Parámetro", Tipo.ENTERO),
    Columna("Veredicto"),
    Columna("Aviso"),
)
_COLUMNAS_POR_ASESOR = (
    Columna("Asesor N.º", Tipo.ENTERO),
    Columna("Asesor"),
    Columna("Registradas", Tipo.ENTERO),
    Columna("Llamadas efectivas", Tipo.ENTERO),
    Columna("Porcentaje", Tipo.MONTO),
)
_COLUMNAS_POR_CAUSA = (Columna("No dieron una solicitud"), Columna("Conversaciones", Tipo.ENTERO))
DIO = "Dio una solicitud"
SUPERA = "Hay más solicitudes que llamadas"


def planilla_de(resumen: ResumenMes, *, ahora: datetime) -> bytes:
    """XLSX: the figure, each asesor, each cause, and the rows of both counts, without a client's
    name.

    Recalculated by whoever opens it, each formula comes to the value that it brings.
    """
    destino = io.BytesIO()
    asesores = [c for c in resumen.por_agente if c.registradas or c.efectivas]
    nombres = {int(c.clave): c.nombre for c in asesores}
    que_fue = _que_fue(resumen.periodo)
    hojas = [
        Hoja("Indicador", _COLUMNAS_DE_CIFRAS, [_oficial(resumen.oficial)]),
        Hoja("Por asesor", _COLUMNAS_POR_ASESOR, _por_asesor(asesores)),
        Hoja("Por causa", _COLUMNAS_POR_CAUSA, _por_causa(que_fue)),
        Hoja(_VENTAS, _COLUMNAS_DE_VENTAS, _ventas(resumen, nombres)),
        Hoja(_LLAMADAS, _COLUMNAS_DE_LLAMADAS, _llamadas(resumen, nombres, que_fue)),
    ]
    escribir_libro(hojas, destino, hecho_en=ahora)
    return destino.getvalue()


def _oficial(cifra: Cifra) -> list[Celda | Formula]:
    veredicto = 'IF(C2=0,"SIN DATOS",IF(100*B2>=E2*C2,"Aceptado","Observado"))'
    return [
        cifra.nombre,
        Formula(f"=COUNT({_VENTAS}!A:A)", cifra.n),
        Formula(f"=COUNT({_LLAMADAS}!A:A)", cifra.d),
        _porcentaje(2, "B", "C", cifra),
        cifra.parametro,
        Formula(f"={veredicto}", str(cifra.veredicto)),
        Formula(f'=IF(B2>C2,"{SUPERA}","")', SUPERA if cifra.supera else ""),
    ]


def _por_asesor(cuentas: list[Cuenta]) -> Iterator[list[Celda | Formula]]:
    for fila, cuenta in enumerate(cuentas, start=2):
        yield [
            int(cuenta.clave),
            cuenta.nombre,
            Formula(f"=COUNTIF({_VENTAS}!B:B,A{fila})", cuenta.registradas),
            Formula(f"=COUNTIF({_LLAMADAS}!B:B,A{fila})", cuenta.efectivas),
            _porcentaje(fila, "C", "D", cuenta.oficial),
        ]


def _por_causa(que_fue: dict[int, str]) -> Iterator[list[Celda | Formula]]:
    """Causes are compared letter by letter: a condition would read signs of their names."""
    causas = Counter(nombre for nombre in que_fue.values() if nombre != DIO)
    de_cada_una = f"{_LLAMADAS}!$H$2:$H${len(que_fue) + 1}"
    for fila, (nombre, n) in enumerate(causas.most_common(), start=2):
        yield [nombre, Formula(f"=SUMPRODUCT(--EXACT({de_cada_una},A{fila}))", n)]
    if causas:
        yield ["Total", Formula(f"=SUM(B2:B{len(causas) + 1})", causas.total())]


def _que_fue(periodo: Periodo) -> dict[int, str]:
    """What became of each conversation, as the page of the month says it."""
    de_cada_una = lo_que_fue(periodo)
    nombres = nombres_de({*de_cada_una.values()} - {REGISTRADA}) | {REGISTRADA: DIO}
    return {pk: nombres[causa] for pk, causa in de_cada_una.items()}


def _porcentaje(fila: int, n: str, d: str, cifra: Cifra) -> Formula:
    """Cut at two decimals, never rounded up, as everywhere."""
    valor: Any = "" if cifra.porcentaje is None else Decimal(cifra.porcentaje)
    return Formula(f'=IF({d}{fila}=0,"",QUOTIENT(10000*{n}{fila},{d}{fila})/100)', valor)


def _ventas(resumen: ResumenMes, nombres: dict[int, str]) -> Iterator[list[Celda]]:
    productos = {c.clave: c.nombre for c in resumen.por_producto}
    for venta in consultas.filas_del_periodo(resumen.periodo, Figura.REGISTRADAS).consulta:
        yield [
            venta.pk,
            venta.de_quien,
            venta.numero_smartflex,
            nombres[venta.de_quien],
            productos[venta.de_que or ""],
            venta.glosada_en,
        ]


def _llamadas(
    resumen: ResumenMes, nombres: dict[int, str], que_fue: dict[int, str]
) -> Iterator[list[Celda]]:
    for llamada in consultas.filas_del_periodo(resumen.periodo, Figura.EFECTIVAS).consulta:
        yield [
            llamada.clave,
            llamada.de_quien,
            nombres[llamada.de_quien],
            llamada.inicio,
            str(llamada.resultado or "Sin registro del asesor"),
            llamada.segundos,
            llamada.regla,
            que_fue[llamada.pk],
        ]
