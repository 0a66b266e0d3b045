"""Steps 7, 8 and 9: what is typed into Smartflex."""

import re
from contextlib import suppress
from copy import copy
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import cached_property

from bluecom.bolivia.campos import CampoTexto
from solicitudes import direcciones, glosa_de_venta
from solicitudes.consultas.calles import calles_conocidas
from solicitudes.estructura import celdas_de, objecion_de_celda
from solicitudes.forms.base import FormularioPaso
from solicitudes.forms.direccion import (
    LINEA,
    DireccionForm,
    campos_de,
    direccion_propuesta,
    leer,
    sugerencias,
    vista_de_direccion,
)
from solicitudes.forms.estructura import ConPuntos, campo_de_celda
from solicitudes.forms.ficha import FichaForm
from solicitudes.models import (
    CicloFacturacion,
    Detalle,
    EstructuraProducto,
    Plan,
    Registro,
    Subcategoria,
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


class DetalleForm(ConNumero, ConPuntos, DireccionForm):
    """Step 8: category, address by Annex 1, plan and components."""

    plantilla = "pasos/_detalle.html"

    subcategoria = forms.ModelChoiceField(
        label="Categoría y subcategoría (8)",
        queryset=Subcategoria.objects.none(),
        empty_label="Elija la subcategoría",
        error_messages={"required": "Elija la categoría y la subcategoría."},
    )
    plan = forms.ModelChoiceField(
        label="Plan comercial (8.2)",
        queryset=Plan.objects.none(),
        empty_label=None,
        error_messages={
            "invalid_choice": "El cliente aceptó otro plan: confirme ese o corrija el paso 4."
        },
    )
    numero_smartflex = CampoNumeroSmartflex(required=False)

    @cached_property
    def calles(self) -> list[str]:
        """The streets learnt from earlier addresses."""
        return calles_conocidas(self.venta)

    def preparar(self) -> None:
        super().preparar()
        oferta = self.venta.oferta
        self.fields["plan"].queryset = Plan.objects.filter(pk=oferta.plan_id)  # type: ignore[attr-defined]  # a ModelChoiceField
        detalle = self.venta.detalle_actual
        ya = elegibles(detalle.subcategoria_id if detalle else None)
        self.fields["subcategoria"].queryset = Subcategoria.objects.filter(ya)  # type: ignore[attr-defined]  # a ModelChoiceField
        guardados = detalle.componentes if detalle else None
        for celda in self.celdas:
            codigo = celda.componente_id
            usual = int(celda.usual) if guardados is None else guardados.get(codigo, 0)
            self.fields[f"comp_{codigo}"] = campo_de_celda(celda, usual)

    def puntos_ya(self) -> int | None:
        detalle = self.venta.detalle_actual
        return detalle.puntos if detalle else None

    @cached_property
    def celdas(self) -> list[EstructuraProducto]:
        """What this plan admits by this technology; impossible choices do not appear."""
        return celdas_de(self.venta)

    def inicial(self, venta: Venta) -> dict[str, Any]:
        detalle: Detalle | None = venta.detalle_actual
        comun: dict[str, Any] = {
            "plan": venta.oferta.plan_id,
            "numero_smartflex": venta.numero_smartflex or "",
        }
        if detalle is not None:
            return {
                **comun,
                **detalle.direccion_campos,
                "subcategoria": detalle.subcategoria_id,
                "puntos": detalle.puntos,
                "numero_provisional": detalle.numero_provisional,
                "rural": detalle.rural,
                "linea_libre": detalle.direccion,
            }
        ficha = venta.ficha
        dictada = venta.contacto.direccion if ficha.misma_direccion else ficha.direccion_dictada
        return (
            comun
            | direccion_propuesta(dictada, ficha.ubicacion, self.calles)
            | {
                "puntos": ficha.puntos,
                "subcategoria": Subcategoria.objects.filter(elegibles()).first(),
            }
        )

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        self._exigir_componentes(limpio)
        if not self.errors:
            limpio["direccion"] = self.componer(self.calles)
        return limpio

    def _exigir_componentes(self, limpio: dict[str, Any]) -> None:
        """Each cell beside its field; a component without a field was written by hand."""
        for celda in self.celdas:
            campo = f"comp_{celda.componente_id}"
            if campo not in self.errors:
                for razon in objecion_de_celda(celda, limpio.get(campo) or 0):
                    self.add_error(campo, razon)
        for enviado in self.data:
            if enviado.startswith("comp_") and enviado not in self.fields and self.data[enviado]:
                codigo = enviado.removeprefix("comp_")
                self.add_error(None, f"{codigo} no es un componente de este plan (8.2).")

    def _del_borrador(self, borrador: QueryDict) -> dict[str, Any]:
        """A line typed last may not have reached the fields: they follow it."""
        escrito = super()._del_borrador(borrador)
        if escrito.get("manda") != LINEA:
            return escrito
        dictada = str(escrito.get("linea_libre") or "")
        seguidos = direccion_propuesta(dictada, catalogo=self.calles)
        return escrito | seguidos | {"linea_libre": dictada}

    def valores(self) -> dict[str, Any]:
        """The fields as they stand, those of the address following the line if it rules."""
        valores = super().valores() | {"catalogo": self.calles}
        with suppress(direcciones.DireccionInvalida):
            direccion = leer(valores, self.calles, manda_la_linea=self.manda_la_linea())
            valores |= campos_de(direccion)
        return valores

    def datos(self) -> dict[str, Any]:
        limpio = self.cleaned_data
        return {
            "direccion": limpio["direccion"],
            "direccion_campos": limpio["direccion"].campos(),
            "subcategoria": limpio["subcategoria"],
            "plan": limpio["plan"],
            "puntos": limpio["puntos"],
            "componentes": {
                celda.componente_id: limpio[f"comp_{celda.componente_id}"]
                for celda in self.celdas
                if limpio.get(f"comp_{celda.componente_id}")
            },
            "numero_smartflex": limpio["numero_smartflex"],
        }

    def contexto(self) -> dict[str, Any]:
        return {
            "componentes": [self[f"comp_{celda.componente_id}"] for celda in self.celdas],
            "con_demo": any(celda.demo or celda.componente.demo for celda in self.celdas),
            "vista": vista_de_direccion(self, self.calles),
            "sugerencias": sugerencias(self, self.venta, self.calles),
            "dictada": self.venta.contacto.direccion
            if self.venta.ficha.misma_direccion
            else self.venta.ficha.direccion_dictada,
        }


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
