"""Annex 2 as the administration edits it: dated versions, and what COMTECO approved."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from bluecom.vigencias.modelos import FIRMAS, FIRMES, Situacion, Vigente, VigenteQuerySet
from solicitudes.glosas import Redaccion, nombre_de

DE_UNA_FIRMA = Q(situacion=Situacion.INICIAL, aprobada_por=None, retirada_por=None)
"""What one person alone had written when nobody approved yet: it says who."""


class PlantillaGlosaQuerySet(VigenteQuerySet):
    def de(self, producto: str, facturacion: str) -> "PlantillaGlosaQuerySet":
        """Every version of one text, the latest first."""
        return self.filter(producto=producto, facturacion=facturacion).order_by("-numero")

    def redaccion(self, dia: date) -> Redaccion:
        """The 21 texts in force on ``dia``: the system's own where nobody wrote another."""
        return Redaccion.con(
            {(p.producto, p.facturacion): (p.version, p.texto) for p in self.vigentes(dia)}
        )


class PlantillaGlosa(Vigente):
    """A version of one of the 21 texts of Annex 2, signed by two (9.1).

    The texts that came with the system are its version 2019-1 and have no row here.
    """

    PRIMERO = 2

    producto = models.CharField(max_length=20)
    facturacion = models.CharField("facturación", max_length=14)
    texto = models.TextField()

    objects: ClassVar = PlantillaGlosaQuerySet.as_manager()

    class Meta:
        verbose_name = "plantilla de glosa"
        verbose_name_plural = "plantillas de glosa"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=FIRMAS | DE_UNA_FIRMA, name="plantillaglosa_dos_personas"
            ),
            models.UniqueConstraint(
                fields=["producto", "facturacion", "numero"], name="plantilla_glosa_numero"
            ),
            models.UniqueConstraint(
                fields=["producto", "facturacion"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="plantilla_glosa_una_propuesta",
            ),
            models.UniqueConstraint(
                fields=["producto", "facturacion", "vigente_desde"],
                condition=Q(situacion__in=FIRMES),
                name="plantilla_glosa_un_dia",
            ),
        ]

    def __str__(self) -> str:
        return f"Glosa de {nombre_de((self.producto, self.facturacion))}, versión {self.version}"

    def get_absolute_url(self) -> str:
        """The page of its text, where it is read and signed."""
        return reverse("plantilla_glosa", args=[self.producto, self.facturacion])

    def serie(self) -> dict[str, Any]:
        return {"producto": self.producto, "facturacion": self.facturacion}

    @property
    def version(self) -> str:
        """How the sale and the sheets call it, as the system's own is called 2019-1."""
        return f"{self.vigente_desde.year}-{self.numero}"

    @property
    def cadena(self) -> str:
        """The chain of Eventos of this text."""
        return f"glosa:{self.producto}:{self.facturacion}"

    @property
    def cosa(self) -> str:
        """``aprobar_glosa`` is another act: COMTECO's approval, written down."""
        return "version_de_glosa"

    def constancia(self) -> dict[str, Any]:
        return {"plantilla": self.pk, "version": self.version}

    @property
    def aprobacion(self) -> "AprobacionGlosa | None":
        """COMTECO's, if it was recorded and not taken back."""
        return next((a for a in self.aprobaciones.all() if a.retirada_en is None), None)


class AprobacionGlosaQuerySet(models.QuerySet["AprobacionGlosa"]):
    def vigentes(self) -> "AprobacionGlosaQuerySet":
        """Those that were not taken back."""
        return self.filter(retirada_en=None)

    def de_correcciones(self) -> "dict[str, AprobacionGlosa]":
        """Code of a correction → its approval."""
        return {a.correccion: a for a in self.vigentes().filter(plantilla=None)}


class AprobacionGlosa(models.Model):
    """Who at COMTECO approved a correction to Annex 2, or a version, when and in which letter.

    Taking it back keeps the row, with its reason.
    """

    correccion = models.CharField("corrección", max_length=30, blank=True)
    plantilla = models.ForeignKey(
        PlantillaGlosa,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="aprobaciones",
    )
    aprobada_por = models.CharField(max_length=120)
    aprobada_el = models.DateField()
    referencia = models.CharField(max_length=80)
    registrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    registrada_en = models.DateTimeField()
    retirada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    retirada_en = models.DateTimeField(null=True, blank=True)
    razon_retiro = models.CharField("por qué se retira", max_length=200, blank=True)

    objects = AprobacionGlosaQuerySet.as_manager()

    class Meta:
        verbose_name = "aprobación de COMTECO"
        verbose_name_plural = "aprobaciones de COMTECO"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(correccion="", plantilla__isnull=False)
                | (~Q(correccion="") & Q(plantilla=None)),
                name="aprobacion_de_una_cosa",
            ),
            models.UniqueConstraint(
                fields=["correccion"],
                condition=Q(retirada_en=None, plantilla=None),
                name="aprobacion_una_por_correccion",
            ),
            models.UniqueConstraint(
                fields=["plantilla"],
                condition=Q(retirada_en=None, plantilla__isnull=False),
                name="aprobacion_una_por_plantilla",
            ),
            models.CheckConstraint(
                condition=Q(retirada_en=None, retirada_por=None, razon_retiro="")
                | (Q(retirada_en__isnull=False, retirada_por__isnull=False) & ~Q(razon_retiro="")),
                name="aprobacion_retiro_con_razon",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aprobada_por}, {self.aprobada_el:%d/%m/%Y}, {self.referencia}"

    @property
    def cadena(self) -> str:
        """The chain of Eventos of what was approved."""
        return self.plantilla.cadena if self.plantilla else f"correccion:{self.correccion}"
