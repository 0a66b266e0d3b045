"""The streets and crossings that accepted addresses named (8.1)."""

from typing import ClassVar

from django.db import models


class CalleAprendida(models.Model):
    """An entry that a trigger writes with the detail; they add up (``bluecom.apuntes``).

    ``con``: a street that crosses it; empty, the street itself. A street is known while its
    entries come to more than nothing. What is learnt in practice is of practice.
    """

    de_prueba = models.BooleanField()
    calle = models.CharField(max_length=80)
    con = models.CharField(max_length=80, blank=True)
    n = models.IntegerField()

    class Meta:
        verbose_name = "calle aprendida"
        verbose_name_plural = "calles aprendidas"
        indexes: ClassVar = [
            models.Index(fields=["de_prueba", "calle", "con"], name="calle_aprendida")
        ]

    def __str__(self) -> str:
        return f"{self.calle} con {self.con}" if self.con else self.calle
