"""A version of a deadline's policy as an administrator proposes it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from bluecom.campos import campo_de_opciones
from bluecom.plazos import politicas
from bluecom.plazos.horario import DIAS
from bluecom.plazos.models import ESCALA, Politica
from bluecom.plazos.tipos import tipos
from bluecom.vigencias.formularios import CALENDARIO, PropuestaForm

DE_LA_SEMANA = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
_ANCHO = forms.TextInput(attrs={"size": 40})
_ENTRE_DIAS = re.compile(r"[\s,;]+")


class CampoDias(forms.CharField):
    """Days as people list them: ``24/12/2026, 31/12/2026``."""

    widget = forms.Textarea(attrs={"rows": 2})

    def __init__(self, **otros: Any) -> None:
        super().__init__(required=False, max_length=2000, **otros)

    def clean(self, value: Any) -> list[date]:
        escritos = filter(None, _ENTRE_DIAS.split(super().clean(value)))
        return [_dia(escrito) for escrito in escritos]

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else ", ".join(f"{d:%d/%m/%Y}" for d in value or ())


def _horas_de(dia: str) -> forms.CharField:
    return forms.CharField(label=dia.capitalize(), required=False, max_length=80, widget=_ANCHO)


class PoliticaForm(PropuestaForm):
    """How long, counted how, from which day; the hours of attention, day by day."""

    tipo = forms.ChoiceField(label="Plazo")
    lunes, martes, miercoles, jueves, viernes, sabado, domingo = map(_horas_de, DIAS)
    dias_cerrados = CampoDias(
        label="Días sin atención",
        help_text="Además de los feriados de Cochabamba, por ejemplo «24/12/2026, 31/12/2026».",
    )
    dias_atendidos = CampoDias(
        label="Feriados en que se atiende", help_text="Los que figuran como feriado y se trabajan."
    )
    ordenar = staticmethod(politicas.ordenar)
    contenido = staticmethod(politicas.objeciones)
    lo_de_antes = "Lo que ya corre conserva su plazo."

    class Meta:
        model = Politica
        fields = ("tipo", "vigente_desde", "razon", "modo", "horas", *ESCALA)
        widgets: ClassVar = {"vigente_desde": CALENDARIO}
        help_texts: ClassVar = {
            "modo": "Las hábiles son las de atención, sin los feriados de Cochabamba.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo_de_opciones(self, "tipo").choices = [(t.codigo, t.nombre) for t in tipos()]

    def escrita(self, limpio: dict[str, Any]) -> Politica:
        """The seven days are one column."""
        self.instance.semana = limpio["semana"] = [limpio.pop(dia) for dia in DE_LA_SEMANA]
        return Politica(**limpio)


def valores_iniciales(de: Politica) -> dict[str, Any]:
    """A version starts from the one that it would follow."""
    semana: Sequence[str] = de.semana or [""] * len(DIAS)
    return {
        "tipo": de.tipo,
        **{campo: getattr(de, campo) for campo in politicas.CAMBIAN if campo != "semana"},
        **dict(zip(DE_LA_SEMANA, semana, strict=True)),
    }


def _dia(escrito: str) -> date:
    try:
        dia: date = forms.DateField(input_formats=["%d/%m/%Y"]).clean(escrito)
    except ValidationError:
        raise ValidationError(f"«{escrito}» no es un día: escríbalo como 24/12/2026.") from None
    return dia
