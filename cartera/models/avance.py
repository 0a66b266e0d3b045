"""How far each portfolio was at the end of each day: what says how long it will last."""

from typing import ClassVar

from django.db import models

from cartera.models.cartera import Cartera


class AvanceDelDia(models.Model):
    """``trabajados``: the clients that are no longer untouched. New ones do not move it."""

    cartera = models.ForeignKey(Cartera, on_delete=models.CASCADE, related_name="+")
    dia = models.DateField()
    trabajados = models.IntegerField()

    class Meta:
        verbose_name = "avance de un día"
        verbose_name_plural = "avances por día"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cartera", "dia"], name="avance_del_dia_unico")
        ]

    def __str__(self) -> str:
        return f"{self.cartera_id} · {self.dia:%d/%m/%Y}: {self.trabajados}"
