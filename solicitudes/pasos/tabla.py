"""What is typed at each step and which use case does it: number → form and service.

The steps themselves, in the procedure's words, are in ``reglas/procedimiento.py``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bluecom.integraciones.preguntar import Respuesta
from solicitudes.models import Venta
from solicitudes.pasos.formulario import FormularioPaso
from solicitudes.pasos.p02_p03_consultas import servicio as consultas
from solicitudes.pasos.p02_p03_consultas.formulario import CapacidadForm, ServiciosForm
from solicitudes.pasos.p02_p03_consultas.respuestas import capacidad_de, impedimentos_de
from solicitudes.pasos.p04_llamada import servicio as llamada
from solicitudes.pasos.p04_llamada.formulario import OfertaForm
from solicitudes.pasos.p05_explicacion import servicio as explicacion
from solicitudes.pasos.p05_explicacion.formulario import FichaForm
from solicitudes.pasos.p06_documentos import servicio as documentos
from solicitudes.pasos.p06_documentos.formulario import DocumentacionForm
from solicitudes.pasos.p07_registro import servicio as registro
from solicitudes.pasos.p07_registro.formulario import RegistroForm
from solicitudes.pasos.p08_detalle import servicio as detalle
from solicitudes.pasos.p08_detalle.formulario import DetalleForm
from solicitudes.pasos.p09_glosa import servicio as glosa
from solicitudes.pasos.p09_glosa.formulario import GlosaForm
from solicitudes.pasos.p10_impresion import servicio as impresion
from solicitudes.pasos.p10_impresion.formulario import ImpresionForm


@dataclass(frozen=True)
class Taller:
    """How one step is taken: its form, its use case, and how observed data are kept.

    ``guardar`` keeps corrected data of an observed folder without moving the sale;
    ``preguntar`` asks the system that the step reads, before its page is drawn.
    """

    form: type[FormularioPaso]
    servicio: Callable[..., Any]
    guardar: Callable[..., Any] | None = None
    preguntar: Callable[[Venta], Respuesta[Any]] | None = None

    def respuesta(self, venta: Venta) -> Respuesta[Any] | None:
        """What that system answers of the sale; nothing at the steps that read none."""
        return self.preguntar(venta) if self.preguntar else None


TALLERES = {
    2: Taller(ServiciosForm, consultas.verificar_requisitos, preguntar=impedimentos_de),
    3: Taller(CapacidadForm, consultas.confirmar_capacidad, preguntar=capacidad_de),
    4: Taller(OfertaForm, llamada.registrar_aceptacion, llamada.guardar_oferta),
    5: Taller(FichaForm, explicacion.explicar, explicacion.guardar_ficha),
    6: Taller(DocumentacionForm, documentos.validar_documentacion, documentos.revisar_recibidos),
    7: Taller(RegistroForm, registro.registrar, registro.guardar_registro),
    8: Taller(DetalleForm, detalle.detallar, detalle.guardar_detalle),
    9: Taller(GlosaForm, glosa.glosar, glosa.guardar_glosa),
    10: Taller(ImpresionForm, impresion.imprimir),
}
"""Step 1 is taken by *Siguiente cliente*, step 11 at the counter of Canales Virtuales."""
