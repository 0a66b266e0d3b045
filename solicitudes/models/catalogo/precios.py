"""Prices (4.2): who proposed each, who approved it, between which days."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from solicitudes.models.catalogo.campanias import Campania
from solicitudes.models.catalogo.productos import Plan
from solicitudes.models.catalogo.vigencias import (
    dias_en_comun,
    fechas_en_orden,
    misma_clave,
    mismo_codigo,
    rige,
)


class Situacion(models.TextChoices):
    """How far the signatures of a price have come; its days say whether it is in force."""

    INICIAL = "INICIAL", "Vino con el sistema"
    PROPUESTA = "PROPUESTA", "Por aprobar"
    APROBADA = "APROBADA", "Aprobada"
    RETIRADA = "RETIRADA", "Retirada"


FIRMES = (Situacion.INICIAL, Situacion.APROBADA)
"""The only ones that a client can ever be offered."""

FIRMAS = (
    Q(situacion=Situacion.INICIAL, propuesta_por=None, aprobada_por=None, retirada_por=None)
    | Q(
        situacion=Situacion.PROPUESTA,
        propuesta_por__isnull=False,
        aprobada_por=None,
        retirada_por=None,
    )
    | (
        Q(situacion=Situacion.APROBADA, propuesta_por__isnull=False, retirada_por=None)
        & Q(aprobada_por__isnull=False, aprobada_en__isnull=False)
        & ~Q(aprobada_por=F("propuesta_por"))
    )
    | Q(situacion=Situacion.RETIRADA, retirada_por__isnull=False, retirada_en__isnull=False)
)
"""Each situation with exactly its signatures; two persons for an approved one."""


class CondicionQuerySet(models.QuerySet["CondicionComercial"]):
    def firmes(self) -> "CondicionQuerySet":
        return self.filter(situacion__in=FIRMES)

    def vigentes(self, dia: date) -> "CondicionQuerySet":
        """In force on ``dia``, campaign included."""
        activo = Q(plan__activo=True, plan__producto__activo=True)
        return self.firmes().filter(rige(dia), rige(dia, "campania__"), activo)

    def misma_serie(self, otra: "CondicionComercial") -> "CondicionQuerySet":
        """Every version of the same plan in the same campaign."""
        return self.filter(campania=otra.campania_id, plan=otra.plan_id)


class CondicionComercial(models.Model):
    """The one source of every amount and month that letter, papers, gloss and e-mail state.

    Amounts in bolivianos. A sale keeps its own snapshot. A row never changes once
    written: a new price is a new row, proposed by one person and approved by another, from a
    day to come; the one before ends the day before. Per campaign and plan the days of the
    firm rows neither overlap nor leave a gap. All of it is refused by the database too.
    """

    campania = models.ForeignKey(
        Campania, on_delete=models.PROTECT, related_name="condiciones", verbose_name="campaña"
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="condiciones")
    version = models.PositiveSmallIntegerField("versión", default=1)
    tarifa = models.DecimalField("tarifa mensual", max_digits=9, decimal_places=2)
    costo_instalacion = models.DecimalField("costo de instalación", max_digits=9, decimal_places=2)
    costo_por_punto = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    cable_excedente = models.DecimalField(
        "cable excedente, por metro", max_digits=9, decimal_places=2, default=0
    )
    permanencia = models.PositiveSmallIntegerField("permanencia mínima, en meses", default=18)
    cargo_mes_faltante = models.DecimalField(
        "cargo por mes faltante", max_digits=9, decimal_places=2, default=30
    )
    mega_adicional = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    tarifa_hn = models.DecimalField(
        "tarifa HN", max_digits=7, decimal_places=3, null=True, blank=True
    )
    tarifa_hr = models.DecimalField(
        "tarifa HR", max_digits=7, decimal_places=3, null=True, blank=True
    )
    tarifa_hsr = models.DecimalField(
        "tarifa HSR", max_digits=7, decimal_places=3, null=True, blank=True
    )
    aviso_retiro_dias = models.PositiveSmallIntegerField("aviso de retiro, en días", default=30)
    plazo_instalacion = models.CharField(
        "plazo de instalación", max_length=60, default="hasta 5 días hábiles (DEMO)"
    )
    vigente_desde = models.DateField("rige desde")
    vigente_hasta = models.DateField("rige hasta", null=True, blank=True, editable=False)
    demo = models.BooleanField("DEMO", default=True)

    situacion = models.CharField(
        "situación",
        max_length=9,
        choices=Situacion.choices,
        default=Situacion.PROPUESTA,
        editable=False,
    )
    razon = models.CharField("por qué cambia", max_length=200, blank=True)
    repite = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    propuesta_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    propuesta_en = models.DateTimeField(null=True, editable=False)
    aprobada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    aprobada_en = models.DateTimeField(null=True, editable=False)
    retirada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    retirada_en = models.DateTimeField(null=True, editable=False)

    objects = CondicionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["plan__producto__orden", "plan__codigo", "-vigente_desde"]
        verbose_name = "condición comercial"
        verbose_name_plural = "condiciones comerciales"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["campania", "plan", "version"], name="condicion_version_unica"
            ),
            models.UniqueConstraint(
                fields=["campania", "plan"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="condicion_una_propuesta",
                violation_error_message="Ya hay un cambio por aprobar de ese plan y esa campaña.",
            ),
            ExclusionConstraint(
                name="condicion_sin_solape",
                expressions=[mismo_codigo("campania"), misma_clave("plan"), dias_en_comun()],
                condition=Q(situacion__in=FIRMES),
            ),
            models.CheckConstraint(condition=FIRMAS, name="condicion_dos_personas"),
            fechas_en_orden("condicion_fechas_en_orden"),
            models.CheckConstraint(
                condition=Q(tarifa__gte=0, costo_instalacion__gte=0, cargo_mes_faltante__gte=0)
                & Q(costo_por_punto__gte=0, cable_excedente__gte=0),
                name="condicion_sin_negativos",
                violation_error_message="Un monto en bolivianos no es negativo.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} · {self.campania} · v{self.version}"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, whom it touches, and what next."""
        return reverse("admin:solicitudes_condicioncomercial_change", args=[self.pk])

    @property
    def cadena(self) -> str:
        """The chain of Eventos of this plan's prices in this campaign."""
        return f"precio:{self.campania_id}:{self.plan_id}"
