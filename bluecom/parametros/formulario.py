"""Another value for a number of the floor, as an administrator proposes it."""

from typing import Any, ClassVar

from django import forms

from bluecom.campos import campo_de_opciones
from bluecom.parametros.catalogo import parametros
from bluecom.parametros.models import ValorDeParametro
from bluecom.parametros.servicios import objeciones
from bluecom.vigencias.formularios import CALENDARIO, PropuestaForm


class NumeroForm(PropuestaForm):
    """Which number, and what it would be."""

    codigo = forms.ChoiceField(label="Qué número")
    contenido = staticmethod(objeciones)
    lo_de_antes = "Lo ya guardado conserva lo que tenía."

    class Meta:
        model = ValorDeParametro
        fields = ("codigo", "valor", "vigente_desde", "razon")
        labels: ClassVar = {"valor": "Valor"}
        widgets: ClassVar = {"vigente_desde": CALENDARIO}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campo_de_opciones(self, "codigo").choices = [
            (p.codigo, f"{p.nombre} (en {p.unidad}, de {p.minimo} a {p.maximo})")
            for p in parametros()
        ]
