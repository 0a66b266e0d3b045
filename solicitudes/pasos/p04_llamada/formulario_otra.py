"""Step 4.2 once more: what else the client accepts, while he is on the line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe

from solicitudes.models import CondicionComercial, Venta
from solicitudes.pasos.p04_llamada.formulario import TERCERO, TITULAR, OfertaForm
from solicitudes.pasos.p04_llamada.ofertas import de_otros_productos, tecnologias_de
from solicitudes.pasos.p04_llamada.otra import SIN_CAPACIDAD, con_capacidad_para


class OtraForm(OfertaForm):
    """The offers of other products; who asks for them is who asked for the first.

    A plan that goes by one technology alone says it by itself.
    """

    capacidad = forms.BooleanField(
        label=mark_safe(
            "Contact Center muestra capacidad de ese producto por esa tecnología (3.2) <kbd>V</kbd>"
        ),
        required=False,
        widget=forms.CheckboxInput(attrs={"data-tecla": "v"}),
        help_text="Se pide si la revisión del paso 3 no lo alcanza.",
    )

    def preparar(self) -> None:
        super().preparar()
        tecnologia = self.fields["tecnologia"]
        tecnologia.required, tecnologia.help_text = False, "Si el plan va por una sola, es esa."

    def clean_tecnologia(self) -> str:
        elegida: str = self.cleaned_data["tecnologia"]
        condicion = self.cleaned_data.get("condicion")
        if elegida or condicion is None:
            return elegida
        posibles = tecnologias_de(condicion.plan, self.venta.dia)
        if len(posibles) != 1:
            raise ValidationError("Elija la tecnología del producto.")
        return posibles[0]

    def tecnologias_posibles(self) -> set[str]:
        return self._de_los_planes()

    @cached_property
    def ofertas(self) -> QuerySet[CondicionComercial]:
        return de_otros_productos(self.venta)

    def inicial(self, venta: Venta) -> dict[str, Any]:
        oferta = venta.oferta
        dichos = ("telefono_factura", "solicitante_nombre", "solicitante_ci", "relacion")
        return {
            **{campo: getattr(oferta, campo) for campo in dichos},
            "telefono_factura": oferta.telefono_factura or venta.contacto.linea,
            "es_titular": TITULAR if oferta.es_titular else TERCERO,
        }

    def clean(self) -> dict[str, Any]:
        limpio = super().clean()
        condicion, tecnologia = limpio.get("condicion"), limpio.get("tecnologia")
        if not condicion or not tecnologia or limpio.get("capacidad"):
            return limpio
        if not con_capacidad_para(self.venta, condicion, tecnologia):
            self.add_error("capacidad", SIN_CAPACIDAD)
        return limpio
