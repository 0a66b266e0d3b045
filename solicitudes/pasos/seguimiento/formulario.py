"""What the client said in a call after the acceptance: by one key, as any other call."""

from typing import Any

from django import forms
from django.utils.safestring import mark_safe

from cartera.models import ResultadoLlamada
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada.formulario_llamada import LlamadaForm


class SeguimientoForm(LlamadaForm):
    """The outcomes of a follow-up, and who rang."""

    entrante = forms.BooleanField(
        label=mark_safe("Llamó el cliente <kbd>E</kbd>"),
        required=False,
        widget=forms.CheckboxInput(attrs={"data-tecla": "e", "aria-keyshortcuts": "e"}),
    )

    def resultados_para(self, venta: Venta) -> list[ResultadoLlamada]:
        return list(ResultadoLlamada.objects.de_seguimiento(venta.contacto.cartera_id))

    def datos(self) -> dict[str, Any]:
        dicho = super().datos()
        que = ("resultado", "detalle", "telefono", "nota")
        return {**{campo: dicho[campo] for campo in que}, "entrante": self.cleaned_data["entrante"]}
