"""Who has the paper folder of a sale, or where it is kept: every hand it passed through (11)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Paso(models.TextChoices):
    """How a folder came into somebody's hands."""

    IMPRESA = "IMPRESA", "la imprimió"
    LLEVADA = "LLEVADA", "la lleva a entregar"
    RECIBIDA = "RECIBIDA", "la recibió"
    GUARDADA = "GUARDADA", "la guardó"
    DEVUELTA = "DEVUELTA", "la tiene de vuelta"
    DE_NUEVO = "DE_NUEVO", "la recibió de nuevo"


EN_LA_CASA = (Paso.RECIBIDA, Paso.GUARDADA, Paso.DE_NUEVO)
"""With Canales Virtuales; otherwise an asesor has it."""


class Tenencia(models.Model):
    """One hand, from an instant until the next; the last one of a sale has no end."""

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.PROTECT, related_name="tenencias"
    )
    como = models.CharField(max_length=8, choices=Paso.choices)
    quien = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    caja = models.CharField(max_length=20, blank=True)
    estante = models.CharField(max_length=20, blank=True)
    anotada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    desde = models.DateTimeField()
    hasta = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["venta", "pk"]
        verbose_name = "tenencia de una carpeta"
        verbose_name_plural = "tenencias de carpetas"
        indexes: ClassVar = [
            models.Index(fields=["desde", "id"], name="quien_tiene_que", condition=Q(hasta=None))
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["venta"], condition=Q(hasta=None), name="una_mano_a_la_vez"
            ),
            models.CheckConstraint(
                condition=Q(caja="", estante="") | Q(como=Paso.GUARDADA),
                name="caja_solo_si_guardada",
            ),
        ]

    def __str__(self) -> str:
        return f"Venta {self.venta_id}: {self.quien_y_donde}"

    @property
    def en_la_casa(self) -> bool:
        return self.como in EN_LA_CASA

    @property
    def donde(self) -> str:
        """For example «caja 12, estante B»; empty in somebody's hands."""
        partes = [("caja", self.caja), ("estante", self.estante)]
        return ", ".join(f"{que} {cual}" for que, cual in partes if cual)

    @property
    def quien_y_donde(self) -> str:
        return self.donde or str(self.quien)
