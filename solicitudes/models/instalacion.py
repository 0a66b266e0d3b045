"""Step 11.2: the installation, a fact recorded in parallel from GLOSADA on."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from solicitudes.models.catalogo import Motivo


class Visita(models.Model):
    """One visit of the installers: done, or not done with its coded reason."""

    venta = models.ForeignKey("solicitudes.Venta", on_delete=models.CASCADE, related_name="visitas")
    fecha = models.DateField()
    hecha = models.BooleanField()
    motivo = models.ForeignKey(
        Motivo, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    nueva_fecha = models.DateField(null=True, blank=True)
    registrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    registrada_en = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["fecha", "pk"]

    def __str__(self) -> str:
        return f"Visita del {self.fecha}: {'hecha' if self.hecha else 'no hecha'}"


class Instalacion(models.Model):
    """The service works; the equipment left there, with serial and MAC."""

    venta = models.OneToOneField(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="instalacion"
    )
    fecha = models.DateField()
    equipos = models.JSONField(
        default=list, help_text="[{codigo, serie, mac}] en el orden del Comodato"
    )
    registrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    registrada_en = models.DateTimeField()

    class Meta:
        verbose_name = "instalación"
        verbose_name_plural = "instalaciones"

    def __str__(self) -> str:
        return f"Instalada el {self.fecha}"
