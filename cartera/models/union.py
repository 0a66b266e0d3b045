"""Two clients of the portfolio that were one person (1.1)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from cartera.models.cliente import Cliente


class UnionDeClientes(models.Model):
    """What was known of the one that is no more, and why somebody said that it was the same."""

    cliente = models.ForeignKey(Cliente, on_delete=models.CASCADE, related_name="uniones")
    era = models.PositiveIntegerField(help_text="El número que tenía el otro.")
    datos = models.JSONField(help_text="Lo que decía el otro, con lo que se dejó de lado.")
    razon = models.CharField("razón", max_length=300)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-en"]
        verbose_name = "unión de clientes"
        verbose_name_plural = "uniones de clientes"

    def __str__(self) -> str:
        return f"Era también el cliente {self.era}"
