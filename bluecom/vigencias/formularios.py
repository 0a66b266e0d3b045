"""A version as an administrator proposes it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.vigencias.consultas import objeciones

CALENDARIO = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
RAZON = "Lo lee quien lo aprueba."


class PropuestaForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """What it says, from which day and why; everything that forbids it is said at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["razon"].required = True
        self.fields["vigente_desde"].widget.attrs["min"] = f"{manana():%Y-%m-%d}"

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        if not self.errors and (razones := self.objeciones(self._meta.model(**limpio))):
            raise ValidationError(razones)
        return limpio

    def objeciones(self, nueva: Any) -> list[str]:
        """Everything that forbids it; whoever judges what it says adds it here."""
        return objeciones(nueva, hoy(timezone.now()))


def manana() -> date:
    """The first day from which anything may rule."""
    return hoy(timezone.now()) + timedelta(days=1)


def despues_de(fila: Any) -> date:
    """The first day from which another may follow it."""
    siguiente: date = max(fila.vigente_desde + timedelta(days=1), manana())
    return siguiente
