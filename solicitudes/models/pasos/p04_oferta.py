"""Step 4: the accepted offer."""

from dataclasses import asdict
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from bluecom.bolivia.telefonos import nacional
from solicitudes.models.catalogo import (
    Campania,
    CondicionComercial,
    EstructuraProducto,
    Plan,
    Producto,
    Tecnologia,
)
from solicitudes.reglas.condiciones import Condiciones


class Oferta(models.Model):
    """Step 4: what the client accepts, with the conditions as they stood that day."""

    class Facturacion(models.TextChoices):
        PROPIA = "PROPIA", "Factura propia"
        AL_TELEFONO = "AL_TELEFONO", "Al teléfono N°"

    class Relacion(models.TextChoices):
        CONYUGE = "CONYUGE", "Cónyuge"
        HIJO = "HIJO", "Hijo o hija"
        PADRE = "PADRE", "Padre o madre"
        APODERADO = "APODERADO", "Apoderado"
        REPRESENTANTE = "REPRESENTANTE", "Representante legal"
        OTRO = "OTRO", "Otra"

    class LineaActual(models.TextChoices):
        INCLUIDA = "INCLUIDA", "Se incluye en el paquete"
        TRASLADADA = "TRASLADADA", "Se traslada"
        ADICIONAL = "ADICIONAL", "La nueva es adicional"

    venta = models.OneToOneField(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="oferta"
    )
    condicion = models.ForeignKey(CondicionComercial, on_delete=models.PROTECT, related_name="+")
    campania = models.ForeignKey(Campania, on_delete=models.PROTECT, related_name="+")
    producto = models.ForeignKey(Producto, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    tecnologia = models.CharField(max_length=12, choices=Tecnologia.choices)
    facturacion = models.CharField(max_length=12, choices=Facturacion.choices)
    telefono_factura = models.CharField(max_length=16, blank=True)
    linea_actual = models.CharField(
        max_length=10,
        blank=True,
        choices=LineaActual.choices,
        help_text="Qué pasa con la línea que ya tiene.",
    )
    condiciones = models.JSONField()
    es_titular = models.BooleanField(default=True)
    solicitante_nombre = models.CharField(max_length=120, blank=True)
    solicitante_ci = models.CharField(max_length=20, blank=True)
    relacion = models.CharField(max_length=14, choices=Relacion.choices, blank=True)
    aceptada_en = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["telefono_factura"],
                name="oferta_telefono",
                condition=~Q(telefono_factura=""),
            ),
            models.Index(
                fields=["solicitante_ci"], name="oferta_ci", condition=~Q(solicitante_ci="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} ({self.campania})"

    @property
    def al_telefono(self) -> bool:
        return self.facturacion == self.Facturacion.AL_TELEFONO

    @property
    def snapshot(self) -> Condiciones:
        """The accepted conditions: the only source of letter, papers, gloss and e-mail."""
        return Condiciones.de_json(self.condiciones)

    @property
    def cifras(self) -> dict[str, Any]:
        """What is told of it to the client: its conditions and its product."""
        return {**asdict(self.snapshot), "producto": self.producto_id}

    def celdas_el(self, dia: date) -> list[EstructuraProducto]:
        """What the structure of its product has on a day for its plan and technology (8.2).

        Asked once for each: the guards of several steps ask it of one sale.
        """
        clave = (dia, self.plan_id, self.tecnologia)
        leidas = vars(self).setdefault("_celdas", {})
        if clave not in leidas:
            del_dia = self.producto.estructura.vigentes(dia).para(self.plan, self.tecnologia)
            en_orden = del_dia.select_related("componente").order_by("componente__clase", "pk")
            leidas[clave] = list(en_orden)
        return list(leidas[clave])

    @property
    def necesita_solicitante(self) -> bool:
        return not self.es_titular or bool(self.venta.cliente.es_empresa)

    @property
    def de_que_persona(self) -> str:
        return (
            "de quien representa a la empresa" if self.venta.cliente.es_empresa else "del tercero"
        )

    @property
    def factura(self) -> str:
        """``Factura propia``, or to which telephone it goes."""
        como = str(self.get_facturacion_display())
        return f"{como} {nacional(self.telefono_factura)}" if self.al_telefono else como

    @property
    def quien_solicita(self) -> str:
        """``ANA PAZ ROCHA, C.I. 7654321 (Hijo o hija)``; empty when it is the holder himself."""
        if not self.solicitante_nombre:
            return ""
        relacion = self.get_relacion_display()
        return f"{self.solicitante_nombre}, C.I. {self.solicitante_ci} ({relacion})"

    @property
    def por_quien_preguntar(self) -> str:
        """Who opens the door unless another is told: the holder; of a company, its person."""
        titular: str = self.venta.cliente.nombre_completo
        return (self.solicitante_nombre or titular) if self.venta.cliente.es_empresa else titular

    @property
    def solicitante_completo(self) -> bool:
        if not self.necesita_solicitante:
            return True
        return bool(self.solicitante_nombre and self.solicitante_ci and self.relacion)
