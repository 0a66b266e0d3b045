"""Form fields that read what people type by the values of this package."""

from typing import Any

from django import forms

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.identidad import CI, leer_ci
from bluecom.bolivia.telefonos import es_celular, leer_telefono, nacional
from bluecom.bolivia.texto import limpiar


class CampoTexto(forms.CharField):
    """Text without control characters; ``varias_lineas`` keeps the line breaks."""

    def __init__(self, *, varias_lineas: bool = False, **kwargs: Any) -> None:
        self.varias_lineas = varias_lineas
        if varias_lineas:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        try:
            texto = limpiar(str(value or ""), varias_lineas=self.varias_lineas)
        except DatoInvalido as error:
            raise forms.ValidationError(str(error)) from None
        return str(super().to_python(texto))


class CampoCI(forms.Field):
    """A C.I. with complement and expedido in one box; cleans to ``CI`` or ``None``."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> CI | None:
        texto = str(value or "").strip()
        if not texto:
            return None
        try:
            return leer_ci(texto)
        except DatoInvalido as error:
            raise forms.ValidationError(str(error)) from None

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, CI) else value


class CampoTelefono(forms.CharField):
    """A telephone as people write it; cleans to E.164 or an empty string."""

    def __init__(self, *, solo_celular: bool = False, **kwargs: Any) -> None:
        self.solo_celular = solo_celular
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "tel")

    def to_python(self, value: Any) -> str:
        texto = str(value or "").strip()
        if not texto:
            return ""
        try:
            numero = leer_telefono(texto)
        except DatoInvalido as error:
            raise forms.ValidationError(str(error)) from None
        if self.solo_celular and not es_celular(numero):
            raise forms.ValidationError("Escriba un celular de ocho dígitos: 70712345.")
        return numero

    def prepare_value(self, value: Any) -> Any:
        return nacional(value) if isinstance(value, str) else value
