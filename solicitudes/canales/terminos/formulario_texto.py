"""The letter of the terms e-mail as an administrator proposes it."""

from typing import ClassVar

from django import forms

from bluecom.vigencias.formularios import CALENDARIO, PropuestaForm
from solicitudes.canales.terminos import version
from solicitudes.models import TextoDeTerminos
from solicitudes.reglas.texto_de_terminos import HUECOS, LARGO


class TextoDeTerminosForm(PropuestaForm):
    """Of which product, from which day, and what it says."""

    ordenar = staticmethod(version.ordenar)
    contenido = staticmethod(version.objeciones)
    lo_de_antes = "Lo ya emitido, y lo que se reenvíe de ello, conserva su texto."

    class Meta:
        model = TextoDeTerminos
        fields = ("producto", "vigente_desde", "razon", "texto")
        widgets: ClassVar = {
            "vigente_desde": CALENDARIO,
            "texto": forms.Textarea(attrs={"rows": 24, "maxlength": LARGO}),
        }
        help_texts: ClassVar = {
            "texto": "Lo que va entre llaves lo llena cada venta. "
            + "; ".join(f"{{{nombre}}}: {que}" for nombre, que in HUECOS.items())
            + ".",
        }
