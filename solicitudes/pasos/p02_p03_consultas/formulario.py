"""Steps 1–3: services required, impediments, capacity."""

from datetime import date
from typing import Any

from django import forms

from bluecom.bolivia.fechas import hoy
from bluecom.campos import campo_de_opciones
from solicitudes.models import EstructuraProducto, Producto, Tecnologia, Venta
from solicitudes.pasos.formulario import FormularioPaso
from solicitudes.pasos.p02_p03_consultas.respuestas import (
    capacidad_dicha,
    excede,
    impedimento_dicho,
)

DIAS_MAXIMO = 366
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


class CampoConfirmado(forms.BooleanField):
    """The person's word against the system's; shown only where they differ."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, required=False)


class FormularioConsulta(FormularioPaso):
    """What a person reads in another system, beside what that system answers by itself."""

    plantilla = "pasos/_verificacion.html"

    def contradice(self) -> bool:
        """Whether the fields as they stand need the person's word against the answer."""
        raise NotImplementedError

    def dice(self) -> str:
        """The answer in words; empty when there is none."""
        raise NotImplementedError

    def contexto(self) -> dict[str, Any]:
        pide = self.contradice() or "confirmado" in self.errors
        return {
            "sistema": self.respuesta.sistema if self.respuesta else "",
            "callado": self.respuesta is not None and self.respuesta.callado,
            "dice": self.dice(),
            "contradice": pide,
            "codigo": self.venta.cliente.codigo,
            "campos": [campo for campo in self if pide or campo.name != "confirmado"],
        }


class ServiciosForm(FormularioConsulta):
    """Steps 1.2 and 2: the services as the portfolio says, to confirm or narrow; one key."""

    servicios = forms.MultipleChoiceField(
        label="Servicios requeridos (1.2)",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Deje al menos un servicio por ofrecer."},
    )
    evidencia = CampoEvidencia()
    confirmado = CampoConfirmado("Lo miré yo en el sistema: no tiene impedimentos")

    def preparar(self) -> None:
        productos = Producto.objects.filter(activo=True)
        campo_de_opciones(self, "servicios").choices = [(p.codigo, p.nombre) for p in productos]

    def inicial(self, venta: Venta) -> dict[str, Any]:
        return {"servicios": venta.servicios_requeridos}

    def contradice(self) -> bool:
        return bool(impedimento_dicho(self.respuesta))

    def dice(self) -> str:
        hay = self.respuesta is not None and self.respuesta.dicho is not None
        return impedimento_dicho(self.respuesta) or ("sin impedimentos" if hay else "")


class CapacidadForm(FormularioConsulta):
    """Step 3: technologies with capacity for the required services, and until when."""

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
    confirmado = CampoConfirmado("Lo miré yo en el sistema: hay la capacidad que marco")

    def clean_valida_hasta(self) -> date | None:
        hasta: date | None = self.cleaned_data["valida_hasta"]
        if hasta is not None and not 0 <= (hasta - self.venta.dia).days <= DIAS_MAXIMO:
            raise forms.ValidationError(
                "Escriba una fecha desde hoy hasta dentro de un año; vacía si no se la dijeron."
            )
        return hasta

    def preparar(self) -> None:
        posibles = tecnologias_de(self.venta)
        self.posibles = {c: nombre for c, nombre in Tecnologia.choices if c in posibles}
        campo_de_opciones(self, "tecnologias").choices = list(self.posibles.items())

    def inicial(self, venta: Venta) -> dict[str, Any]:
        posibles = tecnologias_de(venta)
        dicho = self.respuesta.dicho if self.respuesta else None
        if dicho is not None:
            hay = [t for t in dicho.tecnologias if t in posibles]
            return {"tecnologias": hay, "valida_hasta": dicho.valida_hasta}
        propia = venta.contacto.tecnologia
        return {"tecnologias": [propia] if propia in posibles else []}

    def contradice(self) -> bool:
        return excede(self.respuesta, self["tecnologias"].value() or (), None)

    def dice(self) -> str:
        return capacidad_dicha(self.respuesta)

    def contexto(self) -> dict[str, Any]:
        return super().contexto() | {
            "otra_tecnologia": self._otra_tecnologia(),
            "por_revisar": Producto.objects.filter(codigo__in=self.venta.servicios_requeridos),
        }

    def _otra_tecnologia(self) -> str:
        """What the portfolio says, when the required services do not exist by it."""
        propia = self.venta.contacto.tecnologia
        if not propia or not self.posibles or propia in self.posibles:
            return ""
        dice = dict(Tecnologia.choices).get(propia, propia)
        otras = " o ".join(map(str, self.posibles.values()))
        return (
            f"La cartera dice «{dice}», y lo que requiere el cliente solo se da por "
            f"{otras}: márquelo si Contact Center lo muestra."
        )


def tecnologias_de(venta: Venta) -> set[str]:
    """The technologies by which the required services exist at all (8.2)."""
    return set(
        EstructuraProducto.objects.vigentes(hoy(venta.ahora))
        .filter(producto__in=venta.servicios_requeridos)
        .values_list("tecnologia", flat=True)
    )
