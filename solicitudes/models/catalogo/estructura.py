"""The product's structure (8.2): product × technology × component × plan, by dates."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from solicitudes.models.catalogo.productos import Plan, Producto, Tecnologia
from solicitudes.models.catalogo.vigencias import (
    FECHAS_AL_REVES,
    dias_en_comun,
    fechas_en_orden,
    misma_clave,
    mismo_codigo,
    rige,
)


class Componente(models.Model):
    """Access or equipment that a product's structure asks for (8.2)."""

    class Clase(models.TextChoices):
        ACCESO = "ACCESO", "Acceso"
        EQUIPO = "EQUIPO", "Equipo"

    codigo = models.CharField("código", max_length=30, primary_key=True)
    nombre = models.CharField(max_length=60)
    clase = models.CharField(max_length=6, choices=Clase.choices)
    marca = models.CharField(max_length=40, blank=True)
    modelo = models.CharField(max_length=40, blank=True)
    accesorios = models.CharField(max_length=80, blank=True)
    valor_reposicion = models.DecimalField(
        "valor de reposición, Bs", max_digits=9, decimal_places=2, default=0
    )
    demo = models.BooleanField("DEMO", default=True)

    def __str__(self) -> str:
        return self.nombre


class EstructuraQuerySet(models.QuerySet["EstructuraProducto"]):
    def vigentes(self, dia: date) -> "EstructuraQuerySet":
        return self.filter(rige(dia))

    def para(self, plan: Plan, tecnologia: str) -> "EstructuraQuerySet":
        """The cells of this plan: those of its product, and those of it alone."""
        suyas = Q(plan=None) | Q(plan=plan)
        return self.filter(suyas, producto=plan.producto_id, tecnologia=tecnologia)


class EstructuraProducto(models.Model):
    """One cell: what may be ticked, what usually is, how many, between which days.

    Without a plan it holds for every plan of the product. Two rows of one cell never share
    a day, and a row for all plans shares none with a row for one: the database refuses it.
    """

    producto = models.ForeignKey(Producto, on_delete=models.CASCADE, related_name="estructura")
    tecnologia = models.CharField("tecnología", max_length=12, choices=Tecnologia.choices)
    componente = models.ForeignKey(Componente, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(
        Plan,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="estructura",
        verbose_name="solo para el plan",
        help_text="Vacío: vale para todos los planes del producto.",
    )
    usual = models.BooleanField(default=True, help_text="Viene marcado de antemano.")
    obligatorio = models.BooleanField(default=False)
    maximo = models.PositiveSmallIntegerField("máximo", default=1)
    vigente_desde = models.DateField()
    vigente_hasta = models.DateField(
        null=True, blank=True, help_text="El último día; vacío: hasta nuevo aviso."
    )
    demo = models.BooleanField("DEMO", default=True)

    objects = EstructuraQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["producto__orden", "tecnologia", "componente__clase", "pk"]
        verbose_name = "estructura de producto"
        verbose_name_plural = "estructuras de producto"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="estructura_sin_solape",
                expressions=[
                    mismo_codigo("producto"),
                    mismo_codigo("tecnologia"),
                    mismo_codigo("componente"),
                    misma_clave("plan"),
                    dias_en_comun(),
                ],
                violation_error_message=(
                    "Ese componente ya está en la estructura en alguno de esos días: "
                    "cierre primero la otra fila o elija otras fechas."
                ),
            ),
            fechas_en_orden("estructura_fechas_en_orden"),
            models.CheckConstraint(
                condition=Q(maximo__gte=1),
                name="estructura_al_menos_uno",
                violation_error_message="El máximo es al menos 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.producto} · {self.get_tecnologia_display()} · {self.componente}"

    def clean(self) -> None:
        """A plan of another product, or without the technology, has no such cell."""
        if self.vigente_hasta and self.vigente_desde and self.vigente_hasta < self.vigente_desde:
            raise ValidationError({"vigente_hasta": FECHAS_AL_REVES})
        if self.plan is None:
            return
        if self.plan.producto_id != self.producto_id:
            raise ValidationError({"plan": "Ese plan es de otro producto: elija uno de este."})
        if self.tecnologia not in self.plan.tecnologias:
            raise ValidationError(
                {"tecnologia": f"{self.plan} no se ofrece por esa tecnología: elija otra."}
            )
