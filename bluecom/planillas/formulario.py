"""Ask which column is which, with what each of them says in the first rows."""

from typing import Any

from django import forms

from bluecom.planillas.encabezado import clave_de
from bluecom.planillas.models import Corrida
from bluecom.planillas.tipos import tipo_de

SIN_USAR = ("", "No se usa")


class ReconocerForm(forms.Form):
    """One choice for each column that has a title; those that are known are already chosen."""

    def __init__(self, corrida: Corrida, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campos = tipo_de(corrida).campos
        self.exigencias = [exigencia.nombre for exigencia in campos.exige]
        opciones = [SIN_USAR, *((campo.clave, campo.nombre) for campo in campos.todos)]
        muestras = [renglon.celdas for renglon in corrida.renglones.all()[:3]]
        self._titulos: dict[str, str] = {}
        for i, titulo in enumerate(corrida.encabezado):
            if not titulo or titulo in self._titulos.values():
                continue
            nombre = f"columna_{i}"
            self._titulos[nombre] = titulo
            self.fields[nombre] = forms.ChoiceField(
                label=titulo,
                choices=opciones,
                required=False,
                initial=campos.de_la_clave(clave_de(titulo)),
                widget=forms.Select(attrs={"class": "form-select"}),
                help_text=" · ".join(c[i] for c in muestras if i < len(c) and c[i].strip())[:120],
            )

    def dicho(self) -> dict[str, str]:
        """``{title: field}``"""
        return {titulo: self.cleaned_data[nombre] for nombre, titulo in self._titulos.items()}
