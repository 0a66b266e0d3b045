"""Step 9: the observations, composed from what the sale already says."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.conf import settings

from bluecom.bolivia.campos import CampoDigitable
from solicitudes.models import Venta
from solicitudes.pasos.numero_smartflex import CampoNumeroSmartflex, ConNumero
from solicitudes.pasos.p05_explicacion.formulario import FichaForm
from solicitudes.pasos.p09_glosa.vista_previa import vista_previa
from solicitudes.pasos.smartflex import numero_tecleado
from solicitudes.reglas import glosa as glosa_de_venta


class GlosaForm(ConNumero):
    """Step 9: the gloss is composed; only the request number and a last word are typed."""

    del_paso = 9
    plantilla = "pasos/_glosa.html"

    numero_smartflex = CampoNumeroSmartflex(
        error_messages={"required": "Copie de Smartflex el número de la solicitud."}
    )
    adicional = CampoDigitable(
        label="Algo más, al final de la glosa",
        required=False,
        max_length=80,
        help_text="Hasta 80 letras. Montos y meses salen de las condiciones, no de aquí.",
    )

    def inicial(self, venta: Venta) -> dict[str, Any]:
        glosa = venta.glosa_actual
        return {
            "numero_smartflex": numero_tecleado(venta),
            "adicional": glosa.adicional if glosa else "",
        }

    def preparar(self) -> None:
        """What step 5 did not ask and the gloss needs is asked here by name."""
        for falta in vista_previa(self.venta).faltan:
            for campo in CAMPOS_DE_HUECO.get(falta.hueco, ()):
                self.fields[campo] = copy(FichaForm.base_fields[campo])
                self.fields[campo].required = campo not in ("pisos", "referencia_2")
                self.fields[campo].error_messages["required"] = falta.pregunta

    def siempre_abiertos(self) -> Iterable[str]:
        """What the gloss needs and nobody asked; and the number under which it was typed anew."""
        return ("numero_smartflex", *self.faltantes())

    def clean_adicional(self) -> str:
        """Nothing that contradicts the accepted offer goes into Smartflex."""
        adicional = str(self.cleaned_data["adicional"])
        for contra in glosa_de_venta.contradicciones(self.venta, adicional):
            self.add_error("adicional", contra.mensaje)
        return adicional

    def datos(self) -> dict[str, Any]:
        limpio = self.cleaned_data
        ficha = {campo: limpio[campo] for campo in self.faltantes()}
        return {
            "numero_smartflex": limpio["numero_smartflex"],
            "adicional": limpio["adicional"],
            "ficha": ficha,
        }

    def faltantes(self) -> list[str]:
        return [campo for campo in self.fields if campo in FichaForm.base_fields]

    def contexto(self) -> dict[str, Any]:
        adicional = self["adicional"].value() or ""
        return {
            "vista": vista_previa(self.venta, adicional=adicional),
            "limite": settings.LIMITE_SMARTFLEX_OBSERVACIONES,
        }


CAMPOS_DE_HUECO = {
    "vivienda": ("vivienda", "pisos"),
    "pisos": ("vivienda", "pisos"),
    "caracteristicas": ("caracteristicas",),
    "referencia": ("referencia_1", "referencia_2"),
    "ubicacion": ("ubicacion",),
    "pasar_en": ("pasar_en",),
    "preguntar_por": ("preguntar_por",),
}
"""Slot of the gloss → fields of the call sheet that fill it."""
