"""The gloss as it would read now, for the composer of step 9 and the Smartflex sheet."""

from dataclasses import dataclass
from typing import Any

from solicitudes import glosas
from solicitudes.models import AprobacionGlosa, Venta
from solicitudes.reglas.glosa import componer, contradicciones


@dataclass(frozen=True)
class Vista:
    """What the composer shows before the sale goes on."""

    texto: str = ""
    version: str = ""
    problema: str = ""
    faltan: tuple[Any, ...] = ()
    correcciones: tuple[Any, ...] = ()
    sin_aprobar: int = 0
    contradicciones: tuple[Any, ...] = ()


def vista_previa(venta: Venta, *, adicional: str = "") -> Vista:
    """The gloss as it would read; a last word that contradicts the offer is left out."""
    contra = contradicciones(venta, adicional)
    try:
        glosa = componer(venta, adicional="" if contra else adicional)
    except ValueError as error:
        faltan = tuple(getattr(error, "faltan", ()))
        return Vista(problema=str(error), faltan=faltan, contradicciones=contra)
    return Vista(
        texto=glosa.texto,
        version=glosa.version,
        correcciones=glosa.correcciones,
        sin_aprobar=_sin_aprobar(glosa),
        contradicciones=contra,
    )


def _sin_aprobar(glosa: glosas.Glosa) -> int:
    """How many of its corrections COMTECO has not approved."""
    aprobadas = AprobacionGlosa.objects.de_correcciones()
    return sum(c.codigo not in aprobadas for c in glosa.correcciones)
