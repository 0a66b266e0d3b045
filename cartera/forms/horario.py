"""Calling hours as an administrator proposes them."""

from typing import Any, ClassVar

from django import forms

from bluecom.plazos.formulario import DE_LA_SEMANA, CampoDias
from bluecom.plazos.horario import DIAS
from bluecom.vigencias.formularios import CALENDARIO, PropuestaForm
from cartera.models import Cartera, HorarioDeLlamada
from cartera.models.horario import GENERAL
from cartera.servicios import horario

_ANCHO = forms.TextInput(attrs={"size": 40})


def _horas_de(dia: str) -> forms.CharField:
    return forms.CharField(label=dia.capitalize(), required=False, max_length=80, widget=_ANCHO)


class HorarioForm(PropuestaForm):
    """Of which portfolio, from which day; the hours, day by day."""

    alcance = forms.TypedChoiceField(label="Qué cartera", coerce=int)
    lunes, martes, miercoles, jueves, viernes, sabado, domingo = map(_horas_de, DIAS)
    dias_cerrados = CampoDias(
        label="Días sin llamadas",
        help_text="Además de los feriados de Cochabamba, por ejemplo «24/12/2026, 31/12/2026».",
    )
    dias_atendidos = CampoDias(label="Feriados en que se llama")
    ordenar = staticmethod(horario.ordenar)
    contenido = staticmethod(horario.objeciones)
    lo_de_antes = "Las rellamadas ya prometidas conservan su hora."

    class Meta:
        model = HorarioDeLlamada
        fields = ("alcance", "vigente_desde", "razon")
        widgets: ClassVar = {"vigente_desde": CALENDARIO}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        carteras = Cartera.objects.activas().filter(de_prueba=False, siempre_abierta=False)
        self.fields["alcance"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (GENERAL, "General: todas las que no tienen el suyo"),
            *((cartera.pk, str(cartera)) for cartera in carteras.order_by("nombre")),
        ]

    def escrita(self, limpio: dict[str, Any]) -> HorarioDeLlamada:
        """The seven days are one column."""
        limpio["semana"] = [limpio.pop(dia) for dia in DE_LA_SEMANA]
        for campo in horario.CAMBIAN:
            setattr(self.instance, campo, limpio[campo])
        return HorarioDeLlamada(**limpio)
