"""Prices (4.2): versions that two persons sign, of each plan in each campaign."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from bluecom.vigencias.modelos import FIRMES, Situacion, Vigente, VigenteQuerySet
from solicitudes.models.catalogo.campanias import Campania
from solicitudes.models.catalogo.productos import Plan
from solicitudes.models.catalogo.vigencias import rige
from solicitudes.reglas.condiciones import CIFRAS


class CondicionQuerySet(VigenteQuerySet):
    def vigentes(self, dia: date) -> "CondicionQuerySet":
        """In force on ``dia``, campaign included."""
        activo = Q(plan__activo=True, plan__producto__activo=True)
        return super().vigentes(dia).filter(rige(dia, "campania__"), activo)


class CondicionComercial(Vigente):
    """The one source of every amount and month that letter, papers, gloss and e-mail state.

    Amounts in bolivianos. A sale keeps its own snapshot. It rules from its day until the next
    price of its plan in its campaign, and never beyond the campaign.
    """

    campania = models.ForeignKey(
        Campania, on_delete=models.PROTECT, related_name="condiciones", verbose_name="campaña"
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="condiciones")
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
    demo = models.BooleanField("DEMO", default=True)
    repite = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar = CondicionQuerySet.as_manager()

    class Meta(Vigente.Meta):
        ordering: ClassVar = ["plan__producto__orden", "plan__codigo", "-vigente_desde"]
        verbose_name = "condición comercial"
        verbose_name_plural = "condiciones comerciales"
        constraints: ClassVar = [
            *Vigente.Meta.constraints,
            models.UniqueConstraint(
                fields=["campania", "plan", "numero"], name="condicion_numero_unico"
            ),
            models.UniqueConstraint(
                fields=["campania", "plan"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="condicion_una_propuesta",
                violation_error_message="Ya hay un cambio por aprobar de ese plan y esa campaña.",
            ),
            models.UniqueConstraint(
                fields=["campania", "plan", "vigente_desde"],
                condition=Q(situacion__in=FIRMES),
                name="condicion_un_dia_una_version",
            ),
            models.CheckConstraint(
                condition=Q(tarifa__gte=0, costo_instalacion__gte=0, cargo_mes_faltante__gte=0)
                & Q(costo_por_punto__gte=0, cable_excedente__gte=0),
                name="condicion_sin_negativos",
                violation_error_message="Un monto en bolivianos no es negativo.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} en {self.campania}, versión {self.numero}"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, whom it touches, and what next."""
        return reverse("admin:solicitudes_condicioncomercial_change", args=[self.pk])

    def serie(self) -> dict[str, Any]:
        return {"campania_id": self.campania_id, "plan_id": self.plan_id}

    @property
    def cadena(self) -> str:
        """The chain of Eventos of this plan's prices in this campaign."""
        return f"precio:{self.campania_id}:{self.plan_id}"

    def constancia(self) -> dict[str, Any]:
        """Every figure: who reads the log sees it beside the one of before."""
        return {"condicion": self.pk} | {campo: self._en_codigo(campo) for campo in CIFRAS}

    def _en_codigo(self, campo: str) -> Any:
        """An amount with its decimals, so that 149 and 149.00 are the same."""
        valor, columna = getattr(self, campo), self._meta.get_field(campo)
        if not (isinstance(valor, Decimal) and isinstance(columna, models.DecimalField)):
            return valor
        return f"{valor:.{columna.decimal_places}f}"
