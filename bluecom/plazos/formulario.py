"""A version of a deadline's policy as an administrator proposes it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.plazos import politicas
from bluecom.plazos.horario import DIAS
from bluecom.plazos.models import Politica
from bluecom.plazos.tipos import tipos
from bluecom.rechazo import Rechazo

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


class PropuestaForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
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

    class Meta:
        model = Politica
        fields = ("tipo", "vigente_desde", "razon", "modo", "horas", "horas_de_aviso")
        widgets: ClassVar = {
            "vigente_desde": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        }
        help_texts: ClassVar = {
            "vigente_desde": "Desde mañana o después. Lo que ya corre conserva su plazo.",
            "razon": "Lo lee quien lo aprueba.",
            "modo": "Las hábiles son las de atención, sin los feriados de Cochabamba.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tipo"].choices = [(t.codigo, t.nombre) for t in tipos()]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["razon"].required = True
        manana = hoy(timezone.now()) + timedelta(days=1)
        self.fields["vigente_desde"].widget.attrs["min"] = f"{manana:%Y-%m-%d}"

    def clean(self) -> dict[str, Any]:
        """Everything that forbids it, at once, with what was typed still there."""
        limpio = super().clean() or {}
        if not self.errors:
            semana = [limpio.pop(dia) for dia in DE_LA_SEMANA]
            nueva = Politica(**limpio, semana=semana)
            try:
                politicas.ordenar(nueva)
                razones = politicas.objeciones(nueva, timezone.now())
            except Rechazo as rechazo:
                razones = rechazo.razones
            if razones:
                raise ValidationError(razones)
            for campo in ("semana", "dias_cerrados", "dias_atendidos"):
                setattr(self.instance, campo, getattr(nueva, campo))
        return limpio


def valores_iniciales(de: Politica) -> dict[str, Any]:
    """A version starts from the one that it would follow."""
    ahora = timezone.now()
    semana: Sequence[str] = de.semana or [""] * len(DIAS)
    return {
        "vigente_desde": max(de.vigente_desde, hoy(ahora)) + timedelta(days=1),
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
