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
    paso: int = 0
    campo: str = ""
    """The step and the field that hold what cannot stand in the gloss; 0 when it is none."""


def vista_previa(venta: Venta, *, adicional: str = "") -> Vista:
    """The gloss as it would read; a last word that contradicts the offer is left out.

    The form, its sheet and its preview show the same one: composed once for each page.
    """
    compuestas = venta.__dict__.setdefault("_vistas_previas", {})
    if adicional not in compuestas:
        compuestas[adicional] = _componer(venta, adicional)
    vista: Vista = compuestas[adicional]
    return vista


def _componer(venta: Venta, adicional: str) -> Vista:
    contra = contradicciones(venta, adicional)
    try:
        glosa = componer(venta, adicional="" if contra else adicional)
    except ValueError as error:
        faltan = tuple(getattr(error, "faltan", ()))
        paso, campo = _donde_se_escribe(venta, getattr(error, "hueco", ""))
        return Vista(
            problema=str(error), faltan=faltan, contradicciones=contra, paso=paso, campo=campo
        )
    return Vista(
        texto=glosa.texto,
        version=glosa.version,
        correcciones=glosa.correcciones,
        sin_aprobar=_sin_aprobar(glosa),
        contradicciones=contra,
    )


def _donde_se_escribe(venta: Venta, hueco: str) -> tuple[int, str]:
    """Step and field of a slot's value; what step 9 itself asks is no step to go back to."""
    detalle = venta.detalle_actual
    if hueco == "ubicacion" and detalle is not None and detalle.direccion_observaciones:
        return 8, "observaciones"
    paso = glosas.HUECOS[hueco].paso if hueco in glosas.HUECOS else ""
    return (int(paso), _CAMPOS.get(hueco, hueco)) if paso in ("4", "5") else (0, "")


_CAMPOS = {
    "promocion": "condicion",
    "solicitante": "solicitante_nombre",
    "referencia": "referencia_1",
    "servicios_adicionales": "suplementarios",
}
"""Slots whose field has another name."""


def _sin_aprobar(glosa: glosas.Glosa) -> int:
    """How many of its corrections COMTECO has not approved."""
    aprobadas = AprobacionGlosa.objects.de_correcciones()
    return sum(c.codigo not in aprobadas for c in glosa.correcciones)
