"""What each person chooses about being told aloud."""

from typing import Any, ClassVar

from django import forms

from bluecom.avisos.models import TIENEN_RESUMEN, Preferencia
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
        fields = (
            "por_correo",
            "resumen_semanal",
            "en_el_navegador",
            "calla_desde",
            "calla_hasta",
        )
        widgets: ClassVar = {"calla_desde": _HORA, "calla_hasta": _HORA}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.usuario.tiene_rol(*TIENEN_RESUMEN):
            del self.fields["resumen_semanal"]
