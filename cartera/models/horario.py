"""When the clients of a portfolio may be called: hours of a week, signed by two."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from bluecom.plazos.calendario import Calendario
from bluecom.vigencias.modelos import Situacion, Vigente
from cartera.models.cartera import Cartera

GENERAL = 0
"""The ``alcance`` of the hours that every portfolio takes which has none of its own."""


class HorarioDeLlamada(Vigente):
    """A version of the calling hours of every portfolio, or of one of them.

    ``semana`` holds the hours of each day, Monday first; of one portfolio, with no hours at all,
    it follows the general ones again. ``alcance`` is the portfolio's id, or ``GENERAL``.
    """

    PRIMERO = 2

    alcance = models.PositiveBigIntegerField("qué cartera", default=GENERAL)
    semana = ArrayField(models.CharField(max_length=80, blank=True), size=7)
    dias_cerrados = ArrayField(models.DateField(), default=list, blank=True)
    dias_atendidos = ArrayField(models.DateField(), default=list, blank=True)

    class Meta(Vigente.Meta):
        verbose_name = "horario de llamadas"
        verbose_name_plural = "horarios de llamadas"
        constraints: ClassVar = [
            *Vigente.Meta.constraints,
            models.UniqueConstraint(fields=["alcance", "numero"], name="horario_numero_unico"),
            models.UniqueConstraint(
                fields=["alcance"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="horario_una_propuesta",
            ),
            models.UniqueConstraint(
                fields=["alcance", "vigente_desde"],
                condition=Q(situacion=Situacion.APROBADA),
                name="horario_un_dia_una_version",
            ),
            models.CheckConstraint(condition=Q(semana__len=7), name="horario_de_siete_dias"),
        ]

    def __str__(self) -> str:
        return f"Horario de llamadas {self.de_quien}, versión {self.numero}"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, and what next."""
        return reverse("admin:cartera_horariodellamada_change", args=[self.pk])

    def serie(self) -> dict[str, Any]:
        return {"alcance": self.alcance}

    @property
    def cadena(self) -> str:
        return f"horario_llamadas:{self.alcance}"

    def constancia(self) -> dict[str, Any]:
        return {
            "semana": list(self.semana),
            "dias_cerrados": [dia.isoformat() for dia in self.dias_cerrados],
            "dias_atendidos": [dia.isoformat() for dia in self.dias_atendidos],
        }

    @property
    def de_quien(self) -> str:
        """``general``, or the portfolio's name."""
        if self.alcance == GENERAL:
            return "general"
        cartera = Cartera.objects.filter(pk=self.alcance).first()
        return f"de «{cartera}»" if cartera else "de una cartera"

    @property
    def calendario(self) -> Calendario | None:
        """None where it follows the general ones."""
        if not any(self.semana):
            return None
        return Calendario.escrito(self.semana, self.dias_cerrados, self.dias_atendidos)
