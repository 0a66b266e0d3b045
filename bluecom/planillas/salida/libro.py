"""Tables as a workbook: typed cells, the titles always in sight, one row in memory at a time."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, BinaryIO

import xlsxwriter

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.planillas.salida.tabla import Celda, Columna, Formula, Hoja, Tipo, parece_formula

_SIN_ADIVINAR = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_LETRAS_POR_CELDA = 32_767
_PRIMER_DIA = datetime(1900, 3, 1)  # noqa: DTZ001  a workbook knows no zones
"""Before it a workbook has no days, or counts them otherwise than the calendar."""
_FORMATOS = {
    Tipo.FECHA: "dd/mm/yyyy",
    Tipo.INSTANTE: "dd/mm/yyyy hh:mm:ss",
    Tipo.MONTO: "#,##0.00",
    Tipo.ENTERO: "0",
    Tipo.TEXTO: "@",
}
_ANCHOS = {Tipo.FECHA: 12, Tipo.INSTANTE: 20, Tipo.MONTO: 12, Tipo.ENTERO: 10, Tipo.TEXTO: 24}


def escribir_libro(hojas: Sequence[Hoja], destino: BinaryIO, *, hecho_en: datetime) -> None:
    """Write its sheets; the same rows of the same instant are the same bytes."""
    with xlsxwriter.Workbook(destino, _SIN_ADIVINAR) as libro:
        libro.set_properties({"created": hecho_en.astimezone(LA_PAZ).replace(tzinfo=None)})
        formatos = _Formatos(libro)
        for hoja in hojas:
            _Escrita(libro.add_worksheet(hoja.nombre), hoja.columnas, formatos).escribir(hoja.filas)


class _Formatos:
    """How the cells of all its sheets look."""

    def __init__(self, libro: Any) -> None:
        self.de = {t: libro.add_format({"num_format": f}) for t, f in _FORMATOS.items()}
        self.sin_formula = libro.add_format({"num_format": "@", "quote_prefix": True})
        self.titulo = libro.add_format({"bold": True, "bottom": 1})


class _Escrita:
    def __init__(self, hoja: Any, columnas: Sequence[Columna], formatos: _Formatos) -> None:
        self.hoja, self.columnas = hoja, columnas
        self.formatos, self.sin_formula = formatos.de, formatos.sin_formula
        self.titulo = formatos.titulo

    def escribir(self, filas: Iterable[Sequence[Celda | Formula]]) -> None:
        for n, columna in enumerate(self.columnas):
            ancho = max(_ANCHOS[columna.tipo], len(columna.titulo) + 2)
            self.hoja.set_column(n, n, ancho)
            self.hoja.write_string(0, n, columna.titulo, self.titulo)
        self.hoja.freeze_panes(1, 0)
        ultima = 0
        for ultima, fila in enumerate(filas, start=1):
            for n, (columna, celda) in enumerate(zip(self.columnas, fila, strict=True)):
                if celda is not None and celda != "":
                    self._celda(ultima, n, columna.tipo, celda)
        self.hoja.autofilter(0, 0, ultima, len(self.columnas) - 1)

    def _celda(self, fila: int, n: int, tipo: Tipo, celda: Celda | Formula) -> None:
        formato = self.formatos[tipo]
        if isinstance(celda, Formula):
            calculado = self.formatos[Tipo.ENTERO] if tipo is Tipo.TEXTO else formato
            self.hoja.write_formula(fila, n, celda.texto, calculado, celda.valor)
        elif tipo in (Tipo.FECHA, Tipo.INSTANTE):
            self._dia(fila, n, _en_la_paz(celda), formato)
        elif tipo in (Tipo.MONTO, Tipo.ENTERO):
            assert isinstance(celda, Decimal | int)
            self.hoja.write_number(fila, n, celda, formato)
        else:
            texto = str(celda)[:_LETRAS_POR_CELDA]
            self.hoja.write_string(
                fila, n, texto, self.sin_formula if parece_formula(texto) else formato
            )

    def _dia(self, fila: int, n: int, dia: datetime, formato: Any) -> None:
        if dia < _PRIMER_DIA:
            self.hoja.write_string(fila, n, f"{dia:%d/%m/%Y}", self.formatos[Tipo.TEXTO])
        else:
            self.hoja.write_datetime(fila, n, dia, formato)


def _en_la_paz(celda: Celda) -> datetime:
    """What its clock says there: a workbook knows no zones."""
    if isinstance(celda, datetime):
        return celda.astimezone(LA_PAZ).replace(tzinfo=None)
    assert isinstance(celda, date)
    return datetime.combine(celda, time())
