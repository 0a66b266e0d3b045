"""What keeps a sale from being forgotten, and that it was."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Retencion(models.Model):
    """A sale in dispute: nothing of it is erased until whoever may says so."""

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="retenciones"
    )
    razon = models.CharField(max_length=200)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()
    levantada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    levantada_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "retención"
        verbose_name_plural = "retenciones"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["venta"], condition=Q(levantada_en=None), name="una_retencion_por_venta"
            ),
            models.CheckConstraint(
                condition=Q(levantada_en=None, levantada_por=None)
                | Q(levantada_en__isnull=False, levantada_por__isnull=False),
                name="retencion_levantada_por_alguien",
            ),
        ]

    def __str__(self) -> str:
        return f"Venta {self.venta_id} retenida: {self.razon}"


class Olvido(models.Model):
    """A sale whose copies were erased by policy: the log of the sale says which."""

    venta = models.OneToOneField(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="olvido"
    )
    en = models.DateTimeField()

    class Meta:
        verbose_name = "olvido"
        verbose_name_plural = "olvidos"

    def __str__(self) -> str:
        return f"Venta {self.venta_id}, borrada por política el {self.en:%d/%m/%Y}"
