"""What each person chooses about being told aloud."""

from typing import ClassVar

from django import forms

from bluecom.avisos.models import Preferencia
from bluecom.pendientes.models import Tema

_HORA = forms.TimeInput(attrs={"type": "time", "class": "form-control"}, format="%H:%M")


def _temas(nombre: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=nombre,
        choices=Tema.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class PreferenciaForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in its stubs
    por_correo = _temas("Por correo")
    en_el_navegador = _temas("En el navegador")

    class Meta:
        model = Preferencia
        fields = ("por_correo", "en_el_navegador", "calla_desde", "calla_hasta")
        widgets: ClassVar = {"calla_desde": _HORA, "calla_hasta": _HORA}
