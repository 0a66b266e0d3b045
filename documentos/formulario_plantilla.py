"""A version of a legal text as an administrator proposes it."""

from typing import Any, ClassVar

from django import forms
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.rechazo import Rechazo
from bluecom.vigencias import consultas
from bluecom.vigencias.formularios import CALENDARIO, RAZON, PropuestaForm, despues_de
from documentos.models import PlantillaDocumento
from documentos.servicios import textos


class TextoForm(PropuestaForm):
    """A text, the day from which it would rule, and who of legal counsel has read it."""

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
            "vigente_desde": "Desde mañana o después. Lo ya emitido conserva su texto.",
            "razon": RAZON,
            "titulo": "Vacío: el nombre del papel.",
            "texto": "De las Condiciones Generales y del Comodato; vacío: las que vienen con el "
            "sistema. En el Comodato, {producto}, {plan} y {fecha_carta} los llena la venta. "
            "«# » al comienzo del renglón abre una cláusula, que se numera sola; «- » es un punto "
            "de una lista; **así** va en negrita; un renglón vacío separa párrafos.",
            "revisado_legal": "Sin marcar, cada papel dice que su texto espera esa revisión.",
            "version": "El diseño instalado que lo dibuja.",
        }

    def objeciones(self, nueva: PlantillaDocumento) -> list[str]:
        if razones := _sin_instalar(nueva):
            return razones
        try:
            textos.ordenar(nueva)
        except Rechazo as rechazo:
            return rechazo.razones
        dia = hoy(timezone.now())
        return consultas.objeciones(nueva, dia, textos.objeciones_del_texto)


def valores_iniciales(de: PlantillaDocumento) -> dict[str, Any]:
    """A version starts from the one that it would follow."""
    return {campo: getattr(de, campo) for campo in ("tipo", *textos.CAMBIAN)} | {
        "vigente_desde": despues_de(de),
        "texto": textos.texto_de(de),
    }


def _sin_instalar(nueva: PlantillaDocumento) -> list[str]:
    try:
        get_template(f"papeles/{nueva.version}/{nueva.tipo.lower()}.html")
    except TemplateDoesNotExist:
        return [
            f"No existe el diseño «{nueva.version}» de este papel: escriba una versión instalada."
        ]
    return []
