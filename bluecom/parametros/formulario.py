"""Another value for a number of the floor, as an administrator proposes it."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from bluecom.parametros.catalogo import parametros
from bluecom.parametros.consultas import valores_del_dia
from bluecom.parametros.models import ValorDeParametro
from bluecom.parametros.servicios import objeciones
from bluecom.vigencias.administracion import dia_de_hoy, elegir_dia, primer_dia


class PropuestaForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Which number, what it would be, from what day and why."""

    codigo = forms.ChoiceField(label="Qué número")

    class Meta:
        model = ValorDeParametro
        fields = ("codigo", "valor", "vigente_desde", "razon")
        labels: ClassVar = {"valor": "Valor"}
        help_texts: ClassVar = {
            "vigente_desde": "Desde mañana o después. Lo ya guardado conserva lo que tenía.",
            "razon": "Lo lee quien lo aprueba.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["razon"].required = True
        self.fields["vigente_desde"].widget = elegir_dia()
        self.fields["codigo"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (p.codigo, f"{p.nombre} (en {p.unidad}, de {p.minimo} a {p.maximo})")
            for p in parametros()
        ]

    def clean(self) -> dict[str, Any]:
        """Everything that forbids it, at once."""
        limpio = super().clean() or {}
        if not self.errors:
            razones = objeciones(ValorDeParametro(**limpio), dia_de_hoy())
            if razones:
                raise ValidationError(razones)
        return limpio


def valores_iniciales(codigo: str) -> dict[str, Any]:
    """A proposal starts from the value of today."""
    pedidos = [p for p in parametros() if p.codigo == codigo]
    de_hoy = valores_del_dia(pedidos, dia_de_hoy())
    if codigo not in de_hoy:
        return {"vigente_desde": primer_dia()}
    return {"codigo": codigo, "valor": de_hoy[codigo], "vigente_desde": primer_dia()}
