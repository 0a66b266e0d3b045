"""Steps 7, 8 and 9: what is typed into Smartflex."""

import re
from copy import copy
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from bluecom.bolivia.campos import CampoTexto
from solicitudes import glosa_de_venta
from solicitudes.forms.base import FormularioPaso
from solicitudes.forms.ficha import FichaForm
from solicitudes.models import (
    CicloFacturacion,
    Registro,
    Venta,
)
from solicitudes.models.catalogo.listas import elegibles

NUMERO_SMARTFLEX = re.compile(r"\d{4,12}")


class CampoNumeroSmartflex(forms.CharField):
    """The request number that Smartflex gives: digits only."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "N° de solicitud en Smartflex")
        adorno = {"inputmode": "numeric", "autocomplete": "off", "data-fin-de-hoja": True}
        kwargs.setdefault("widget", forms.TextInput(attrs=adorno))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        numero = super().clean(value).replace(" ", "")
        if numero and not NUMERO_SMARTFLEX.fullmatch(numero):
            raise ValidationError("El número de Smartflex son solo cifras, de 4 a 12.")
        return str(numero)


class ConNumero(FormularioPaso):
    """Steps 7, 8 and 9 ask for the request number; another sale's is refused beside it."""

    def clean_numero_smartflex(self) -> str:
        numero = str(self.cleaned_data["numero_smartflex"])
        otras = Venta.objects.exclude(pk=self.venta.pk)
        if numero and otras.filter(numero_smartflex=numero).exists():
            raise ValidationError("Ese número ya pertenece a otra venta: revíselo en Smartflex.")
        return numero


class RegistroForm(ConNumero):
    """Step 7: type and modality (7.1), collection address and cycle (7.2)."""

    plantilla = "pasos/_registro.html"

    tipo = forms.ChoiceField(
        label="Solicitud tipo (7.1)", choices=Registro.Tipo.choices, widget=forms.RadioSelect
    )
    modalidad = forms.ChoiceField(
        label="Modalidad",
        choices=[
            (tipo.label, [(m, Registro.Modalidad(m).label) for m in Registro.MODALIDADES[tipo]])
            for tipo in Registro.Tipo
        ],
    )
    direccion_cobro = CampoTexto(label="Dirección de cobro (7.2)", required=False, max_length=200)
    ciclo = forms.ModelChoiceField(
        label="Ciclo de facturación recurrente (7.2)",
        queryset=CicloFacturacion.objects.none(),
        required=False,
        empty_label="Elija el ciclo",
    )
    numero_smartflex = CampoNumeroSmartflex(
        required=False, help_text="Si Smartflex ya lo dio. Hace falta al terminar el paso 9."
    )

    def inicial(self, venta: Venta) -> dict[str, Any]:
        registro, ficha = venta.registro_actual, venta.ficha_actual
        if registro is not None:
            return {
                "tipo": registro.tipo,
                "modalidad": registro.modalidad,
                "direccion_cobro": registro.direccion_cobro,
                "ciclo": registro.ciclo_id,
                "numero_smartflex": venta.numero_smartflex or "",
            }
        dictada = venta.contacto.direccion if ficha.misma_direccion else ficha.direccion_dictada
        return {
            "tipo": Registro.Tipo.SOCIO,
            "modalidad": Registro.Modalidad.UNICA,
            "direccion_cobro": ficha.direccion_cobro or dictada,
        }

    def preparar(self) -> None:
        registro = self.venta.registro_actual
        ya = elegibles(registro.ciclo_id if registro else None)
        self.fields["ciclo"].queryset = CicloFacturacion.objects.filter(ya)  # type: ignore[attr-defined]  # a ModelChoiceField
        if self.venta.oferta.al_telefono:
            self.fields["ciclo"].help_text = "Se factura al teléfono: es el ciclo de esa cuenta."

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        tipo, modalidad = limpio.get("tipo"), limpio.get("modalidad")
        if tipo and modalidad and modalidad not in Registro.MODALIDADES[tipo]:
            dicho = Registro.Tipo(tipo).label
            self.add_error("modalidad", f"Esa modalidad no es de {dicho}: elija otra.")
        if not self.venta.oferta.al_telefono:
            if not limpio.get("direccion_cobro"):
                self.add_error("direccion_cobro", "Escriba la dirección de cobro.")
            if not limpio.get("ciclo"):
                self.add_error("ciclo", "Elija el ciclo de facturación.")
        return limpio


class GlosaForm(ConNumero):
    """Step 9: the gloss is composed; only the request number and a last word are typed."""

    plantilla = "pasos/_glosa.html"

    numero_smartflex = CampoNumeroSmartflex(
        error_messages={"required": "Copie de Smartflex el número de la solicitud."}
    )
    adicional = CampoTexto(
        label="Algo más, al final de la glosa",
        required=False,
        max_length=80,
        help_text="Hasta 80 letras. Montos y meses salen de las condiciones, no de aquí.",
    )

    def inicial(self, venta: Venta) -> dict[str, Any]:
        glosa = venta.glosa_actual
        return {
            "numero_smartflex": venta.numero_smartflex or "",
            "adicional": glosa.adicional if glosa else "",
        }

    def preparar(self) -> None:
        """What step 5 did not ask and the gloss needs is asked here by name."""
        for falta in glosa_de_venta.vista_previa(self.venta).faltan:
            for campo in CAMPOS_DE_HUECO.get(falta.hueco, ()):
                self.fields[campo] = copy(FichaForm.base_fields[campo])
                self.fields[campo].required = campo not in ("pisos", "referencia_2")
                self.fields[campo].error_messages["required"] = falta.pregunta

    def clean_adicional(self) -> str:
        """Nothing that contradicts the accepted offer goes into Smartflex."""
        adicional = str(self.cleaned_data["adicional"])
        for contra in glosa_de_venta.contradicciones(self.venta, adicional):
            self.add_error("adicional", contra.mensaje)
        return adicional

    def datos(self) -> dict[str, Any]:
        limpio = self.cleaned_data
        ficha = {campo: limpio[campo] for campo in self.faltantes()}
        return {
            "numero_smartflex": limpio["numero_smartflex"],
            "adicional": limpio["adicional"],
            "ficha": ficha,
        }

    def faltantes(self) -> list[str]:
        return [campo for campo in self.fields if campo in FichaForm.base_fields]

    def contexto(self) -> dict[str, Any]:
        adicional = self["adicional"].value() or ""
        return {
            "vista": glosa_de_venta.vista_previa(self.venta, adicional=adicional),
            "limite": settings.LIMITE_SMARTFLEX_OBSERVACIONES,
        }


CAMPOS_DE_HUECO = {
    "vivienda": ("vivienda", "pisos"),
    "pisos": ("vivienda", "pisos"),
    "caracteristicas": ("caracteristicas",),
    "referencia": ("referencia_1", "referencia_2"),
    "ubicacion": ("ubicacion",),
    "pasar_en": ("pasar_en",),
    "preguntar_por": ("preguntar_por",),
}
"""Slot of the gloss → fields of the call sheet that fill it."""
