"""Step 6.3: the norms by which expired C.I. are valid for longer, by versions."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from bluecom.vigencias.modelos import Situacion, Vigente, VigenteQuerySet


class ProrrogaQuerySet(VigenteQuerySet):
    """The catalogue of a day."""

    def que_valen(self, dia: date) -> "ProrrogaQuerySet":
        """Those by which some expired card is valid on ``dia``, the longest first."""
        ya = self.vigentes(dia).filter(valen_hasta__gte=dia)
        return ya.order_by("-valen_hasta", "-vigente_desde", "-pk")

    def para(self, vence: date, dia: date) -> "ProrrogaDeCI | None":
        """The one by which a card that expired on ``vence`` is valid on ``dia`` for longest."""
        alcanzan = self.filter(vencidas_desde__lte=vence, vencidas_hasta__gte=vence)
        fila: ProrrogaDeCI | None = alcanzan.que_valen(dia).first()
        return fila


class ProrrogaDeCI(Vigente):
    """A version of one norm: cards that expired between two days are valid until a third.

    Signed by two and never rewritten: what was accepted under a version points at it. With no
    ``valen_hasta`` the norm extends nothing any more.
    """

    norma = models.CharField(
        "norma", max_length=48, help_text="Como se cita: «Decreto Supremo N.º …»."
    )
    vencidas_desde = models.DateField("vencidas desde")
    vencidas_hasta = models.DateField("vencidas hasta")
    valen_hasta = models.DateField(
        "valen hasta", null=True, blank=True, help_text="Vacío: la norma ya no prorroga ninguna."
    )

    objects: ClassVar = ProrrogaQuerySet.as_manager()

    class Meta(Vigente.Meta):
        verbose_name = "prórroga de C.I."
        verbose_name_plural = "prórrogas de C.I."
        constraints: ClassVar = [
            *Vigente.Meta.constraints,
            models.UniqueConstraint(fields=["norma", "numero"], name="prorroga_numero_unico"),
            models.UniqueConstraint(
                fields=["norma"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="prorroga_una_propuesta",
            ),
            models.UniqueConstraint(
                fields=["norma", "vigente_desde"],
                condition=Q(situacion=Situacion.APROBADA),
                name="prorroga_un_dia_una_version",
            ),
            models.CheckConstraint(
                condition=Q(vencidas_desde__lte=F("vencidas_hasta"))
                & (Q(valen_hasta=None) | Q(valen_hasta__gte=F("vencidas_hasta"))),
                name="prorroga_dias_en_orden",
            ),
        ]

    def __str__(self) -> str:
        return f"Prórroga de C.I. por {self.norma}, versión {self.numero}"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, and what next."""
        return reverse("admin:solicitudes_prorrogadeci_change", args=[self.pk])

    @property
    def en_palabras(self) -> str:
        """``Vencidas del 01/01/2026 al 30/06/2026: valen hasta el 31/12/2026``."""
        vencidas = f"Vencidas del {self.vencidas_desde:%d/%m/%Y} al {self.vencidas_hasta:%d/%m/%Y}"
        if self.valen_hasta is None:
            return f"{vencidas}: ya no se prorrogan"
        return f"{vencidas}: valen hasta el {self.valen_hasta:%d/%m/%Y}"

    def serie(self) -> dict[str, Any]:
        return {"norma": self.norma}

    @property
    def cadena(self) -> str:
        return f"prorroga_ci:{self.norma}"

    def constancia(self) -> dict[str, Any]:
        return {
            "vencidas_desde": self.vencidas_desde.isoformat(),
            "vencidas_hasta": self.vencidas_hasta.isoformat(),
            "valen_hasta": self.valen_hasta.isoformat() if self.valen_hasta else "",
        }
