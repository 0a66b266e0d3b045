"""Form fields that accept what people type and return what is stored."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.identidad import CI, leer_ci
from bluecom.bolivia.telefonos import es_celular, leer_telefono, nacional
from bluecom.bolivia.texto import limpiar, no_digitable, tecleado

CODIGO = RegexValidator(
    r"^[A-Z0-9_]+\Z",
    "Escriba el código con mayúsculas sin acento, cifras y «_», por ejemplo NO_CONTESTA.",
)
NO_SE_DIGITA = "El signo «{}» no se puede digitar en Smartflex: escríbalo con letras."
UN_CELULAR = "Escriba un celular de 8 cifras, por ejemplo 70712345."


def texto_de_una_linea(valor: Any) -> None:
    """Refuse control characters and line breaks; for any field that holds text."""
    if isinstance(valor, str):
        _legible(valor, lineas=False)


def texto_de_lineas(valor: Any) -> None:
    """Refuse control characters; lines may be several."""
    if isinstance(valor, str):
        _legible(valor, lineas=True)


def _legible(texto: str, *, lineas: bool) -> str:
    try:
        return limpiar(texto, lineas=lineas)
    except DatoInvalido as error:
        raise ValidationError(str(error)) from error


class CampoTexto(forms.CharField):
    """Clean text of one line, or of several with ``lineas``; control characters are refused."""

    def __init__(self, *args: Any, lineas: bool = False, **kwargs: Any) -> None:
        self.lineas = lineas
        if lineas:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> str:
        return _legible(super().to_python(value) or "", lineas=self.lineas)


class CampoCodigo(CampoTexto):
    """What a label or another system calls a thing by: a serial, a MAC, a number."""

    def to_python(self, value: Any) -> str:
        return super().to_python(tecleado(str(value or "")))


class CampoDigitable(CampoTexto):
    """Text that goes on into Smartflex: what it cannot hold is refused where it is written."""

    def to_python(self, value: Any) -> str:
        return _digitable(super().to_python(tecleado(str(value or ""))))


class CampoCorreo(forms.EmailField):
    """An e-mail address, pasted or typed."""

    def to_python(self, value: Any) -> str:
        return _digitable(str(super().to_python(tecleado(str(value or "")))))


class CampoTelefono(forms.CharField):
    """A telephone as people type it; cleans to E.164, shows the national digits."""

    def __init__(self, *args: Any, solo_celular: bool = False, **kwargs: Any) -> None:
        self.solo_celular = solo_celular
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "tel"}))
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> str:
        texto = super().to_python(value)
        if not texto:
            return ""
        try:
            numero = leer_telefono(texto)
        except DatoInvalido as error:
            raise ValidationError(UN_CELULAR if self.solo_celular else str(error)) from error
        if self.solo_celular and numero.startswith("+591") and not es_celular(numero):
            raise ValidationError(UN_CELULAR)
        return numero

    def prepare_value(self, value: Any) -> Any:
        return nacional(value) if isinstance(value, str) else value


class CampoCI(forms.CharField):
    """A C.I. as people write it; cleans to ``CI``, or ``None`` when empty and not required."""

    def clean(self, value: Any) -> CI | None:
        texto = super().clean(value)
        if not texto:
            return None
        try:
            return leer_ci(texto)
        except DatoInvalido as error:
            raise ValidationError(str(error)) from error


def _digitable(texto: str) -> str:
    if signo := no_digitable(texto):
        raise ValidationError(NO_SE_DIGITA.format(signo))
    return texto
