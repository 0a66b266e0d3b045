"""A version of a legal text as an administrator proposes it."""

from typing import Any, ClassVar

from django import forms
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from bluecom.vigencias.formularios import CALENDARIO, PropuestaForm
from documentos.models import PlantillaDocumento
from documentos.servicios import textos


class TextoForm(PropuestaForm):
    """A text, the day from which it would rule, and who of legal counsel has read it."""

    ordenar = staticmethod(textos.ordenar)
    contenido = staticmethod(textos.objeciones_del_texto)
    lo_de_antes = "Lo ya emitido conserva su texto."

    class Meta:
        model = PlantillaDocumento
        fields = (
            "tipo",
            "vigente_desde",
            "razon",
            "titulo",
            "texto",
            "revisado_legal",
            "revisado_por",
            "revisado_el",
            "version",
        )
        widgets: ClassVar = {
            "vigente_desde": CALENDARIO,
            "revisado_el": CALENDARIO,
            "texto": forms.Textarea(attrs={"rows": 28, "maxlength": textos.LARGO}),
        }
        help_texts: ClassVar = {
            "titulo": "Vacío: el nombre del papel.",
            "texto": "De las Condiciones Generales y del Comodato; vacío: las que vienen con el "
            "sistema. En el Comodato, {producto}, {plan} y {fecha_carta} los llena la venta. "
            "«# » al comienzo del renglón abre una cláusula, que se numera sola; «- » es un punto "
            "de una lista; **así** va en negrita; un renglón vacío separa párrafos.",
            "revisado_legal": "Sin marcar, cada papel dice que su texto espera esa revisión.",
            "version": "El diseño instalado que lo dibuja.",
        }

    def objeciones(self, nueva: PlantillaDocumento) -> list[str]:
        return _sin_instalar(nueva) or super().objeciones(nueva)


def valores_iniciales(de: PlantillaDocumento) -> dict[str, Any]:
    """A version starts from the one that it would follow."""
    iguales = {campo: getattr(de, campo) for campo in ("tipo", *textos.CAMBIAN)}
    return iguales | {"texto": textos.texto_de(de)}


def _sin_instalar(nueva: PlantillaDocumento) -> list[str]:
    try:
        get_template(f"papeles/{nueva.version}/{nueva.tipo.lower()}.html")
    except TemplateDoesNotExist:
        return [
            f"No existe el diseño «{nueva.version}» de este papel: escriba una versión instalada."
        ]
    return []
