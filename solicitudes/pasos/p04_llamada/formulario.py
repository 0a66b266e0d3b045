"""Step 4: the call's outcome and the offer."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property

from bluecom.bolivia.campos import CampoCI, CampoDigitable, CampoTelefono, CampoTexto
from bluecom.bolivia.identidad import CI
from cartera.models import Llamada, ResultadoLlamada
from solicitudes.models import CondicionComercial, Oferta, Tecnologia, Venta
from solicitudes.pasos.formulario import FormularioPaso
from solicitudes.pasos.p04_llamada.guion import guion_para
from solicitudes.pasos.p04_llamada.ofertas import impide_ofrecer, ofertas_para


class LlamadaForm(forms.Form):
    """The outcome of one call, chosen by its digit (4.1)."""

    resultado = forms.ModelChoiceField(
        label="Resultado",
        queryset=ResultadoLlamada.objects.activos(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Elija el resultado de la llamada."},
    )
    telefono = CampoTelefono(label="Número marcado", required=False)
    nota = CampoTexto(label="Nota", required=False, max_length=300)


class OfertaForm(FormularioPaso):
    """What the client accepts (4.2): campaign + plan + technology + billing."""

    plantilla = "pasos/_oferta.html"
    se_curan_con: ClassVar[Mapping[str, Iterable[str]]] = {
        "tecnologia": ("condicion",),
        "linea_actual": ("condicion",),
        "telefono_factura": ("facturacion",),
        **dict.fromkeys(("solicitante_nombre", "solicitante_ci", "relacion"), ("es_titular",)),
    }

    condicion = forms.ModelChoiceField(
        label="Oferta que acepta",
        queryset=CondicionComercial.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Elija la oferta que el cliente acepta.",
            "invalid_choice": "Esa oferta no está vigente para este cliente: elija otra (4.2).",
        },
    )
    tecnologia = forms.ChoiceField(
        label="Tecnología", choices=Tecnologia.choices, widget=forms.RadioSelect
    )
    facturacion = forms.ChoiceField(
        label="¿Factura propia o al teléfono N°?",
        choices=Oferta.Facturacion.choices,
        widget=forms.RadioSelect,
    )
    telefono_factura = CampoTelefono(label="Teléfono al que se factura", required=False)
    linea_actual = forms.ChoiceField(
        label="La línea que ya tiene",
        required=False,
        choices=[("", "—"), *Oferta.LineaActual.choices],
        help_text="Solo para telefonía fija y Multipack.",
    )
    es_titular = forms.BooleanField(
        label="Solicita el titular", required=False, help_text="Sin marcar: un tercero."
    )
    solicitante_nombre = CampoDigitable(
        label="Nombre de quien solicita", required=False, max_length=120
    )
    solicitante_ci = CampoCI(label="C.I. de quien solicita", required=False)
    relacion = forms.ChoiceField(
        label="Relación con el titular",
        required=False,
        choices=[("", "—"), *Oferta.Relacion.choices],
    )

    def preparar(self) -> None:
        self.fields["condicion"].queryset = self.ofertas  # type: ignore[attr-defined]  # a ModelChoiceField
        verificacion = self.venta.capacidad_vigente()
        con_capacidad = verificacion.tecnologias if verificacion else []
        de_los_planes = {t for oferta in self.ofertas for t in oferta.plan.tecnologias}
        self.fields["tecnologia"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            par for par in Tecnologia.choices if par[0] in de_los_planes.intersection(con_capacidad)
        ]
        if not any(oferta.plan.producto.incluye_linea for oferta in self.ofertas):
            del self.fields["linea_actual"]

    @cached_property
    def ofertas(self) -> QuerySet[CondicionComercial]:
        return ofertas_para(self.venta)

    def inicial(self, venta: Venta) -> dict[str, Any]:
        oferta = venta.oferta_actual
        if oferta is not None:
            campos = [c for c in self.base_fields if c != "condicion"]
            return {c: getattr(oferta, c) for c in campos} | {"condicion": oferta.condicion_id}
        verificacion = venta.capacidad_vigente()
        primera = self.ofertas.first()
        return {
            "condicion": primera.pk if primera else None,
            "tecnologia": verificacion.tecnologias[0] if verificacion else "",
            "facturacion": Oferta.Facturacion.PROPIA,
            "telefono_factura": venta.contacto.linea,
            "es_titular": not venta.cliente.es_empresa,
            "relacion": Oferta.Relacion.REPRESENTANTE if venta.cliente.es_empresa else "",
        }

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        condicion, tecnologia = limpio.get("condicion"), limpio.get("tecnologia")
        if condicion and tecnologia:
            for razon in impide_ofrecer(self.venta, condicion, tecnologia):
                self.add_error("tecnologia", razon)
        if limpio.get("facturacion") == Oferta.Facturacion.AL_TELEFONO:
            if not limpio.get("telefono_factura") and "telefono_factura" not in self.errors:
                self.add_error("telefono_factura", "Escriba el teléfono al que se factura.")
        else:
            limpio["telefono_factura"] = ""
        if condicion and not condicion.plan.producto.incluye_linea:
            limpio["linea_actual"] = ""
        elif condicion and not limpio.get("linea_actual"):
            self.add_error("linea_actual", "Diga qué pasa con la línea que el cliente ya tiene.")
        self._exigir_solicitante(limpio)
        return limpio

    def _exigir_solicitante(self, limpio: dict[str, Any]) -> None:
        if limpio.get("es_titular") and not self.venta.cliente.es_empresa:
            limpio.update(solicitante_nombre="", solicitante_ci="", relacion="")
            return
        for campo, pide in [
            ("solicitante_nombre", "Escriba el nombre de quien solicita."),
            ("solicitante_ci", "Escriba el C.I. de quien solicita."),
            ("relacion", "Elija la relación con el titular."),
        ]:
            if not limpio.get(campo) and campo not in self.errors:
                self.add_error(campo, pide)
        ci = limpio.get("solicitante_ci")
        limpio["solicitante_ci"] = str(ci) if isinstance(ci, CI) else ""

    def contexto(self) -> dict[str, Any]:
        llamadas, dicho = llamadas_de(self.venta), self.venta.ultimo_dicho()
        return {
            "llamada_form": LlamadaForm(initial={"telefono": self.venta.contacto.linea}),
            "llamadas": llamadas,
            "acepta": dicho is not None and dicho.venta,
            "en_vez": _en_vez_de_aceptar(self.venta, llamadas),
            "resultados": ResultadoLlamada.objects.activos(),
            "ofertas": self.ofertas,
            **guion_para(self.venta, str(self["condicion"].value() or ""), self.ofertas),
        }


def _en_vez_de_aceptar(venta: Venta, llamadas: list[Llamada]) -> dict[str, str]:
    """After an outcome that ends the taking, the right next act is the next client."""
    ultima = next((hecha for hecha in llamadas if hecha.anulada_en is None), None)
    if ultima is None or ultima.venta or venta.aceptada_en is not None:
        return {}
    motivo = ultima.resultado.motivo_descarte
    url = reverse("descartar", args=[venta.pk])
    return {"verbo": "Siguiente cliente", "url": f"{url}?motivo={motivo}"} if motivo else {}


def llamadas_de(venta: Venta) -> list[Llamada]:
    """The calls of this taking, newest first."""
    if venta.llamada_id is not None and venta.llamada is not None:
        return [venta.llamada]
    return list(
        venta.contacto.llamadas.filter(inicio__gte=venta.tomada_en)
        .select_related("resultado")
        .order_by("-inicio")
    )
