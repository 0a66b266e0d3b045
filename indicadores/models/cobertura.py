"""Of which days the exchange has told all that it had, also when that was nothing (4.1)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from bluecom.planillas.models import Corrida


class CoberturaCDR(models.Model):
    """The days of a file of calls, from its first to its last; or one day of the exchange's table.

    ``corrida`` is nobody's when the table itself was read once the day had ended.
    """

    desde = models.DateField()
    hasta = models.DateField()
    corrida = models.OneToOneField(Corrida, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "días de CDR"
        verbose_name_plural = "días de CDR"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["desde"], condition=Q(corrida=None), name="dia_de_la_central_una_vez"
            )
        ]

    def __str__(self) -> str:
        return f"{self.desde:%d/%m/%Y} – {self.hasta:%d/%m/%Y}"
