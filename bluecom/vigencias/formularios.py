"""A version as an administrator proposes it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.rechazo import Rechazo
from bluecom.vigencias.consultas import nada_que_objetar, objeciones

CALENDARIO = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
RAZON = "Lo lee quien lo aprueba."


def como_viene(nueva: Any) -> None:
    """Of a thing with nothing to put in order."""


class PropuestaForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """What it says, from which day and why; everything that forbids it is said at once.

    ``ordenar`` and ``contenido`` are those of its ``proponer``.
    """

    ordenar: ClassVar[Callable[..., None]] = staticmethod(como_viene)
    contenido: ClassVar[Callable[..., list[str]]] = staticmethod(nada_que_objetar)
    lo_de_antes = ""
    """What becomes of what began before its day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["razon"].required = True
        self.fields["razon"].help_text = RAZON
        desde = self.fields["vigente_desde"]
        desde.help_text = f"Desde mañana o después. {self.lo_de_antes}"
        desde.widget.attrs["min"] = f"{manana():%Y-%m-%d}"

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        if not self.errors and (razones := self.objeciones(self.escrita(limpio))):
            raise ValidationError(razones)
        return limpio

    def escrita(self, limpio: dict[str, Any]) -> Any:
        """The version that was typed, for its judgement."""
        return self._meta.model(**limpio)

    def objeciones(self, nueva: Any) -> list[str]:
        """Everything that forbids it."""
        try:
            self.ordenar(nueva)
        except Rechazo as rechazo:
            return rechazo.razones
        return objeciones(nueva, hoy(timezone.now()), self.contenido)


def manana() -> date:
    """The first day from which anything may rule."""
    return hoy(timezone.now()) + timedelta(days=1)


def despues_de(fila: Any) -> date:
    """The first day from which another may follow it."""
    siguiente: date = max(fila.vigente_desde + timedelta(days=1), manana())
    return siguiente
