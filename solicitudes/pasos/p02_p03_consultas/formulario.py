"""Steps 1–3: services required, impediments, capacity."""

from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Case, When

from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.telefonos import nacional
from bluecom.campos import campo_de_filas, campo_de_opciones
from bluecom.integraciones.enlaces import enlace_a
from solicitudes.models import EstructuraProducto, Motivo, Producto, Tecnologia, Venta
from solicitudes.pasos.formulario import FormularioPaso
from solicitudes.pasos.p02_p03_consultas.respuestas import (
    capacidad_dicha,
    excede,
    impedimento_dicho,
    origen_de,
)
from solicitudes.pasos.p02_p03_consultas.reuso import reutilizable
from solicitudes.puerta.archivo import Origen
from solicitudes.puerta.consultas import pantalla_por_anotar
from solicitudes.puerta.motivo import MotivoForm

DIAS_MAXIMO = 366
"""No technical capacity is promised for longer; a later date is a slip."""


class CampoConfirmado(forms.BooleanField):
    """The person's word against the system's; shown only where they differ."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, required=False)


class FormularioConsulta(FormularioPaso):
    """What a person reads in another system, beside what that system answers by itself."""

    plantilla = "pasos/_verificacion.html"
    numero: int
    clave: str
    """Of its system, in the settings."""
    contra: tuple[str, ...]
    """The kinds of reason by which this check ends the taking."""

    def contradice(self) -> bool:
        """Whether the fields as they stand need the person's word against the answer."""
        raise NotImplementedError

    def dice(self) -> str:
        """The answer in words; empty when there is none."""
        raise NotImplementedError

    def buscar(self) -> tuple[str, str]:
        """By what the client is found there, and what it is: his code in Smartflex, or his line."""
        codigo = self.venta.cliente.codigo
        if self.clave == "smartflex" and codigo:
            return "el código", codigo
        return "la línea", nacional(self.venta.contacto.linea)

    def niega(self) -> bool:
        """Whether the answer is against the client: then his taking may end by it."""
        raise NotImplementedError

    @cached_property
    def se_confirma(self) -> Origen | None:
        """The file's answer that the main key confirms; whoever pasted a screen looked himself."""
        origen = origen_de(self.respuesta)
        if origen is None or self.contradice() or pantalla_por_anotar(self.venta) is not None:
            return None
        return origen

    def acto(self, verbo: str) -> dict[str, str]:
        if self.se_confirma is None:
            return {"verbo": verbo}
        clave = self.se_confirma.clave
        return {"verbo": f"{verbo}, según el archivo", "nombre": "archivo", "valor": clave}

    @property
    def toma_la_anterior(self) -> bool:
        """Whether the key that takes over an earlier check was pressed."""
        return bool(self.data.get("reutiliza"))

    def contexto(self) -> dict[str, Any]:
        pide = self.contradice() or "confirmado" in self.errors
        responde = self.respuesta is not None and self.respuesta.dicho is not None
        return {
            "sistema": self.respuesta.sistema if self.respuesta else "",
            "callado": self.respuesta is not None and self.respuesta.callado,
            "dice": self.dice(),
            "del_archivo": origen_de(self.respuesta),
            "se_confirma": self.se_confirma,
            "niega": self.niega(),
            "contradice": pide,
            "buscar": self.buscar(),
            "enlace": enlace_a(
                self.clave,
                codigo=self.venta.cliente.codigo,
                linea=nacional(self.venta.contacto.linea),
            ),
            "campos": [
                campo
                for campo in self
                if campo.name not in ("reutiliza", "archivo")
                and (pide or campo.name != "confirmado")
            ],
            "anterior": None if responde else reutilizable(self.venta, self.numero),
            "pantalla_pegada": pantalla_por_anotar(self.venta),
            "negativa": self._negativa(),
        }

    def _negativa(self) -> MotivoForm:
        """The other answer of the check, its own reasons first."""
        form = MotivoForm(*self.contra)
        propio = Case(When(ambito=self.contra[0], then=0), default=1)
        motivos = Motivo.objects.filter(ambito__in=self.contra, activo=True)
        campo_de_filas(form, "motivo").queryset = motivos.order_by(propio, "orden", "nombre")
        return form


class ServiciosForm(FormularioConsulta):
    """Steps 1.2 and 2: the services as the portfolio says, to confirm or narrow; one key."""

    numero, clave = 2, "smartflex"
    contra = (Motivo.Ambito.IMPEDIMENTO, Motivo.Ambito.DESCARTE)

    servicios = forms.MultipleChoiceField(
        label="Servicios requeridos (1.2)",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Deje al menos un servicio por ofrecer."},
    )
    reutiliza = forms.IntegerField(required=False)
    archivo = forms.CharField(required=False, max_length=200)
    confirmado = CampoConfirmado("Lo miré yo en el sistema: no tiene impedimentos")

    def preparar(self) -> None:
        productos = Producto.objects.filter(activo=True)
        campo_de_opciones(self, "servicios").choices = [(p.codigo, p.nombre) for p in productos]

    def inicial(self, venta: Venta) -> dict[str, Any]:
        return {"servicios": venta.servicios_requeridos}

    def contradice(self) -> bool:
        return bool(impedimento_dicho(self.respuesta))

    def niega(self) -> bool:
        return self.contradice()

    def dice(self) -> str:
        hay = self.respuesta is not None and self.respuesta.dicho is not None
        return impedimento_dicho(self.respuesta) or ("sin impedimentos" if hay else "")


class CapacidadForm(FormularioConsulta):
    """Step 3: technologies with capacity for the required services, and until when."""

    numero, clave = 3, "contact_center"
    contra = (Motivo.Ambito.SIN_CAPACIDAD,)

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
    reutiliza = forms.IntegerField(required=False)
    archivo = forms.CharField(required=False, max_length=200)
    confirmado = CampoConfirmado("Lo miré yo en el sistema: hay la capacidad que marco")

    def clean_valida_hasta(self) -> date | None:
        hasta: date | None = self.cleaned_data["valida_hasta"]
        if hasta is not None and not 0 <= (hasta - self.venta.dia).days <= DIAS_MAXIMO:
            raise forms.ValidationError(
                "Escriba una fecha desde hoy hasta dentro de un año; vacía si no se la dijeron."
            )
        return hasta

    def preparar(self) -> None:
        self.fields["tecnologias"].required = not self.toma_la_anterior
        posibles = self.existentes
        self.posibles = {c: nombre for c, nombre in Tecnologia.choices if c in posibles}
        campo_de_opciones(self, "tecnologias").choices = list(self.posibles.items())

    def inicial(self, venta: Venta) -> dict[str, Any]:
        posibles = self.existentes
        dicho = self.respuesta.dicho if self.respuesta else None
        if dicho is not None:
            hay = [t for t in dicho.tecnologias if t in posibles]
            return {"tecnologias": hay, "valida_hasta": dicho.valida_hasta}
        propia = venta.contacto.tecnologia
        return {"tecnologias": [propia] if propia in posibles else []}

    @cached_property
    def existentes(self) -> set[str]:
        return tecnologias_de(self.venta)

    def contradice(self) -> bool:
        return excede(self.respuesta, self["tecnologias"].value() or (), None)

    def niega(self) -> bool:
        dicho = self.respuesta.dicho if self.respuesta else None
        return dicho is not None and not dicho.tecnologias

    def dice(self) -> str:
        return capacidad_dicha(self.respuesta)

    def contexto(self) -> dict[str, Any]:
        return super().contexto() | {
            "otra_tecnologia": self._otra_tecnologia(),
            "por_revisar": self.venta.servicios,
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
