"""Each time that the running month went under its parameter, or was going to (III.2)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from bluecom.bolivia.fechas import mes_en_letras


class Alerta(models.Model):
    """One crossing: open until the month recovers or ends; its notices hang from it.

    ``n`` and ``d`` are the official counts at the crossing.
    """

    class Que(models.TextChoices):
        BAJO = "BAJO", "Bajó del parámetro"
        BAJARIA = "BAJARIA", "Terminaría bajo el parámetro"

    mes = models.CharField(max_length=7, help_text="AAAA-MM.")
    que = models.CharField(max_length=7, choices=Que.choices)
    desde = models.DateTimeField()
    hasta = models.DateTimeField(null=True)
    n = models.PositiveIntegerField()
    d = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["-desde", "-pk"]
        verbose_name = "alerta del mes"
        verbose_name_plural = "alertas del mes"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mes", "que"], condition=Q(hasta=None), name="alerta_una_abierta"
            )
        ]

    def __str__(self) -> str:
        return f"{mes_en_letras(self.mes).capitalize()}: {self.get_que_display().lower()}"

    @property
    def asunto(self) -> str:
        """The matter that its notices hang from; their key too."""
        return f"alerta:{self.pk}"
