"""Another value for a number of the floor, as an administrator proposes it."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.parametros.catalogo import parametros
from bluecom.parametros.consultas import valores_del_dia
from bluecom.parametros.models import ValorDeParametro
from bluecom.parametros.servicios import objeciones
from bluecom.vigencias.formularios import CALENDARIO, RAZON, PropuestaForm, manana


class NumeroForm(PropuestaForm):
    """Which number, and what it would be."""

    codigo = forms.ChoiceField(label="Qué número")

    class Meta:
        model = ValorDeParametro
        fields = ("codigo", "valor", "vigente_desde", "razon")
        labels: ClassVar = {"valor": "Valor"}
        widgets: ClassVar = {"vigente_desde": CALENDARIO}
        help_texts: ClassVar = {
            "vigente_desde": "Desde mañana o después. Lo ya guardado conserva lo que tenía.",
            "razon": RAZON,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["codigo"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (p.codigo, f"{p.nombre} (en {p.unidad}, de {p.minimo} a {p.maximo})")
            for p in parametros()
        ]

    def objeciones(self, nueva: Any) -> list[str]:
        return objeciones(nueva, hoy(timezone.now()))


def valores_iniciales(codigo: str) -> dict[str, Any]:
    """A proposal starts from the value of today."""
    pedidos = [p for p in parametros() if p.codigo == codigo]
    de_hoy = valores_del_dia(pedidos, hoy(timezone.now()))
    propios = {"codigo": codigo, "valor": de_hoy[codigo]} if codigo in de_hoy else {}
    return {"vigente_desde": manana(), **propios}
