"""Step 11.1: the review, its checklist and its observations."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from solicitudes.models.catalogo import Motivo


class Revision(models.Model):
    """The checklist of one round; half-done lists survive."""

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="revisiones"
    )
    ronda = models.PositiveSmallIntegerField()
    revisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="revisiones"
    )
    iniciada_en = models.DateTimeField()
    lista = models.PositiveIntegerField(default=1, help_text="Versión de la lista de 11.1.")
    items = models.JSONField(default=dict, help_text="código del ítem → true cuando está OK")
    decidida_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "revisión"
        verbose_name_plural = "revisiones"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["venta", "ronda"], name="una_revision_por_ronda")
        ]

    def __str__(self) -> str:
        return f"Revisión {self.ronda} de la venta {self.venta_id}"


class ObservacionQuerySet(models.QuerySet["Observacion"]):
    def abiertas(self) -> "ObservacionQuerySet":
        return self.filter(resuelta_en=None)


class Observacion(models.Model):
    """A coded observation on a named item; it leads to the exact field of a step."""

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="observaciones"
    )
    ronda = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=40)
    item_nombre = models.CharField(max_length=120, help_text="Como se leía al observarlo.")
    paso = models.PositiveSmallIntegerField(help_text="Paso al que lleva el ítem.")
    motivo = models.ForeignKey(Motivo, on_delete=models.PROTECT, related_name="+")
    nota = models.CharField(max_length=300, blank=True)
    creada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    creada_en = models.DateTimeField()
    respuesta = models.CharField(max_length=300, blank=True)
    respondida_en = models.DateTimeField(null=True, blank=True)
    resuelta_en = models.DateTimeField(null=True, blank=True)

    objects = ObservacionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "observación"
        verbose_name_plural = "observaciones"

    def __str__(self) -> str:
        return str(self.motivo)
