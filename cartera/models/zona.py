"""Technical capacity by zone, as Contact Center's file says it (3.2)."""

from typing import ClassVar

from django.db import models


class CapacidadZona(models.Model):
    """``producto`` empty means every product of that technology."""

    zona = models.CharField(max_length=80)
    clave_zona = models.CharField(max_length=90, db_index=True)
    tecnologia = models.CharField(max_length=12)
    producto = models.CharField(max_length=20, blank=True)
    disponible = models.BooleanField()
    vigente_desde = models.DateField()
    vigente_hasta = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "capacidad por zona"
        verbose_name_plural = "capacidades por zona"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clave_zona", "tecnologia", "producto", "vigente_desde"],
                name="capacidad_una_vez",
            )
        ]

    def __str__(self) -> str:
        return f"{self.zona} · {self.tecnologia}"
