"""Steps 1–3: services required, impediments, capacity."""

from datetime import date
from typing import Any

from django import forms

from bluecom.bolivia.fechas import hoy
from bluecom.integraciones import contact_center, smartflex
from solicitudes.models import EstructuraProducto, Producto, Tecnologia, Venta
from solicitudes.pasos.formulario import FormularioPaso

DIAS_DE_CAPACIDAD = 366
"""No technical capacity is promised for longer; a later date is a slip."""


class CampoEvidencia(forms.FileField):
    """The screen of the other system, as a picture; optional."""

    def __init__(self) -> None:
        super().__init__(
            label="Pantalla consultada (opcional)",
            required=False,
            widget=forms.FileInput(attrs={"accept": "image/*"}),
        )

    def clean(self, data: Any, initial: Any = None) -> bytes:
        archivo = super().clean(data, initial)
        return bytes(archivo.read()) if archivo else b""


class ServiciosForm(FormularioPaso):
    """Steps 1.2 and 2: the services as the portfolio says, to confirm or narrow; one key."""

    plantilla = "pasos/_verificacion.html"

    servicios = forms.MultipleChoiceField(
        label="Servicios requeridos (1.2)",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Deje al menos un servicio por ofrecer."},
    )
    evidencia = CampoEvidencia()

    def preparar(self) -> None:
        productos = Producto.objects.filter(activo=True)
        self.fields["servicios"].choices = [(p.codigo, p.nombre) for p in productos]  # type: ignore[attr-defined]  # a ChoiceField

    def inicial(self, venta: Venta) -> dict[str, Any]:
        return {"servicios": venta.servicios_requeridos}

    def contexto(self) -> dict[str, Any]:
        sistema = smartflex()
        codigo = self.venta.cliente.codigo
        return {
            "sistema": sistema.nombre,
            "codigo": codigo,
            "respuesta": sistema.impedimentos(codigo),
        }


class CapacidadForm(FormularioPaso):
    """Step 3: technologies with capacity for the required services, and until when."""

    plantilla = "pasos/_verificacion.html"

    tecnologias = forms.MultipleChoiceField(
        label="Hay capacidad por",
        choices=Tecnologia.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Marque la tecnología que tiene capacidad (3.2)."},
    )
    valida_hasta = forms.DateField(
        label="Vale hasta (si Contact Center lo dice)",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    evidencia = CampoEvidencia()

    def clean_valida_hasta(self) -> date | None:
        hasta: date | None = self.cleaned_data["valida_hasta"]
        if hasta is not None and not 0 <= (hasta - self.venta.dia).days <= DIAS_DE_CAPACIDAD:
            raise forms.ValidationError(
                "Escriba una fecha desde hoy hasta dentro de un año; vacía si no se la dijeron."
            )
        return hasta

    def preparar(self) -> None:
        posibles = tecnologias_de(self.venta)
        self.fields["tecnologias"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (codigo, nombre) for codigo, nombre in Tecnologia.choices if codigo in posibles
        ]

    def inicial(self, venta: Venta) -> dict[str, Any]:
        posibles = tecnologias_de(venta)
        respuesta = contact_center().capacidad(venta.contacto.linea)
        if respuesta is not None:
            hay = [t for t in respuesta.tecnologias if t in posibles]
            return {"tecnologias": hay, "valida_hasta": respuesta.valida_hasta}
        propia = venta.contacto.tecnologia
        return {"tecnologias": [propia] if propia in posibles else []}

    def contexto(self) -> dict[str, Any]:
        return {
            "otra_tecnologia": self._otra_tecnologia(),
            "sistema": contact_center().nombre,
            "codigo": self.venta.cliente.codigo,
            "por_revisar": Producto.objects.filter(codigo__in=self.venta.servicios_requeridos),
        }

    def _otra_tecnologia(self) -> str:
        """What the portfolio says, when the required services do not exist by it."""
        propia = self.venta.contacto.tecnologia
        posibles = dict(self.fields["tecnologias"].choices)  # type: ignore[attr-defined]  # a ChoiceField
        if not propia or not posibles or propia in posibles:
            return ""
        dice = dict(Tecnologia.choices).get(propia, propia)
        return (
            f"La cartera dice «{dice}», y lo que requiere el cliente solo se da por "
            f"{' o '.join(map(str, posibles.values()))}: márquelo si Contact Center lo muestra."
        )


def tecnologias_de(venta: Venta) -> set[str]:
    """The technologies by which the required services exist at all (8.2)."""
    return set(
        EstructuraProducto.objects.vigentes(hoy(venta.ahora))
        .filter(producto__in=venta.servicios_requeridos)
        .values_list("tecnologia", flat=True)
    )
