"""The dated definitions of the indicator (III.2)."""

from datetime import date
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from bluecom.bitacora.servicios import huella_de
from bluecom.bolivia.fechas import limites_del_mes, mes_de
from bluecom.vigencias.modelos import FIRMES, Situacion, Vigente, VigenteQuerySet

DEL_PROCEDIMIENTO = date(2019, 9, 1)
"""The day of the procedure's own definition."""


class DefinicionQuerySet(VigenteQuerySet):
    def del_mes(self, mes: str) -> "Definicion":
        """The definition in force when ``mes`` began; the procedure's own when none was signed."""
        primero = limites_del_mes(mes)[0].date()
        vigente: Definicion | None = self.vigente_el(primero)
        return vigente or Definicion.del_procedimiento()


class Definicion(Vigente):
    """What counts, from which month on, who in COMTECO approved it, and who signed it here.

    It rules whole months: every month keeps the definition that was in force when it began.
    """

    PRIMERO = 2

    autoridad = models.CharField("quién la aprobó en COMTECO", max_length=160)
    parametro = models.PositiveSmallIntegerField(
        "parámetro",
        default=98,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="Mayor o igual: Aceptado; menor: Observado (III.2).",
    )
    segundos_minimos = models.PositiveSmallIntegerField(
        "segundos mínimos",
        default=10,
        help_text="Segundos contestados que hacen efectiva una llamada del CDR.",
    )
    razon = models.CharField("por qué cambia", max_length=300, blank=True, default="")

    objects: ClassVar = DefinicionQuerySet.as_manager()

    class Meta(Vigente.Meta):
        ordering: ClassVar = ["-vigente_desde"]
        verbose_name = "definición del indicador"
        verbose_name_plural = "definiciones del indicador"
        constraints: ClassVar = [
            *Vigente.Meta.constraints,
            models.UniqueConstraint(fields=["numero"], name="definicion_numero_unico"),
            models.UniqueConstraint(
                fields=["situacion"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="definicion_una_propuesta",
            ),
            models.UniqueConstraint(
                fields=["vigente_desde"],
                condition=Q(situacion__in=FIRMES),
                name="definicion_un_dia_una_version",
            ),
            models.CheckConstraint(
                condition=Q(vigente_desde__day=1), name="definicion_de_meses_enteros"
            ),
        ]

    def __str__(self) -> str:
        return f"Definición {self.numero} del indicador"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, and what next."""
        return reverse("admin:indicadores_definicion_change", args=[self.pk])

    @classmethod
    def del_procedimiento(cls) -> "Definicion":
        """III.2 as written, without a row: what rules until two sign another."""
        return cls(
            numero=1,
            vigente_desde=DEL_PROCEDIMIENTO,
            autoridad="Gerencia Comercial (procedimiento, versión N° 1)",
        )

    def serie(self) -> dict[str, Any]:
        """There is one indicator: every definition is of the same."""
        return {}

    @property
    def cadena(self) -> str:
        return "definicion:indicador"

    def de_entrada(self) -> "Definicion":
        return self.del_procedimiento()

    def constancia(self) -> dict[str, Any]:
        return {
            "parametro": self.parametro,
            "segundos_minimos": self.segundos_minimos,
            "autoridad": huella_de(self.autoridad),
        }

    @property
    def rige_desde(self) -> str:
        """The first month it rules, as ``2026-11``."""
        return mes_de(self.vigente_desde)

    @property
    def citada(self) -> str:
        """As the figures of a month name it."""
        desde = f"{self.vigente_desde:%d/%m/%Y}"
        return f"Definición {self.numero}, desde {desde}, aprobada por {self.autoridad}"
