"""The corrections made to Annex 2's wording, each with its reason, for COMTECO to approve."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from solicitudes.glosas.datos_correcciones import TABLA
from solicitudes.glosas.datos_literales import LITERALES, Fila
from solicitudes.glosas.datos_plantillas import PLANTILLAS
from solicitudes.glosas.redaccion import DEL_SISTEMA, Redaccion

NO_APROBADA = "corrección no aprobada"

# Products of the corrections that the texts alone do not tell.
_SOLO_EN = {"TECNOLOGIA_AGREGADA": {"ADSL"}}


@dataclass(frozen=True)
class Correccion:
    """What the annex writes, what is written instead, why, and where."""

    codigo: str
    literal: str
    corregido: str
    motivo: str
    filas: tuple[Fila, ...]

    def filas_en(self, textos: Mapping[Fila, str]) -> tuple[Fila, ...]:
        """Those of its rows whose text in force still writes it."""
        return tuple(fila for fila in self.filas if self.corregido in textos[fila])


def _correccion(codigo: str, literal: str, corregido: str, motivo: str) -> Correccion:
    """Its rows are those where the annex has the one and the template the other."""
    filas = tuple(
        fila
        for fila, texto in LITERALES.items()
        if literal in texto
        and corregido in PLANTILLAS[fila]
        and fila[0] in _SOLO_EN.get(codigo, {fila[0]})
    )
    return Correccion(codigo, literal, corregido, motivo, filas)


CORRECCIONES: tuple[Correccion, ...] = tuple(_correccion(*linea) for linea in TABLA)


def correcciones_de(
    filas: Iterable[Fila], textos: Mapping[Fila, str] = PLANTILLAS
) -> tuple[Correccion, ...]:
    """The corrections that these rows still carry in ``textos``, in the order of the sheet."""
    buscadas = set(filas)
    return tuple(c for c in CORRECCIONES if buscadas & set(c.filas_en(textos)))


@dataclass(frozen=True)
class LineaDeHoja:
    """One row of the printed sheet: the annex's text, ours, and why they differ."""

    producto: str
    facturacion: str
    literal: str
    corregido: str
    version: str
    correcciones: tuple[Correccion, ...]


def hoja_de_correcciones(redaccion: Redaccion = DEL_SISTEMA) -> list[LineaDeHoja]:
    """The 21 texts beside the wording in force, to be printed for COMTECO's approval."""
    textos, versiones = redaccion.textos, redaccion.versiones
    return [
        LineaDeHoja(*fila, literal, textos[fila], versiones[fila], correcciones_de([fila], textos))
        for fila, literal in LITERALES.items()
    ]
