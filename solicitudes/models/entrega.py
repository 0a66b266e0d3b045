"""Step 11: the hand-over of folders, each list with its acta."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from documentos.models import Documento


class Entrega(models.Model):
    """One acta: a numbered list of folders that an asesor proposes and Canales receives."""

    asesor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="entregas"
    )
    propuesta_en = models.DateTimeField()
    acta = models.ForeignKey(
        Documento, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"Acta {self.pk}"


class CarpetaEntregada(models.Model):
    """One folder in an acta; its reception stops the clock."""

    entrega = models.ForeignKey(Entrega, on_delete=models.CASCADE, related_name="carpetas")
    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.PROTECT, related_name="entregas"
    )
    orden = models.PositiveSmallIntegerField()
    propuesta_en = models.DateTimeField()
    recibida_en = models.DateTimeField(null=True, blank=True)
    recibida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    no_vino_en = models.DateTimeField(null=True, blank=True)
    retirada = models.BooleanField(
        default=False, help_text="No vino porque su asesor la abrió para corregirla."
    )

    class Meta:
        ordering: ClassVar = ["entrega", "orden"]
        verbose_name = "carpeta entregada"
        verbose_name_plural = "carpetas entregadas"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entrega", "venta"], name="una_vez_en_cada_acta"),
            models.UniqueConstraint(
                fields=["venta"],
                condition=Q(recibida_en=None, no_vino_en=None),
                name="en_una_sola_acta_abierta",
            ),
        ]

    def __str__(self) -> str:
        return f"Venta {self.venta_id} en el acta {self.entrega_id}"

    @property
    def abierta(self) -> bool:
        """Proposed, and neither received nor told that it did not come."""
        return self.recibida_en is None and self.no_vino_en is None
