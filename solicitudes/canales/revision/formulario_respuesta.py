"""Step 11.1 from the asesor's side: the answer to an observation, and one that he proposes."""

from collections.abc import Mapping
from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoTexto
from bluecom.campos import campo_de_opciones
from solicitudes.models import Motivo, Venta
from solicitudes.reglas.comprobaciones import items_de_revision


class RespuestaForm(forms.Form):
    """What was done about an observation."""

    respuesta = CampoTexto(
        label="Qué se corrigió",
        max_length=300,
        error_messages={"required": "Diga qué se corrigió."},
    )


class PropuestaForm(forms.Form):
    """An error that the asesor saw: the item and its reason, as Canales Virtuales has them."""

    que = forms.ChoiceField(
        label="Qué hay que corregir",
        error_messages={
            "required": "Elija qué hay que corregir.",
            "invalid_choice": "Eso no está en esta carpeta: elija de la lista.",
        },
    )
    nota = CampoTexto(
        label="Qué dice y qué debe decir",
        max_length=300,
        error_messages={
            "required": "Diga qué dice y qué debe decir.",
            "max_length": "Escríbalo en 300 caracteres como máximo.",
        },
    )

    def __init__(self, venta: Venta, data: Any = None) -> None:
        super().__init__(data)
        activos = Motivo.objects.filter(ambito=Motivo.Ambito.OBSERVACION, activo=True)
        self.motivos: Mapping[int, Motivo] = {motivo.pk: motivo for motivo in activos}
        campo_de_opciones(self, "que").choices = [
            ("", "Elija el ítem y el motivo"),
            *(
                (
                    item.nombre,
                    [
                        (f"{codigo}:{pk}", str(motivo))
                        for pk, motivo in self.motivos.items()
                        if item.admite(motivo.paso, motivo.campo)
                    ],
                )
                for codigo, item in items_de_revision(venta).items()
            ),
        ]

    def datos(self) -> dict[str, Any]:
        item, _, motivo = self.cleaned_data["que"].rpartition(":")
        return {
            "item": item,
            "motivo": self.motivos[int(motivo)],
            "nota": self.cleaned_data["nota"],
        }
